/**
 * Every situation for every platform and every vendor (`TEMOIN_THOROUGH=1 npm test`, some ten minutes more). Without it
 * each of them is in the situations that matter most, and one or two are in all of them.
 */
export const thorough: boolean = process.env['TEMOIN_THOROUGH'] === '1';

declare module 'vitest' {
  interface ProvidedContext {
    thorough: boolean;
  }
}
