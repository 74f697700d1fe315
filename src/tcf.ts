/** The entry of `tcf.js`. */
export * from './tcf/index.ts';
export { start } from './tcf/say-answers.ts';
