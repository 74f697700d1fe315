export { expireLater } from './expire-later.ts';
export { expireNow } from './expire-now.ts';
export type { Expiry } from './expiry.ts';
export { matches } from './matches.ts';
export { owed } from './owed.ts';
