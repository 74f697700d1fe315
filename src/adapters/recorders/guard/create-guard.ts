import type { Guard } from './guard.ts';

/** One vendor's guard in this page, shut. */
export const createGuard = (_page: Window & typeof globalThis, _hosts: readonly string[]): Guard => ({
  open() {},
  shut() {},
  reach() {},
});
