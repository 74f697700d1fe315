import type { Check, Outcome } from '../../audit/check.ts';
import type { Finding } from '../../audit/judge.ts';
import type { Seen } from '../../audit/seen.ts';

/** What `temoin audit` found, as it is written down. */
export interface Report {
  readonly format: 'temoin-audit-1';
  /** ISO 8601 UTC. */
  readonly taken: string;
  readonly version: string;
  readonly browser: string;
  readonly url: string;
  readonly language: string;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly findings: readonly Finding[];
  readonly seen: Seen;
}

const OUTCOMES: readonly Outcome[] = ['broken', 'unjudged', 'held'];

export const countsOf = (findings: readonly Finding[]): Report['counts'] =>
  Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, findings.filter((each) => each.outcome === outcome).length]),
  ) as Report['counts'];

const SIGN: Readonly<Record<Outcome, string>> = { broken: '✗', held: '✓', unjudged: '–' };

/** A summary for people: what is broken first, with what was measured. */
export const say = ({ url, findings, counts, browser }: Report, most = 6): readonly string[] => [
  `${url}: ${counts.broken} broken, ${counts.held} held, ${counts.unjudged} not judged (${browser})`,
  ...OUTCOMES.flatMap((outcome) => {
    const these = findings.filter((each) => each.outcome === outcome);
    return these.length
      ? [
          '',
          ...these.flatMap(({ id, title, why, evidence }) => [
            `${SIGN[outcome]} ${id}  ${title}: ${why}`,
            ...(outcome === 'broken' ? evidence.slice(0, most).map((each) => `         ${each}`) : []),
          ]),
        ]
      : [];
  }),
];

/** The checks that are asked for by their ids, or all. Nothing where an id is unknown. */
export const chosen = (checks: readonly Check[], ids: string | undefined): readonly Check[] | string => {
  if (ids === undefined) return checks;
  const names = ids.split(',').map((each) => each.trim().toUpperCase());
  const unknown = names.find((name) => !checks.some(({ id }) => id === name));
  return unknown ?? checks.filter(({ id }) => names.includes(id));
};
