import { DIFFICULTIES } from '../measures/difficulties.ts';
import type { Localised, Purpose } from '../purpose/purpose.ts';
import { inWords } from './duration.ts';
import type { Notice } from './notice.ts';
import type { Say, Texts, Values } from './texts.ts';

/** One purpose: the three uses speak from the measures in force. CNIL draft §42-47; GDPR art. 13. */
export const purposeInWords = (
  { id, title, description, limitation, masking, identifier, retention, trackers = [], alternative }: Purpose,
  say: Say,
  texts: Texts,
  language: string,
  parties: Values,
): Notice['second']['purposes'][number] => {
  /** A text of the site's own, in the page's language or none. GDPR art. 12. */
  const own = (text?: Localised): string => {
    const found = text?.[language] ?? text?.[`${language.split('-')[0]}`];
    if (!found) throw Error(`purpose "${id}" is silent in "${language}"`);
    return found;
  };
  const rate = limitation?.L1?.rate ?? 0;
  // An L1 that takes every visit is no sampling, and is not called so.
  const limit = rate === 1 ? 'all' : Object.keys(limitation ?? {})[0];
  const list = (items: readonly string[]) => items.join(say('comma'));
  const values: Record<string, string> = {
    ...parties,
    rate: say('percent', { n: `${+(rate * 100).toPrecision(4)}`.replace('.', say('decimal')) }),
    triggers: list((limitation?.L2?.triggers ?? DIFFICULTIES).map((kind) => say(kind))),
    trackers: list(trackers.flatMap(({ keep, name }) => (keep ? [] : name))),
    alternative: alternative ? `${alternative.equivalent} ${alternative.why}` : '',
    kept: '',
  };
  if (retention) values['kept'] = say('kept', { retention: inWords(texts, language, retention) });
  if (limit) {
    values['limit'] = say(limit, values);
    values['when'] = say(`${limit}.when`, values);
    values['masking'] = say(`${masking}`, values);
    values['identifier'] = say(`${identifier}`);
  }
  const use = limit && texts[id];
  return {
    id,
    title: use || own(title),
    description: use ? say(`${id}.for`, values) : own(description),
    // A locale says them in the order in which they are shown; one that has nothing to say is left out.
    details: Object.keys(texts).flatMap((key) => {
      if (!key.startsWith('about.') && !(limit && key.startsWith('recording.'))) return [];
      const [term = '', text] = say(key, values).split('|');
      return text ? { term, text } : [];
    }),
  };
};
