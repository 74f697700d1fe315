import { atMost } from '../duration.ts';
import type { Rule } from '../finding.ts';
import { at, textOf } from '../json.ts';

const RULE = 'R-130, GDPR art. 5(1)(e)';

/** A proof is kept while its consent is relied upon, and no longer than thirteen months without a reason. */
export const proofRetention: Rule = (json, report) => {
  const given = at(json, 'proofRetention');
  const lifetime = at(json, 'choiceLifetime') ?? 'P6M';
  if (!atMost(given, 'P9999M') || !atMost(lifetime, 'P9999M')) return;
  if (!atMost(lifetime, given))
    report.refuse(
      'proofRetention',
      `is ${given}: a consent that stands for ${lifetime} needs its proof`,
      RULE,
    );
  else if (!atMost(given, 'P13M') && !textOf(at(json, 'proofRetentionWhy'))?.trim())
    report.refuse(
      'proofRetentionWhy',
      `is missing: proofs kept for ${given}, above P13M, need their reason (a limitation period, say)`,
      RULE,
    );
};
