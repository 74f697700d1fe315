import type { SeenText } from '../../survey/seen.ts';
import { allLetters, type Compared, compare } from './compare.ts';
import { type Left, type Proposal, propose } from './propose.ts';
import type { Visit } from './visit.ts';

export type Verdict = SeenText['verdict'];

/** What would leave of one page as it is configured, as one visitor is shown it. */
export interface PageReport {
  readonly page: string;
  /** Texts that are to be seen, by what becomes of them. */
  readonly texts: Readonly<Record<Verdict, number>>;
  readonly fields: number;
  readonly boxes: number;
  /** Of the letters that are to be seen, in [0, 1]. */
  readonly readable: number;
}

/** A selector of the configuration, or the page's own mark. */
export interface Configured {
  readonly selector: string;
  readonly why?: string;
  readonly state: 'same' | 'differs' | 'alone' | 'nothing';
  /** Pages on which two visitors are shown different texts. */
  readonly differs: readonly string[];
  /** Texts below it that S1 refuses all the same. */
  readonly refused: number;
  readonly texts: readonly string[];
  readonly share: number;
}

/** What `temoin unmask` found. Nothing in it was in a field, nor is anything that S1 refuses, nor differs between visitors. */
export interface Report {
  readonly schema: 'temoin-unmask/1';
  /** ISO 8601 UTC. */
  readonly taken: string;
  readonly browser: string;
  /** How many, and how many of them came with a kept state. */
  readonly visitors: number;
  readonly withState: number;
  readonly pages: readonly PageReport[];
  readonly configured: readonly Configured[];
  readonly proposals: readonly (Proposal & { readonly number: number })[];
  readonly left: readonly Left[];
  /** What all proposals together would add, in [0, 1]. */
  readonly gain: number;
  readonly warnings: readonly string[];
}

export interface Given extends Pick<Report, 'taken' | 'browser' | 'visitors' | 'withState'> {
  readonly visits: readonly Visit[];
  /** Of the configuration. */
  readonly unmask: readonly { readonly selector: string; readonly why?: string }[];
  readonly warnings: readonly string[];
}

export const MARK = '[data-temoin-unmask]';

const pageReport = (page: string, visits: readonly Visit[]): PageReport => {
  const { seen } = visits.find((visit) => visit.page === page) as Visit;
  const visible = seen.texts.filter(({ letters }) => letters);
  const count = (verdict: Verdict): number => visible.filter((text) => text.verdict === verdict).length;
  const letters = (texts: readonly SeenText[]) => texts.reduce((sum, text) => sum + text.letters, 0);
  return {
    page,
    texts: {
      ...{ masked: count('masked'), allowed: count('allowed') },
      ...{ blocked: count('blocked'), never: count('never') },
    },
    fields: seen.fields,
    boxes: seen.boxes,
    readable: letters(visible.filter(({ shown }) => shown)) / (letters(visible) || 1),
  };
};

const stateOf = ({ differs, alone, visitors }: Compared): Configured['state'] => {
  if (differs.length) return 'differs';
  if (!visitors) return 'nothing';
  return alone.length ? 'alone' : 'same';
};

/** Compares all visits. */
export const reportOf = ({ visits, unmask, warnings, ...about }: Given): Report => {
  const all = allLetters(visits) || 1;
  const entries = [
    ...new Map(
      [...unmask, { selector: MARK, why: 'marked in the page itself' }].map((each) => [each.selector, each]),
    ).values(),
  ];
  const found = entries.map((entry) => ({
    entry,
    compared: compare(visits, ({ seen }) => seen.configured[entry.selector]),
  }));
  const idle = found.filter(({ entry, compared }) => !compared.fits && entry.selector !== MARK);
  const { proposals, left, gain } = propose(visits);
  return {
    schema: 'temoin-unmask/1',
    ...about,
    pages: [...new Set(visits.map(({ page }) => page))].map((page) => pageReport(page, visits)),
    configured: found
      .filter(({ entry, compared }) => compared.fits || entry.selector !== MARK)
      .map(({ entry, compared }) => ({
        ...entry,
        state: stateOf(compared),
        differs: compared.differs,
        refused: compared.refused,
        texts: compared.texts,
        share: compared.letters / all,
      })),
    proposals: proposals.map((each, place) => ({ number: place + 1, ...each })),
    left,
    gain,
    warnings: [
      ...warnings,
      ...idle.map(
        ({ entry }) =>
          `“${entry.selector}” of the configuration fits nothing on ${visits.length > 1 ? 'these pages' : 'this page'}`,
      ),
    ],
  };
};

/** Texts that every visitor of a page is shown, by page. */
export const commonTexts = (visits: readonly Visit[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...new Set(visits.map(({ page }) => page))].map((page) => {
      const [first, ...others] = visits
        .filter((visit) => visit.page === page)
        .map(
          ({ seen }) =>
            new Set(seen.texts.filter(({ verdict }) => verdict !== 'never').map(({ text }) => text)),
        );
      return [page, [...(first ?? [])].filter((text) => others.every((texts) => texts.has(text)))];
    }),
  );
