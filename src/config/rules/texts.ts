import { useOf } from '../../purpose/uses.ts';
import { draftsOf } from '../draft.ts';
import type { Rule } from '../finding.ts';
import { entriesOf } from '../json.ts';

const CLAIM =
  /\b(certif\w*|approuv\w*|agree\w*|homologu\w*|valid(e|ee|es|ated)\b|approved|endorsed|compliant|conform\w*)\W+(\w+\W+){0,4}cnil\b|\bcnil\W+(\w+\W+){0,2}(certif\w*|approved|approuv\w*|endorsed|compliant|conform\w*|valid\w*)/;

const fits = (tag: string, shipped: string): boolean => tag === shipped || tag === shipped.split('-')[0];

/** A purpose of the site's own speaks every language that the site speaks; the three uses speak for themselves. */
export const texts =
  (shipped: readonly string[]): Rule =>
  (json, report) => {
    const drafts = draftsOf(json);
    const own = drafts.filter(({ id }) => id !== undefined && !useOf(id));
    const written = (field: string) => own.flatMap(({ get }) => entriesOf(get(field)).map(([tag]) => tag));
    const languages = [...new Set([...written('title'), ...written('description')])];
    for (const { path, id = '', get, has } of drafts) {
      for (const field of ['title', 'description']) {
        const entries = entriesOf(get(field));
        if (useOf(id)) {
          if (has(field))
            report.refuse(
              `${path}.${field}`,
              `would not be shown: the words for ${id} are made from its measures, so that they are true`,
              'R-005, GDPR art. 12',
            );
          continue;
        }
        if (!has(field) || (!entries.length && typeof get(field) === 'object'))
          report.refuse(
            `${path}.${field}`,
            'is missing: a purpose of your own needs its title and its description',
            'R-003, CNIL 2020-092 §2.1',
          );
        else
          for (const tag of languages)
            if (!entries.some(([known]) => known === tag || fits(known, tag)))
              report.refuse(
                `${path}.${field}.${tag}`,
                `is missing: other texts are there in “${tag}”, and no other language stands in`,
                'R-010, GDPR art. 12',
              );
        for (const [tag, text] of entries) {
          if (!shipped.some((each) => fits(tag, each)))
            report.refuse(
              `${path}.${field}.${tag}`,
              `is in a language that has no locale: ${shipped.join(', ')}`,
              'R-010, GDPR art. 12',
            );
          const plain =
            typeof text === 'string' && text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
          if (plain && CLAIM.test(plain))
            report.refuse(`${path}.${field}.${tag}`, 'claims the CNIL’s approval, which nobody has', 'R-169');
        }
      }
    }
  };
