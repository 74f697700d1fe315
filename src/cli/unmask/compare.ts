import type { SeenSelector, SeenText } from '../../survey/seen.ts';
import type { Visit } from './visit.ts';

/** What a selector shows, in the eyes of several visitors. */
export interface Compared {
  /** Elements that it fits, in all visits. */
  readonly fits: number;
  /** How many visitors and pages it shows something to and on. */
  readonly visitors: number;
  readonly pages: number;
  /** Pages on which two visitors are shown different texts. */
  readonly differs: readonly string[];
  /** Pages on which only one visitor is shown anything: nothing to compare with. */
  readonly alone: readonly string[];
  /** Does each page have texts of its own? */
  readonly perPage: boolean;
  /** Texts below it that S1 refuses. */
  readonly refused: number;
  /** The texts, where they are the same for all; none else: one may be somebody's name. */
  readonly texts: readonly string[];
  /** Letters to be seen, in all visits. */
  readonly letters: number;
}

const listOf = ({ seen }: Visit, { texts }: SeenSelector): readonly SeenText[] =>
  texts.map((place) => seen.texts[place] as SeenText);

const sameOf = (texts: readonly SeenText[]): string => JSON.stringify(texts.map(({ text }) => text));

/** `pick`: what the selector shows on a visit, if it is known there. */
export const compare = (
  visits: readonly Visit[],
  pick: (visit: Visit) => SeenSelector | undefined,
): Compared => {
  const shown = visits.flatMap((visit) => {
    const selector = pick(visit);
    return selector ? [{ visit, selector, texts: listOf(visit, selector) }] : [];
  });
  const telling = shown.filter(({ texts }) => texts.length);
  const pages = [...new Set(telling.map(({ visit }) => visit.page))];
  const onPage = (page: string) => telling.filter(({ visit }) => visit.page === page);
  const versions = (page: string): number => new Set(onPage(page).map(({ texts }) => sameOf(texts))).size;
  const differs = pages.filter((page) => versions(page) > 1);
  const alone = pages.filter((page) => onPage(page).length < 2);
  return {
    fits: shown.reduce((sum, { selector }) => sum + selector.fits, 0),
    visitors: new Set(telling.map(({ visit }) => visit.visitor)).size,
    pages: pages.length,
    differs,
    alone,
    perPage: new Set(telling.map(({ texts }) => sameOf(texts))).size > 1,
    refused: shown.reduce((sum, { selector }) => sum + selector.refused, 0),
    texts:
      differs.length || alone.length
        ? []
        : [...new Set(pages.flatMap((page) => onPage(page)[0]?.texts.map(({ text }) => text) ?? []))],
    letters: telling.reduce((sum, { texts }) => sum + lettersOf(texts), 0),
  };
};

export const lettersOf = (texts: readonly SeenText[]): number =>
  texts.reduce((sum, { letters }) => sum + letters, 0);

/** Letters to be seen, in all visits. */
export const allLetters = (visits: readonly Visit[]): number =>
  visits.reduce((sum, { seen }) => sum + lettersOf(seen.texts), 0);
