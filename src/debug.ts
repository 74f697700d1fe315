/** The entry of `debug.js`. */
export { start } from './debug/debug.ts';
