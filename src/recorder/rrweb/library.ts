import { record as rrweb } from '@rrweb/record';
import type { Internals } from './internals.ts';

/** The library as every build patches it and brings it along: tools/slim-rrweb.mjs, adr/0014. */
export const record: Internals & {
  /** Returns what ends it. */
  (options: object): (() => void) | undefined;
  takeFullSnapshot(again: true): void;
} = rrweb as never;
