import type { Facts, PurposeFacts } from '../facts.ts';
import type { Text } from '../model.ts';
import type { Voice } from '../voice.ts';

/** A text of the first layer in the dossier's language, or in the first one that there is. */
export const shownIn = (
  words: Readonly<Record<string, string>>,
  language: string,
): { readonly text: string; readonly language: string } => {
  const found = Object.keys(words).find((tag) => tag === language || tag.split('-')[0] === language);
  const tag = found ?? Object.keys(words)[0] ?? language;
  return { text: words[tag] ?? '', language: tag };
};

/** A purpose's title as a visitor reads it, marked where it is in another language. */
export const titleOf = ({ id, title }: PurposeFacts, { language }: Voice): Text => {
  const shown = shownIn(title, language);
  if (!shown.text) return id;
  return shown.language.split('-')[0] === language ? shown.text : shown;
};

/** The same where only plain text can stand. */
export const plainTitle = ({ id, title }: PurposeFacts, { language }: Voice): string =>
  shownIn(title, language).text || id;

/** A title inside a sentence. */
export const quotedTitle = (purpose: PurposeFacts, voice: Voice): string =>
  voice.say('quoted', { text: plainTitle(purpose, voice) });

/** The purpose of this id, inside a sentence. */
export const purposeNamed = (facts: Facts, id: string, voice: Voice): string => {
  const found = facts.purposes.find((purpose) => purpose.id === id);
  return found ? quotedTitle(found, voice) : id;
};

export const placeOf = (
  { country, outsideEea }: { readonly country: string; readonly outsideEea: boolean },
  voice: Voice,
): string =>
  outsideEea ? voice.say('outside', { country: voice.country(country) }) : voice.country(country);

/** An address as a reader can open it: paths belong to the site. */
export const addressOf = (policy: string, site: string): string =>
  URL.canParse(policy, site) ? new URL(policy, site).href : policy;

/** A duration or a share as a point carries it, in words. */
export const inPoint = (name: string, value: string | number, voice: Voice): string => {
  if (name === 'rate') return voice.percent(Number(value));
  if (/^(retention|usual|duration)$/.test(name)) return voice.duration(`${value}`);
  if (name === 'country') return voice.country(`${value}`);
  if (name === 'family') return voice.say(`family.${value}`);
  if (name === 'called') return voice.either(`${value}`.split(' '));
  return `${value}`;
};
