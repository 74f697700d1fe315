/** The entry of `consent-mode.js`. */
export { start } from './consent-mode/consent-mode.ts';
