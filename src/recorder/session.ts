import { hex } from '../platform/digest.ts';
import { json } from '../platform/json.ts';
import type { Platform } from '../platform/platform.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Caps } from './caps.ts';

/** I1: a random name for one visit, unrelated to any other (CNIL draft §44). Times in milliseconds. */
export interface Session {
  readonly id: string;
  /** Number of the next segment. */
  next: number;
  /** When it began, and when the visitor last did something. */
  readonly at: number;
  last: number;
  /** Bytes that the collector took. */
  sent: number;
  /** L2: until when everything is kept. */
  until: number;
  /** Under which consent: a sum over the grant's id. A session never goes on under another one. */
  readonly grant: number;
}

export interface Sessions {
  /** The one of the page before, if it still lives; else a new one, in memory only. */
  open(purpose: PurposeId, grant: string): Session;
  mint(grant: string): Session;
  /** Writes it to the tab's storage, for the next page. */
  keep(purpose: PurposeId, session: Session): void;
  forget(purpose: PurposeId): void;
}

const KEY = 'temoin.session';

export const isIdle = ({ last }: Session, now: number, idle: number): boolean => now - last > idle;
export const isOld = ({ at }: Session, now: number, life: number): boolean => now - at > life;

const sum = (text: string): number =>
  [...text].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 0x100000000, 0);

type Stored = Record<PurposeId, Session>;

/** Something else may have written there: only what has our shape is ours. */
const isSession = (value: unknown, now: number): value is Session => {
  const { id, ...numbers } = (value ?? {}) as Session;
  const { next, at, last, sent, until, grant } = numbers;
  return (
    /^[0-9a-f]{32}$/.test(id) &&
    [next, at, last, sent, until, grant].every((each) => Number.isSafeInteger(each) && each >= 0) &&
    Math.max(at, last) <= now
  );
};

export const createSessions = (
  { clock, chance, terminal }: Pick<Platform, 'clock' | 'chance' | 'terminal'>,
  { idle, life }: Pick<Caps, 'idle' | 'life'>,
): Sessions => {
  const read = (): Stored => {
    try {
      return JSON.parse(terminal.session()?.getItem(KEY) ?? '{}') ?? {};
    } catch {
      // Whatever stood there was not ours.
      return {};
    }
  };
  const write = (stored: Stored) => {
    try {
      if (Object.keys(stored).length) terminal.session()?.setItem(KEY, json(stored));
      else terminal.session()?.removeItem(KEY);
    } catch {
      // A full or blocked storage: the session ends with the page.
    }
  };
  const mint = (grant: string): Session => {
    const at = clock.now();
    return { id: hex(chance.bytes(16)), next: 0, at, last: at, sent: 0, until: 0, grant: sum(grant) };
  };
  return {
    mint,
    open(purpose, grant) {
      const stored = read()[purpose];
      const now = clock.now();
      const lives = isSession(stored, now) && !isIdle(stored, now, idle) && !isOld(stored, now, life);
      return lives && stored.grant === sum(grant) ? stored : mint(grant);
    },
    keep: (purpose, session) => write({ ...read(), [purpose]: session }),
    forget(purpose) {
      const { [purpose]: _, ...others } = read();
      if (_) write(others);
    },
  };
};
