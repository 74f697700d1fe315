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
        `${has('limitation') ? `names ${limitations.join(' and ') || 'none'}` : 'is missing'}: exactly one of L1 and L2 is needed${
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
    const rate = get('limitation', 'L1', 'rate');
    if (typeof rate !== 'number' || !(rate > 0.1 && rate <= 1)) continue;
    if (!textOf(get('limitation', 'L1', 'why'))?.trim())
      report.refuse(
        `${path}.limitation.L1.why`,
        `is missing: a rate of ${rate}, above 0.1, needs its reason`,
        'R-037, CNIL draft §42',
      );
    else
      report.warn(
        `${path}.limitation.L1.rate`,
        `is ${rate}: one visit in twenty (0.05) is more than sufficient as a rule`,
        'R-037, CNIL draft §42',
      );
  }
};
