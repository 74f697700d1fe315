import { limitsOf } from '../measures/limits.ts';
import { LIMITS, type Note } from './limits.ts';
import type { Film } from './messages.ts';

type Limitation = Parameters<typeof limitsOf>[0];

/** What is known of a recording beside its events: a row of the collector's `GET /recordings`, and what else you know. */
export interface RecordingFacts {
  readonly session?: string;
  readonly purpose?: string;
  /** The purpose as people read it. */
  readonly title?: string;
  /** Digest of the text that the visitor was shown. */
  readonly notice?: string;
  /** First segment, last one, and when it is to be erased: ISO 8601. */
  readonly started?: string;
  readonly last?: string;
  readonly expires?: string;
  readonly bytes?: number;
  readonly segments?: number;
  readonly difficulties?: number;
  readonly measures?: {
    readonly limitation?: Limitation;
    readonly masking?: string;
    readonly identifier?: string;
  };
  /** Finds that the collector had to mask (S1); 0 or nothing where it is not in quarantine. CNIL draft §48. */
  readonly quarantined?: number | boolean;
  /** Of what kind they were, and how many of each. */
  readonly found?: Readonly<Record<string, number>>;
  /** What the proof says, where you may join the two: act, ISO 8601, record id. */
  readonly consent?: { readonly choice: string; readonly at?: string; readonly proof?: string };
  /** Upper bounds that ended it. */
  readonly caps?: readonly string[];
}

/** Events of rrweb's format: the collector's NDJSON, as a text or a response, or a list. */
export type Events = string | Response | readonly unknown[];

export interface Recording {
  readonly events: Events;
  readonly facts?: RecordingFacts;
}

/** The collector said no: `status` as it came. */
export class NotHandedOut extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the collector answered ${status}`);
    this.name = 'NotHandedOut';
    this.status = status;
  }
}

const linesOf = (events: readonly unknown[], note: Note): string => {
  note('events', events.length > LIMITS.events ? 1 : 0);
  return events
    .slice(0, LIMITS.events)
    .map((event) => {
      try {
        return JSON.stringify(event) ?? 'null';
      } catch {
        // In a circle, or too deep: the frame notes a line that it cannot read.
        return '-';
      }
    })
    .join('\n');
};

const textOf = async (events: Events, note: Note): Promise<string> => {
  if (typeof events === 'string') return events;
  if (events instanceof Response) {
    if (!events.ok) throw new NotHandedOut(events.status);
    return events.text();
  }
  return linesOf(events, note);
};

const limits = (limitation: Limitation = {}): ReturnType<typeof limitsOf> | undefined => {
  try {
    return limitsOf(limitation);
  } catch {
    // No measure was written down, or none that this version knows.
    return undefined;
  }
};

/** What the measures of a recording answer, where they are known. */
export const limitsIn = (facts: RecordingFacts = {}): ReturnType<typeof limitsOf> | undefined =>
  limits(facts.measures?.limitation);

/** As the frame takes it: a text, and how long L2 went on after a difficulty. Rejects with `NotHandedOut`. */
export const filmOf = async ({ events, facts }: Recording, note: Note): Promise<Film> => {
  const text = await textOf(events, note);
  if (text.length > LIMITS.characters) note('characters');
  const after = limitsIn(facts)?.around?.after;
  return { text: text.slice(0, LIMITS.characters), ...(after !== undefined && { after }) };
};
