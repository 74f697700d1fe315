import type { Clock, Undo } from '../../platform/clock.ts';
import type { CmpFacts } from './cmp-facts.ts';

export type { CmpFacts } from './cmp-facts.ts';

/** By the CMP's own keys: `undefined`, or no member, is undecided, which is not refused. */
export type Answers = Readonly<Record<string, boolean | undefined>>;

/** The CMP's own record of what was answered, for the proof; what it does not say is absent. */
export interface CmpRecord {
  readonly version?: string;
  /** The id under which the CMP keeps it. */
  readonly reference?: string;
  /** When it was answered, milliseconds since the epoch. */
  readonly at?: number;
}

/** A CMP that has loaded and read what it remembers. */
export interface Cmp {
  /** What stands now, of the keys that were named at `connect`. A default is no answer. */
  read(): Answers;
  /** False: the CMP has no such key. Undefined: it does not say. */
  knows(key: string): boolean | undefined;
  /**
   * Calls back whenever what `read` says may have changed; with `true` where it tells nothing new, and what it told is
   * to be read once more. Whatever else it calls with is not looked at.
   */
  watch(changed: (again?: true) => void): Undo;
  /**
   * Writes answers back and lets the CMP remember them; what is not named stays. Rejects or throws where it cannot.
   * Absent: the CMP has no command that writes.
   */
  write?(answers: Readonly<Record<string, boolean>>): void | Promise<void>;
  /**
   * Forgets the answer to this key, and whatever it remembers together with it, and asks again. There where the CMP does
   * not say when it was answered: nothing else would tell a new answer from an old one.
   */
  forget?(key: string): void | Promise<void>;
  /**
   * Takes in what another tab has answered since. There where the CMP does not look for itself: it shows in its dialog
   * what stood before, hears no click on that, and would write it anew with any other answer. True: something was taken
   * in, which it tells by no event.
   */
  refresh?(): boolean | undefined;
  /** Opens the CMP's own dialog, in which each key can be changed. */
  open(): void;
  /** Is it asking right now, or about to: is there, or will there be, a question of its own on the screen? */
  asking(): boolean;
  record(): CmpRecord;
}

export interface CmpScene {
  readonly page: Window & typeof globalThis;
  readonly clock: Clock;
  /** The keys that the configuration maps purposes to. */
  readonly keys: readonly string[];
}

/** One CMP. */
export interface CmpAdapter {
  readonly facts: CmpFacts;
  /**
   * Resolves when the CMP is there and has read what it remembers, however late it is loaded, before or after this
   * is called; goes on waiting where it never is. Writes nothing into the page but what the CMP documents for it.
   */
  connect(scene: CmpScene): Promise<Cmp>;
}
