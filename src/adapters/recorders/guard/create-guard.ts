import type { Guard } from './guard.ts';
import { type Guarding, guardPage, KEY } from './guard-page.ts';

/**
 * One vendor's guard in this page, shut. Takes over, with what it holds, the early one that `guard.js` has put up for
 * the same places.
 */
export const createGuard = (page: Window & typeof globalThis, hosts: readonly string[]): Guard =>
  ((page as { [KEY]?: Guarding })[KEY] ?? guardPage(page))(hosts);
