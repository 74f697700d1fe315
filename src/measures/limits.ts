import type { DifficultyKind, Limitation } from '../purpose/purpose.ts';
import { AROUND, DIFFICULTIES, WITHIN } from './difficulties.ts';

/** What a limitation answers to whoever admits, records or keeps a visit (CNIL draft §42). */
export interface Limits {
  /** Its settings, with what was left unsaid. */
  readonly settings: object;
  /** The share of the agreed visits of which anything may be recorded: in ]0, 1]. */
  readonly share: number;
  /** The difficulties that are looked for, and marked in the recording. */
  readonly triggers: readonly DifficultyKind[];
  /** Only what surrounds a difficulty is sent, in seconds; everything where absent. */
  readonly around?: { readonly before: number; readonly after: number };
  /** ISO 8601: how long a visit without a difficulty is kept; as long as any other where absent. */
  readonly within?: string;
}

type Each = Required<Limitation>;

/** By measure. The page's bundles take this rather than the table of measures. */
export const LIMITS: { readonly [L in keyof Each]: (how: Each[L]) => Limits } = {
  L1: (how) => ({ settings: how, share: how.rate, triggers: [] }),
  L2(how) {
    const settings = { triggers: DIFFICULTIES, ...AROUND, ...how };
    return { settings, share: 1, triggers: settings.triggers, around: settings };
  },
  L3({ within = WITHIN }) {
    return { settings: { within }, share: 1, triggers: DIFFICULTIES, within };
  },
};

/** The answers of the one limitation in force. */
export const limitsOf = (limitation: Limitation): Limits => {
  const [[id, how] = []] = Object.entries(limitation);
  return LIMITS[id as 'L1'](how);
};
