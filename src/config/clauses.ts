/** The requirement behind each part of the shape: the first that fits counts. */
const CLAUSES: readonly (readonly [path: RegExp, rule: string])[] = [
  [/^purposes\[\d+]\.(title|description)/, 'R-005, CNIL 2020-092 §2.1'],
  [/^purposes\[\d+]\.limitation/, 'R-042, CNIL draft §42'],
  [/^purposes\[\d+]\.masking/, 'R-046, CNIL draft §43'],
  [/^purposes\[\d+]\.identifier/, 'R-071, CNIL draft §44'],
  [/^purposes\[\d+]\.retention/, 'R-088, CNIL draft §45'],
  [/^purposes\[\d+]\.alternative/, 'R-091, CNIL draft, annex'],
  [/^purposes\[\d+]\.trackers/, 'R-025, CNIL draft §34'],
  [/^purposes/, 'R-003, GDPR art. 6(1)(a)'],
  [/^site$/, 'R-083, GDPR art. 32'],
  [/^siteVersion/, 'R-089, CNIL draft §45'],
  [/^controller/, 'R-111, GDPR art. 13(1)(a)'],
  [/^recipients/, 'R-111, GDPR art. 13(1)(e)'],
  [/^storage/, 'R-158, GDPR art. 13(1)(f)'],
  [/^choiceLifetime/, 'R-020, CNIL 2020-092'],
  [/^(routes|exclude)/, 'R-045, GDPR art. 5(1)(c)'],
  [/^unmask/, 'R-048, CNIL draft §43'],
  [/^httpOnlyTrackers/, 'R-026, CNIL draft §34'],
  [/^caps/, 'R-044, GDPR art. 5(1)(c)'],
  [/^audit/, 'CNIL 2020-092 art. 3'],
  [/^proofRetention/, 'R-130, GDPR art. 5(1)(e)'],
  [/^(timestamp|witnesses)/, 'R-140, CNIL 2020-092 art. 3'],
  [/^ruleset/, 'R-190'],
  [/^gpc/, 'R-180'],
];

export const clauseOf = (path: string): string => CLAUSES.find(([place]) => place.test(path))?.[1] ?? 'R-187';
