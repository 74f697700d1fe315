import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../../bench/s1/report.ts';
import { FIELDS, scores, TEXTS } from '../../../fixtures/s1/corpus.ts';

const percent = (share: number): number => Math.floor(1000 * share) / 10;
const [checked, masked, fields] = scores(document);

describe('a fixed corpus of fields and texts in three languages', () => {
  it('is large, half of it harmless, and says nothing twice', () => {
    const all = [...TEXTS, ...FIELDS];
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(TEXTS.filter(({ sensitive }) => !sensitive).length).toBe(TEXTS.length / 2);
    expect(new Set(all.map(({ text, html }) => text ?? html)).size).toBe(all.length);
    for (const language of ['fr', 'en', 'de'])
      for (const sensitive of [true, false])
        expect(
          all.filter((item) => item.language === language && item.sensitive === sensitive).length,
        ).toBeGreaterThan(40);
  });

  it('is found out by the collector’s checks', () => {
    expect(percent(checked?.recall ?? 0)).toBeGreaterThanOrEqual(86.8);
    expect(checked?.precision).toBeGreaterThanOrEqual(0.9);
  });

  it('is masked by the page, which takes the harmless with it rather than let anything through', () => {
    expect(percent(masked?.recall ?? 0)).toBeGreaterThanOrEqual(90.5);
    const missedByPage = new Set(masked?.missed);
    expect(checked?.missed.filter((item) => !missedByPage.has(item)).length).toBeGreaterThan(0);
    expect([...missedByPage].filter((item) => !checked?.missed.includes(item))).toEqual([]);
  });

  it('is told by fields’ types, names and labels', () => {
    expect(percent(fields?.recall ?? 0)).toBeGreaterThanOrEqual(92.8);
    expect(fields?.precision).toBeGreaterThanOrEqual(0.9);
  });

  it('is in docs/s1.md with the figures, misses and false alarms that `npm run bench -- s1` writes', () => {
    const [, figures] =
      /<!-- figures -->\n([\s\S]*)\n<!-- \/figures -->/.exec(readFileSync('docs/s1.md', 'utf8')) ?? [];
    expect(figures).toBe(reportOf(scores(document)));
  });
});
