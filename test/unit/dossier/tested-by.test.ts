import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TESTED } from '../../../src/dossier/tested-by.ts';
import { MEASURES } from '../../../src/measures/index.ts';

/** Is there a test of exactly this name in the file? */
const holds = (file: string, name: string): boolean => {
  const code = readFileSync(file, 'utf8');
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<!describe)\\(\\s*(['"\`])${escaped}\\1,`).test(code);
};

describe('the table of what proves a measure', () => {
  it('has a row for every measure that can be asked for, and for no other', () => {
    const available = MEASURES.filter((each) => each.available === true).map(({ id }) => id);
    expect(Object.keys(TESTED).filter((id) => /^[A-Z]\d$/.test(id))).toEqual(available);
  });

  it.each(Object.entries(TESTED))('names files and tests that exist: %s', (_, { enforced, tests }) => {
    expect(enforced.filter((file) => !existsSync(file))).toEqual([]);
    expect(tests.filter(({ file, name }) => !holds(file, name))).toEqual([]);
    expect(enforced.length && tests.length).toBeTruthy();
  });

  it('would miss a test that was renamed', () => {
    expect(holds('test/unit/recorder/session.test.ts', 'has a random name of 128 bits')).toBe(false);
  });
});
