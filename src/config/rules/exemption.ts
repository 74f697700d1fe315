import { draftsOf } from '../draft.ts';
import type { Rule } from '../finding.ts';
import { at, entriesOf, listOf, nameOf, textOf } from '../json.ts';

const RULE = 'R-014, CNIL draft §19';

const NAMES =
  /^(legitimate|legitimateinterests?|interetlegitime|legalbasis|lawfulbasis|lawfulness|baselegale|basis|strictlynecessary|strictementnecessaire|necessary|essential|required|mandatory|exempt\w*|dispense|audiencemeasurement\w*|mesureaudience|alwayson|alwaysactive|impliedconsent|optout|softoptin|(without|skip|no)consent|consent(required|needed|mode)|require(s)?consent|precheck\w*|preselect\w*|regions?)$/;

const WORDS =
  /\b(legitimate interests?|interets? legitimes?|strictly necessary|strictement necessaires?|exempt\w*|dispens\w+ de consentement|(without|sans) (consent|consentement)|impli(ed|cit) consent|consentement (implicite|tacite)|opt out|audience measurement|mesure d audience)\b/;

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Does the name of a setting ask for a way round consent? */
export const isExemption = (name: string): boolean => NAMES.test(plain(name).replace(/[^a-z]/g, ''));

const inWords = (text: string): boolean => WORDS.test(plain(text).replace(/[^a-z0-9]+/g, ' '));

/** No setting starts a replay without consent: neither by its name nor by its value. */
export const exemption: Rule = (json, report) => {
  const value = (path: string, given: unknown) => {
    const text = textOf(given);
    if (text && inWords(text))
      report.refuse(
        path,
        `“${text}” asks for replay without consent, and no exemption exists: only a yes starts it`,
        RULE,
      );
  };
  const walk = (here: unknown, path: readonly PropertyKey[]): void => {
    // Deeper than any setting: nothing down there can be meant.
    if (path.length > 12) return;
    for (const [index, each] of listOf(here).entries()) walk(each, [...path, index]);
    for (const [name, each] of entriesOf(here)) {
      // Google's name for its signals: what is in it is judged by a rule of its own.
      if (isExemption(name) && (name !== 'consentMode' || path.length))
        report.refuse(
          nameOf([...path, name]),
          'is no setting: replay has no exemption, and no other basis than consent',
          RULE,
        );
      walk(each, [...path, name]);
    }
  };
  walk(json, []);
  for (const name of ['ask', 'recorder', 'gpc', 'ruleset']) value(name, at(json, name));
  for (const { path, id, replay, get } of draftsOf(json)) {
    if (!replay) continue;
    value(`${path}.id`, id);
    for (const field of ['title', 'description'])
      for (const [language, text] of entriesOf(get(field))) value(`${path}.${field}.${language}`, text);
  }
};
