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

/** Whole files that only a thorough run has time for: odd ways and rare ends of what other files go through plainly. */
export const LONG: readonly string[] = [
  'audit-matrix',
  'audit-peers',
  'cmp-beneath',
  'cmp-klaro-odd',
  'cmp-mixed',
  'cmp-never',
  'cmp-real-odd',
  'cmp-two-tabs',
  'ended',
  'evidence',
  'framework-hydration',
  'frameworks',
  'hidden-store',
  'lost-memory',
  'picture',
  'player-facts',
  'player-hostile',
  'player-limits',
  'player-odd',
  'player-playing',
  'player-timeline',
  'preview',
  'promises',
  's1',
  'survey',
  'unmask-check',
  'unmask-wrong',
  'vendor-fakes',
  'vendor-loaders',
].map((name) => `test/browser/${name}.test.ts`);
