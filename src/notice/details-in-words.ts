import { limitsOf } from '../measures/limits.ts';
import type { Purpose } from '../purpose/purpose.ts';
import type { Asked } from './asked.ts';
import { inWords } from './duration.ts';
import type { Detail } from './notice.ts';
import { othersOf } from './others-of.ts';
import { partiesInWords } from './parties-in-words.ts';
import { limitInWords, limitOf } from './purpose-in-words.ts';
import type { Say, Texts } from './texts.ts';

/** What is told of a purpose that a recorder of others serves: nothing that only ours does. */
const THEIRS = /^2\.(about|vendor)\.|^2\.recording\.(when|where)$/;

/**
 * What the second layer tells of one purpose: data, measures in force, life, who watches and receives, where, rights,
 * complaint. In the order of the locale's keys; a line that has nothing to say is left out. GDPR art. 13.
 */
export const detailsInWords = (
  purpose: Purpose,
  asked: Asked,
  say: Say,
  texts: Texts,
  language: string,
): readonly Detail[] => {
  const { limitation, masking, identifier, trackers = [], alternative } = purpose;
  const { controller, recipients = [], storage, caps } = asked;
  const { triggers = [], around } = limitation ? limitsOf(limitation) : {};
  const { name, address, contact, dpo = contact } = controller;
  const list = (items: readonly string[]) => items.join(say('comma'));
  const place = ({ country }: { readonly country: string }) => texts[`2.${country}`] ?? country;
  const limit = limitOf(purpose);
  /** Recorders of others: of what they do, only what is so is said. */
  const tools = othersOf(purpose, asked);
  const said = tools[0] ? THEIRS : /^2\.(about|recording)\./;
  const values: Record<string, string> = {
    ...partiesInWords(asked, say),
    ...limitInWords(purpose, asked, say, texts, language),
    ...{ name, address, contact, dpo, places: list(storage.map(place)) },
    parties:
      list(recipients.map((party) => `${party.name} (${list([say(`2.${party.role}`), place(party)])})`)) ||
      say('none'),
    ...{
      before: `${around?.before}`,
      after: `${around?.after}`,
      triggers: list(triggers.map((kind) => say(`2.${kind}`))),
    },
    lasts:
      caps?.duration && !tools[0]
        ? say('2.lasts', { duration: inWords(texts, language, caps.duration) })
        : '',
    trackers: list(trackers.flatMap(({ keep, name: tracker }) => (keep ? [] : tracker))),
    tools: list(tools.map((tool) => tool.charAt(0).toUpperCase() + tool.slice(1))),
    alternative: alternative ? `${alternative.equivalent} ${alternative.why}` : '',
  };
  values['uses'] ||= say('2.unused');
  if (limit) {
    values['when'] = say(`2.${limit}.when`, values);
    values['masking'] = say(`2.${masking}`, values);
    values['identifier'] = say(`2.${identifier}`, {
      idle: inWords(texts, language, caps?.idle ?? 'PT30M'),
      life: inWords(texts, language, caps?.life ?? 'PT4H'),
    });
  }
  return Object.keys(texts).flatMap((key) => {
    if (!said.test(key) || (!limit && !key.startsWith('2.about.'))) return [];
    const [, term = '', text] = /(.*?)\|(.*)/s.exec(say(key, values)) ?? [];
    return text ? { term, text } : [];
  });
};
