import type { Limit } from './limits.ts';
import { EN } from './texts.en.ts';
import { FR } from './texts.fr.ts';

/**
 * Every word of the player. `{x}` is filled in; what stands before a `|` is said of one, what follows of another number.
 */
export interface PlayerTexts {
  /** Name of the whole, for those who hear it. */
  readonly player: string;
  readonly play: string;
  readonly pause: string;
  readonly back: string;
  readonly forward: string;
  readonly previous: string;
  readonly next: string;
  /** Of the slider: its name, and where it stands. */
  readonly timeline: string;
  readonly position: string;
  readonly inIdle: string;
  readonly inGap: string;
  readonly elapsed: string;
  readonly speed: string;
  /** Of the switch that passes over the time in which nothing happens. */
  readonly skipIdle: string;
  readonly skipped: string;
  readonly skippedGap: string;
  readonly stumbled: string;
  /** Of the switch between fitted to the width and as large as it was. */
  readonly fullSize: string;
  readonly screen: string;
  readonly difficulties: string;
  readonly noDifficulty: string;
  /** Names of the kinds: `error`, `rage-click` …; a kind without one shows as it is. */
  readonly kinds: Readonly<Record<string, string>>;
  /** A kind and the name that the site gave. */
  readonly named: string;
  readonly shortcuts: string;
  readonly close: string;
  /** What a key does; by keys. */
  readonly keys: readonly (readonly [string, string])[];
  readonly legend: string;
  /** What the dots stand for, the hatched boxes, and what the timeline shows. */
  readonly masked: string;
  readonly blocked: string;
  readonly idle: string;
  readonly gap: string;
  readonly facts: string;
  readonly fact: Readonly<
    Record<
      | 'recording'
      | 'purpose'
      | 'measures'
      | 'consent'
      | 'proof'
      | 'notice'
      | 'recorded'
      | 'lasts'
      | 'events'
      | 'deletion'
      | 'gaps'
      | 'caps'
      | 'left'
      | 'session',
      string
    >
  >;
  readonly choices: Readonly<Record<string, string>>;
  readonly consentOn: string;
  readonly consentApart: string;
  readonly measures: Readonly<Record<string, string>>;
  readonly around: string;
  readonly held: string;
  readonly deletionOn: string;
  readonly deletionDue: string;
  readonly uneventful: string;
  readonly gapAt: string;
  readonly noGap: string;
  readonly caps: Readonly<Record<string, string>>;
  readonly left: Readonly<Record<Limit, string>>;
  readonly quarantine: string;
  readonly quarantined: string;
  readonly finds: string;
  /** What is said where there is nothing to play. */
  readonly loading: string;
  readonly empty: string;
  readonly unplayable: string;
  readonly refused: Readonly<Record<string, string>>;
}

/** The words in the language of a BCP 47 tag; English where it is none that the player speaks. */
export const textsIn = (language: string): PlayerTexts => (/^fr\b/i.test(language) ? FR : EN);
