import type { Limitation, Purpose } from './purpose.ts';

/** A purpose is one of session replay as soon as it says how recordings are limited (CNIL draft §42). */
export const isReplay = (purpose: Purpose): purpose is Purpose & { readonly limitation: Limitation } =>
  !!purpose.limitation;
