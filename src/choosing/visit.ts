import type { Act, Choice } from '../consent/choice.ts';
import type { Consent } from '../consent/consent.ts';
import { decode, encode } from '../consent/remembered.ts';
import { isUntimely } from '../consent/status-at.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Circumstances } from './circumstances.ts';

/** A grant that holds on this page, and the record that proves it. */
export interface Grant {
  readonly id: string;
  readonly choice: string;
  readonly at: number;
}

/** The visitor's choices on this page and on the terminal, held together. */
export interface Visit {
  readonly consent: Consent;
  readonly grants: Map<PurposeId, Grant>;
  /** Remembered yeses whose proofs are being looked for. */
  readonly reading: Set<PurposeId>;
  /**
   * The time of a new act: later than the choices that it replaces, whatever the clock says meanwhile. `yes`: an act
   * that counts only if it is not from the future, hence passes over a clock that was set back.
   */
  time(purposes: readonly PurposeId[], now?: number, yes?: boolean): number;
  choice(purpose: PurposeId, act: Act, at: number, choice: string, notice?: string): Choice;
  /** Until when a choice made at this time counts. */
  until(at: number): number;
  /** On the page and on the terminal, before it returns. */
  keep(choices: readonly Choice[]): void;
  forget(purposes: readonly PurposeId[]): void;
  /** Writes what the page knows to the terminal again, but for what is `lost`. */
  remember(lost?: readonly PurposeId[]): void;
  /** What the terminal remembers: the newest on these terms, should a foreign cookie stand beside ours. */
  recall(): Choice[];
  /**
   * Choices of this page that are newer than what the terminal remembers: a late answer of the collector may have
   * brought back a cookie that was replaced since. None where there is no cookie at all: that is the visitor's own doing.
   */
  newer(): Choice[];
  /** Does the terminal remember this very choice? */
  holds(choice: Choice): boolean;
  /** Does whoever asks beside us say that a yes to this stands? */
  confirmed(purpose: PurposeId): boolean;
  /** Is a yes remembered of which nobody has said yet whether it stands? */
  pending(purpose: PurposeId): boolean;
  /** Does the terminal still remember this page's grant, and is it confirmed? */
  stands(purpose: PurposeId): boolean;
}

/** The cookie `temoin`, read and written raw. */
export interface Memory {
  /** Every value that the page can see under that name. */
  read(): string[];
  write(text: string, until: number): void;
}

export const createVisit = (
  consent: Consent,
  about: Circumstances,
  cookie: Memory,
  now: () => number,
  confirmed: (purpose: PurposeId) => boolean = () => true,
): Visit => {
  const newest = (choices: readonly Choice[]) => Math.max(...choices.map(({ at }) => at));
  const ours = (choices: readonly Choice[]) => (choices[0]?.terms === about.terms ? 1 : 0);
  const unread = ({ purpose }: Choice) =>
    !consent.last(purpose) && (visit.reading.has(purpose) || !confirmed(purpose));
  const visit: Visit = {
    consent,
    grants: new Map(),
    reading: new Set(),
    until: about.until,
    confirmed,
    pending: (purpose) =>
      !confirmed(purpose) && visit.recall().some((each) => each.purpose === purpose && each.act === 'grant'),
    time: (purposes, given = now(), yes = false) =>
      Math.max(
        given,
        ...purposes
          .map((purpose) => (consent.last(purpose)?.at ?? 0) + 1)
          .filter((at) => !(yes && isUntimely({ act: 'grant', at }, given))),
      ),
    choice: (purpose, act, at, choice, notice = about.notice) => ({
      act,
      purpose,
      at,
      choice,
      notice,
      terms: about.terms,
    }),
    keep(choices) {
      consent.take(choices);
      visit.remember();
    },
    forget(purposes) {
      for (const purpose of purposes) {
        consent.forget(purpose);
        visit.grants.delete(purpose);
      }
      visit.remember();
    },
    remember(lost = []) {
      // Those on other terms would pass for choices on these.
      const choices = [...consent.choices(), ...visit.recall().filter(unread)].filter(
        ({ terms, purpose }) => terms === about.terms && !lost.includes(purpose),
      );
      cookie.write(
        choices.length ? encode(choices) : '',
        Math.max(...choices.map(({ at }) => about.until(at))),
      );
    },
    recall: () =>
      cookie
        .read()
        .map(decode)
        .filter((choices) => choices.length)
        .sort((a, b) => ours(b) - ours(a) || newest(b) - newest(a))[0] ?? [],
    newer() {
      const stored = visit.recall();
      return consent.choices().filter(({ purpose, at }) => {
        const there = stored.find((each) => each.purpose === purpose);
        return stored.length && at > (there?.at ?? newest(stored));
      });
    },
    holds: ({ purpose, act, at }) =>
      visit.recall().some((each) => each.purpose === purpose && each.act === act && each.at === at),
    stands(purpose) {
      const last = consent.last(purpose);
      return last?.act === 'grant' && visit.holds(last) && confirmed(purpose);
    },
  };
  return visit;
};
