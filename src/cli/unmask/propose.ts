import type { Candidate, Kind, Seen } from '../../survey/seen.ts';
import { count } from '../count.ts';
import { allLetters, type Compared, compare } from './compare.ts';
import type { Visit } from './visit.ts';

/** A selector that may be allowed, and why. */
export interface Proposal {
  readonly selector: string;
  readonly kind: Kind;
  readonly why: string;
  /** What it would show. */
  readonly texts: readonly string[];
  /** Of all letters that are to be seen, in [0, 1]. */
  readonly share: number;
}

/** A kind that stays masked where it could have been allowed, and why. */
export interface Left {
  readonly selector: string;
  readonly why: string;
}

export interface Proposed {
  readonly proposals: readonly Proposal[];
  readonly left: readonly Left[];
  /** Of all letters that are to be seen, what the proposals would add together, in [0, 1]. */
  readonly gain: number;
}

/** A list that nobody reads through proves nothing. */
const MOST = 12;
/** A figure alone, or one in brackets: a price, a total, how many things are in somebody's basket. */
const FIGURE = /^[^\p{L}]*\p{Nd}[^\p{L}]*$|\(\s*\p{Nd}+\s*\)|\p{Nd}[\d\s.,]*\p{Sc}|\p{Sc}\s*\p{Nd}/u;
const DIGIT = /\p{Nd}/u;

/** Why a selector may not be allowed; nothing where it may. */
const against = ({ visitors, differs, alone, refused, texts, perPage }: Compared): string | undefined => {
  if (differs.length) return `its text differs between visitors on ${count(differs.length, 'page')}`;
  if (refused) return 'it holds text that nobody may show (an address, a number, a token)';
  if (visitors < 2 || alone.length) return 'one visitor alone was shown it: nothing to compare with';
  if (texts.some((text) => FIGURE.test(text))) return 'it holds figures, which may be a visitor’s own';
  if (perPage && texts.some((text) => DIGIT.test(text)))
    return 'each page has its own text, with digits in it: they may name somebody’s order';
  return undefined;
};

const whyOf = ({ visitors, pages, perPage }: Compared, kind: Kind): string =>
  `same text for ${count(visitors, 'visitor')} on ${perPage ? 'each of ' : ''}${count(pages, 'page')}${
    perPage ? ', each its own' : ''
  }: ${kind}`;

const candidateOn =
  (selector: string) =>
  ({ seen }: Visit): Seen['candidates'][number] | undefined =>
    seen.candidates.find((each) => each.selector === selector);

/** The texts that a selector would add, as `visit:text`. */
const gainOf = (visits: readonly Visit[], selector: string): readonly string[] =>
  visits.flatMap((visit, number) =>
    (candidateOn(selector)(visit)?.texts ?? []).flatMap((place) => {
      const text = visit.seen.texts[place];
      return text?.letters && !text.shown ? [`${number}:${place}`] : [];
    }),
  );

/**
 * Few selectors, the widest first, that show only what every visitor of a page is shown alike and that is nobody's
 * (CNIL draft §43). Where a wide one will not do, narrower ones inside it may.
 */
export const propose = (visits: readonly Visit[]): Proposed => {
  const known = new Map<string, Candidate>();
  for (const { seen } of visits) for (const each of seen.candidates) known.set(each.selector, each);
  const judged = [...known.values()].map((candidate) => {
    const compared = compare(visits, candidateOn(candidate.selector));
    return { ...candidate, compared, refusal: against(compared), gain: gainOf(visits, candidate.selector) };
  });
  const all = allLetters(visits);
  const open = judged
    .filter(({ refusal, gain }) => !refusal && gain.length)
    .sort((a, b) => a.tier - b.tier || b.compared.letters - a.compared.letters);
  const covered = new Set<string>();
  const chosen: typeof open = [];
  for (const each of open) {
    if (chosen.length >= MOST || each.gain.every((text) => covered.has(text))) continue;
    for (const text of each.gain) covered.add(text);
    chosen.push(each);
  }
  const lettersAt = (key: string): number => {
    const [visit = 0, text = 0] = key.split(':').map(Number);
    return visits[visit]?.seen.texts[text]?.letters ?? 0;
  };
  return {
    gain: [...covered].reduce((sum, key) => sum + lettersAt(key), 0) / (all || 1),
    proposals: chosen
      // A narrower one may have been chosen before what holds it.
      .filter((each) =>
        each.gain.some(
          (text) =>
            !chosen.some(
              (other) => other !== each && other.gain.length > each.gain.length && other.gain.includes(text),
            ),
        ),
      )
      .map(({ selector, kind, compared }) => ({
        selector,
        kind,
        why: whyOf(compared, kind),
        texts: compared.texts,
        share: all ? compared.letters / all : 0,
      })),
    left: judged.flatMap(({ selector, tier, refusal, gain }) =>
      tier === 1 && refusal && gain.length ? [{ selector, why: refusal }] : [],
    ),
  };
};
