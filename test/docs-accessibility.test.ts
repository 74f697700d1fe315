import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CRITERIA, conformance, shownBy } from '../tools/wcag.mjs';
import { accessibilityDoc } from '../tools/wcag-docs.mjs';

it('says of each criterion of WCAG 2.2 what the tests and their titles say', () => {
  expect(readFileSync(new URL('../docs/accessibility.md', import.meta.url), 'utf8')).toBe(accessibilityDoc());
  expect(CRITERIA.map(([id]) => id)).toHaveLength(55);
});

it('fails for a criterion that nothing shows', () => {
  expect(() => conformance(new Map())).toThrow(/1\.3\.1 Info and Relationships is shown by nothing/);
});

it('reads titles of single tests and of tests in rows, and no other words', () => {
  const file = [
    "it('does this (WCAG 1.1.1, 2.2.2)', () => {});",
    "it.each([1])('does that, at %s (DP-01, WCAG 3.3.3)', () => {});",
    '// WCAG 4.4.4',
  ].join('\n');
  expect([...shownBy(new Map([['a', file]]))].map(([id, [one]]) => [id, one?.title])).toEqual([
    ['1.1.1', 'does this'],
    ['2.2.2', 'does this'],
    ['3.3.3', 'does that, at %s'],
  ]);
});
