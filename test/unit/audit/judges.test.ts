import { describe, expect, it } from 'vitest';
import type { Known, Outcome } from '../../../src/audit/check.ts';
import { CHECKS } from '../../../src/audit/checks/index.ts';
import { judge } from '../../../src/audit/judge.ts';
import type { Seen } from '../../../src/audit/seen.ts';
import { allWords, wordsFor } from '../../../src/cli/audit/all-words.ts';
import { ALIKE, BESIDE, UNKNOWN } from './faults-beside.ts';
import { DONE } from './faults-done.ts';
import { DRESSED, INNOCENT } from './faults-dressed.ts';
import { SHOWN } from './faults-shown.ts';
import { ACCEPTED, answer, first, REFUSED, seen, step, stored } from './made-up.ts';

const words = allWords();
const known: Known = { words: wordsFor(words, 'fr'), languages: words, allowed: ['panier'] };
const of = (id: string, visit: Seen) => {
  const [found] = judge(
    visit,
    known,
    CHECKS.filter((check) => check.id === id),
  );
  if (!found) throw new Error(`there is no ${id}`);
  return found;
};
const FAULTS = [...SHOWN, ...DONE, ...DRESSED, ...BESIDE];

describe('the judges', () => {
  it('have nothing against a visit that nobody can object to', () => {
    const findings = judge(seen(), known);
    expect(findings.filter(({ outcome }) => outcome !== 'held').map(({ id, why }) => `${id} ${why}`)).toEqual(
      [],
    );
  });

  it.each(FAULTS)('%s is broken by: %s', (id, _, visit, why) => {
    const found = of(id, visit);
    expect([
      found.outcome,
      ...[found.why, ...found.evidence].filter((each) => why.test(each)).slice(0, 1),
    ]).toEqual(['broken', expect.stringMatching(why)]);
  });

  it.each([...INNOCENT, ...ALIKE])('%s holds where %s', (id, _, visit) => {
    const { outcome, why } = of(id, visit);
    expect([outcome, why]).toEqual(['held', expect.any(String)]);
  });

  it.each(UNKNOWN)('%s is not judged where %s', (id, _, visit) => {
    expect(of(id, visit).outcome).toBe('unjudged');
  });

  it('have a fault to find each', () => {
    const found = new Set(FAULTS.map(([id]) => id));
    expect(CHECKS.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
  });

  it('say that they could not judge what was not looked at, and never that it holds', () => {
    const none = judge({ url: 'https://boutique.example/', language: '' }, known);
    expect(new Set(none.map(({ outcome }): Outcome => outcome))).toEqual(new Set(['unjudged']));
    for (const { why } of none) expect(why.length).toBeGreaterThan(10);
  });

  it('hold nothing against a site without a banner', () => {
    const empty = first({
      views: [{ width: 1366, height: 768, scheme: 'light', forced: false, layer: null }],
      second: null,
      cover: null,
      axe: null,
    });
    const visit = seen({
      first: empty,
      refused: answer('refuse', { activations: 0, closed: false, times: [] }),
      accepted: answer('accept', { activations: 0, closed: false, times: [] }),
      withdrawn: null,
      gestures: [],
      still: null,
    });
    const broken = judge(visit, known).filter(({ outcome }) => outcome === 'broken');
    expect(broken).toEqual([]);
  });

  it('let a site name what it needs to work', () => {
    const visit = seen({
      first: first({ step: step({ stored: [stored('panier'), stored('sid', 'a', { session: true })] }) }),
    });
    expect(of('PR-01', visit).outcome).toBe('held');
    expect(of('PR-01', visit).evidence.join()).toContain('sid');
  });

  it('hold a yes against the gesture that was taken for it alone', () => {
    const gestures = (['Escape', 'scroll', 'ten minutes'] as const).map((gesture, i) => ({
      ...{ gesture, stays: i === 0, step: i === 0 ? step() : ACCEPTED },
    }));
    const { why, evidence } = of('DP-20', seen({ gestures }));
    expect([why, ...evidence]).toEqual(['scroll is taken for a yes']);
  });

  it('take a record of a no for a no', () => {
    expect(of('DP-20', seen({ gestures: [{ gesture: 'close', stays: false, step: REFUSED }] })).outcome).toBe(
      'held',
    );
  });
});
