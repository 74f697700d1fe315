import type { Check, Known, Verdict, Walk } from './check.ts';
import { CHECKS } from './checks/index.ts';
import type { Seen } from './seen.ts';

/** A check with what it found. */
export interface Finding extends Verdict, Pick<Check, 'id' | 'title' | 'rule' | 'source'> {}

/** Judges a visit by every check that is asked for. Never throws for what was not looked at. */
export const judge = (seen: Seen, known: Known, checks: readonly Check[] = CHECKS): readonly Finding[] =>
  checks.map((check) => {
    const { id, title, rule, source } = check;
    return { id, title, rule, source, ...check.judge(seen, known) };
  });

/** What has to be done in the browser for these checks. */
export const walksOf = (checks: readonly Check[]): ReadonlySet<Walk> =>
  new Set(checks.flatMap(({ needs }) => needs));
