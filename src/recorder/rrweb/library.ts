/** The library as every build patches it: tools/slim-rrweb.mjs, adr/0014. */
export { record } from '@rrweb/record';
