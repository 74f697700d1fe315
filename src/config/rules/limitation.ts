import { measureOf } from '../../measures/index.ts';
import { useOf } from '../../purpose/uses.ts';
import { draftsOf } from '../draft.ts';
import type { Rule } from '../finding.ts';
import { textOf } from '../json.ts';

const REPLAY_ONLY = ['masking', 'identifier', 'retention', 'retentionWhy', 'alternative', 'recorder'];

/** A replay purpose is limited in exactly one way, and asks for nothing that is not there yet. */
export const limitation: Rule = (json, report) => {
  for (const { path, id, replay, limitations, has, get } of draftsOf(json)) {
    if (!replay) {
      for (const field of REPLAY_ONLY)
        if (has(field))
          report.refuse(
            `${path}.${field}`,
            'is for replay purposes, and those say by “limitation” how recordings are limited',
            'R-042, CNIL draft §42',
          );
      continue;
    }
    if (id && useOf(id)?.ready === false)
      report.refuse(
        `${path}.id`,
        `“${id}” calls for the identifier I2 or I3, and neither is there yet: leave it out for now`,
        'R-086, CNIL draft, annex',
      );
    if (limitations.length !== 1)
      report.refuse(
        `${path}.limitation`,
        `${has('limitation') ? `names ${limitations.join(' and ') || 'none'}` : 'is missing'}: exactly one of L1, L2 and L3 is needed${
          has('alternative') && !limitations.length
            ? ', also beside an alternative, since the recorder has no other way'
            : ''
        }`,
        'R-042, CNIL draft §42',
      );
    const asked = [
      ...limitations.map((each) => [`limitation.${each}`, each] as const),
      ...['masking', 'identifier'].map((field) => [field, textOf(get(field)) ?? ''] as const),
    ];
    for (const [where, measure] of asked) {
      const { available = true, clause = '' } = measureOf(measure) ?? {};
      if (available !== true)
        report.refuse(`${path}.${where}`, `cannot be asked for yet. ${available}`, clause);
    }
    for (const each of limitations) {
      const judged = measureOf(each)?.judge?.(Object(get('limitation', each)));
      if (judged) {
        const tell = judged.sound ? report.warn : report.refuse;
        tell(`${path}.limitation.${each}.${judged.setting}`, judged.reason, judged.rule);
      }
    }
  }
};
