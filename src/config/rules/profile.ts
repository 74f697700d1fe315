import { PROFILES, profileOf, unmet } from '../../profiles/index.ts';
import type { Identifier, Limitation, Masking } from '../../purpose/purpose.ts';
import { USES } from '../../purpose/uses.ts';
import { type Draft, draftsOf } from '../draft.ts';
import type { Rule } from '../finding.ts';
import { at, textOf } from '../json.ts';
import { nearest } from '../nearest.ts';

const RULE: Readonly<Record<string, string>> = {
  'replay.errors': 'R-084, CNIL draft, annex',
  'replay.experience': 'R-085, CNIL draft, annex',
  'replay.support': 'R-086, CNIL draft, annex',
};

const listed = (words: readonly string[]): string => words.join(' or ');

/** How a purpose departs from its profile, in words. What another rule refuses already is left out. */
const departures = ({ id = '', limitations, get }: Draft): readonly string[] => {
  const profile = profileOf(id);
  if (!profile) return [`no profile of the draft is called “${id}”`];
  const [masking, identifier] = [textOf(get('masking')), textOf(get('identifier'))];
  return unmet(profile, {
    ...(limitations.length === 1 && { limitation: { [limitations[0] as string]: {} } as Limitation }),
    ...(/^M[1-3]$/.test(masking ?? '') && { masking: masking as Masking }),
    ...(/^I[1-3]$/.test(identifier ?? '') && { identifier: identifier as Identifier }),
  }).map(({ family, called, applied }) => `${id} calls for the ${family} ${listed(called)}, not ${applied}`);
};

/** Are there recorders of others? Whether their alternative is needed, the rule on recorders says. */
const ofOthers = ({ get }: Draft, json: unknown): boolean =>
  [get('recorder') ?? at(json, 'recorder') ?? 'temoin'].flat().some((name) => name !== 'temoin');

/** A combination is one of the draft's sixteen, or comes with its documented alternative. */
export const profile: Rule = (json, report) => {
  for (const draft of draftsOf(json)) {
    const { path, id, replay, has } = draft;
    if (!replay || !id) continue;
    const rule = RULE[id] ?? 'R-003, CNIL draft, annex';
    const found = departures(draft);
    if (!has('alternative')) {
      const meant = PROFILES.some(({ use }) => use === id)
        ? undefined
        : nearest(
            id,
            USES.map((use) => use.id),
          );
      for (const each of found)
        report.refuse(
          `${path}.alternative`,
          `is missing (why, equivalent, owner): ${each}${meant ? `; did you mean “${meant}”?` : ''}`,
          `R-091, ${rule}`,
        );
    } else if (ofOthers(draft, json)) continue;
    else if (found.length)
      report.warn(`${path}.alternative`, `is what visitors will read: ${found.join('; ')}`, `R-091, ${rule}`);
    else
      report.warn(
        `${path}.alternative`,
        'is not needed: the combination is one of the draft’s own',
        `R-091, ${rule}`,
      );
    if (profileOf(id)) continue;
    for (const field of ['masking', 'identifier', 'retention'])
      if (!has(field))
        report.refuse(
          `${path}.${field}`,
          'is missing: a replay purpose of your own says all of its measures',
          'R-003, CNIL draft, annex',
        );
  }
};
