import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserName } from '../firefox.ts';
import { createCanaries, disguises, found } from '../fixtures/planted/canaries.ts';
import { READABLE } from '../fixtures/planted/page.ts';
import { replay } from '../fixtures/planted/replay.ts';
import { bundled, type Planted, runPlanted } from '../fixtures/planted/run.ts';
import { startBrowser } from './launch.ts';

// Over WebDriver BiDi Playwright takes the load of the page's <object> for a navigation of the page, and waits for its end.
if (browserName === 'firefox') process.env['PLAYWRIGHT_SKIP_NAVIGATION_CHECK'] = '1';

let browser: Browser;
let ours: Planted;
beforeAll(async () => {
  browser = await startBrowser();
  ours = await runPlanted(browser, 'temoin');
}, 120_000);
afterAll(() => browser.close());

describe('a visit of a page with a string in every place that leaks', () => {
  it('has many places, each with a string of its own', () => {
    const needles = [...ours.canaries.needles.values()].flat();
    expect(ours.canaries.needles.size).toBeGreaterThan(400);
    expect(new Set(needles).size).toBe(needles.length);
  });

  it('lets no string out, whatever its clothes', () => {
    expect(ours.leaks).toEqual([]);
    expect(ours.faults).toBe(0);
  });

  it.each(READABLE)('shows what is allowed: %s', (sentence) => {
    expect(ours.events).toContain(sentence);
  });

  it('names the page by origin and route', () => {
    const addresses = (JSON.parse(ours.events) as { type: number; data: { href: string } }[])
      .filter(({ type }) => type === 4)
      .map(({ data }) => data.href.replace(/^http:\/\/127\.0\.0\.1:\d+/, ''));
    expect(addresses).toEqual(['', '/produits/:id']);
  });

  it('plays in the player of rrweb: whole, without a warning, without a request', async () => {
    const { elements, warnings, requests, text, rules } = await replay(browser, ours.events);
    expect(warnings).toEqual([]);
    expect(requests).toEqual([]);
    expect(elements).toBeGreaterThan(ours.elements * 0.85);
    expect(elements).toBeLessThan(ours.elements * 1.15);
    expect(rules).toBeGreaterThan(40);
    expect(text).toContain(READABLE[0]);
    expect(text).toContain(READABLE[7]);
  });

  it('would be caught leaking: rrweb as it comes, and asked to mask all it can', async () => {
    const rows = [['temoin', ours.leaks.length] as const];
    for (const mode of ['default', 'strict'] as const) {
      const { leaks } = await runPlanted(browser, mode);
      rows.push([mode, leaks.length] as never);
      expect(leaks.length).toBeGreaterThan(150);
      expect(leaks).toContain('page: query');
    }
    console.log(
      `planted strings let through, of ${ours.canaries.needles.size}: ${rows.map(([mode, count]) => `${mode} ${count}`).join(', ')}`,
    );
  }, 120_000);
});

describe('the search for strings', () => {
  const canaries = createCanaries();
  canaries('a place', 'name');
  const [needle] = [...canaries.needles.values()][0] as [string];

  it.each(disguises(needle))('finds one as %j', (shape) => {
    expect(found(canaries, `{"x":"…${shape}…"}`)).toEqual(['a place']);
  });

  it.each(['', 'x', 'xy'])('finds one inside base64, after %j', (before) => {
    expect(found(canaries, btoa(`${before}${needle}yz`))).toEqual(['a place']);
  });

  it('finds nothing where there is nothing', () => {
    expect(found(canaries, ours.events)).toEqual([]);
  });
});

describe('the words that this browser knows', () => {
  it('hold no name of the site, whatever its style sheets say', async () => {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await bundled('in-fuzz.ts') });
    const broke = await page.evaluate(() => (window as unknown as { fuzz(runs: number): string }).fuzz(4000));
    await page.close();
    expect(broke).toBe('');
  });
});
