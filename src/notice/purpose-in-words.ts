import { WITHIN } from '../measures/difficulties.ts';
import type { Localised, Purpose } from '../purpose/purpose.ts';
import type { Asked } from './asked.ts';
import { inWords } from './duration.ts';
import type { Block } from './notice.ts';
import { othersOf } from './others-of.ts';
import type { Say, Texts, Values } from './texts.ts';

/** Which limit is in force: an L1 that takes every visit is no sampling, and is not called so. */
export const limitOf = ({ limitation }: Pick<Purpose, 'limitation'>): string | undefined =>
  limitation?.L1?.rate === 1 ? 'all' : Object.keys(limitation ?? {})[0];

/** The limit and the life of the recordings, in words. CNIL draft §42 and §45. */
export const limitInWords = (
  purpose: Purpose,
  asked: Asked,
  say: Say,
  texts: Texts,
  language: string,
): Values => {
  const { limitation, retention } = purpose;
  const limit = limitOf(purpose);
  const rate = `${+((limitation?.L1?.rate ?? 0) * 100).toPrecision(4)}`.replace('.', say('decimal'));
  const time = (iso: string) => inWords(texts, language, iso);
  return {
    limit: limit ? say(limit, { rate: say('percent', { n: rate }) }) : '',
    // Nothing here erases what a recorder of others has kept: of its life nothing is said.
    kept:
      retention && !othersOf(purpose, asked)[0]
        ? say(limitation?.L3 ? 'soon' : 'kept', {
            retention: time(retention),
            within: time(limitation?.L3?.within ?? WITHIN),
          })
        : '',
  };
};

/** One purpose: the three uses speak from the measures in force. CNIL draft §42-47; GDPR art. 13. */
export const purposeInWords = (
  purpose: Purpose,
  asked: Asked,
  say: Say,
  texts: Texts,
  language: string,
): Block => {
  const { id, title, description } = purpose;
  /** A text of the site's own, in the page's language or none. GDPR art. 12. */
  const own = (text?: Localised): string => {
    const found = text?.[language] ?? text?.[`${language.split('-')[0]}`];
    if (!found) throw Error(`purpose "${id}" is silent in "${language}"`);
    return found;
  };
  const values = limitInWords(purpose, asked, say, texts, language);
  const use = values['limit'] && texts[id];
  return use
    ? { id, title: use, description: say(`${id}.for`, values).trim() }
    : { id, title: own(title), description: own(description) };
};
