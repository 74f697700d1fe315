import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fr from '../../locales/fr.json' with { type: 'json' };
import { act, CONFIGURATION, factsOf, heard, startBrowser } from './site.ts';
import { status, type Visit, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const JOINT = [
  { name: 'Rejeu SA', role: 'joint-controller', country: 'FR', ownPurpose: 'améliorer son outil' },
];

/** A first visit with a browser that says so, or something that is not quite so. */
const visit = (signal: unknown, configuration: object, run: (tab: Page, all: Visit) => Promise<void>) =>
  visiting(browser, { configuration: { ...CONFIGURATION, ...configuration } }, async (all) => {
    await all.context.addInitScript((value) => {
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => value });
    }, signal);
    const tab = await all.open();
    await heard(tab, 'ready');
    await run(tab, all);
  });

const lead = (tab: Page) => tab.locator('[data-layer="1"] .list > p').textContent();
const asked = (tab: Page) => tab.locator('[data-layer="1"]').count();
/** What is shown is shown within the task that says that all is read. */
const shown = async (tab: Page) => (await factsOf(tab)).some(([name]) => name === 'notice:shown');

describe('a browser that sends Global Privacy Control (R-180, R-181)', () => {
  it('is asked like any other, told that nothing is switched on, and a yes given all the same is proved', async () => {
    await visit(true, {}, async (tab, { site }) => {
      await heard(tab, 'notice:shown');
      expect(await lead(tab)).toContain(fr.gpc);
      expect(await status(tab)).toBe('unasked');
      await act(tab, 'accept-all');
      await heard(tab, 'proof:delivered');
      const proofs = site.seen.filter(({ path }) => path === '/temoin/proofs');
      const { records } = JSON.parse(`${proofs[0]?.body}`) as { records: { signed: string }[] };
      for (const { signed } of records) expect(JSON.parse(signed)).toMatchObject({ context: { gpc: true } });
      expect((await factsOf(tab)).map(([name]) => name)).not.toContain('proof:rejected');
    });
  });

  it.each([
    ['the site takes it for a no', { gpc: 'refuse' }],
    ['another company decides with the site', { recipients: JOINT }],
  ])('is not asked where %s, until the visitor opens the choice', async (_, configuration) => {
    await visit(true, configuration, async (tab) => {
      expect([await asked(tab), await shown(tab), await status(tab)]).toEqual([0, false, 'unasked']);
      await act(tab, 'open');
      await tab.locator('[data-layer="2"]').waitFor();
      await act(tab, 'accept-all');
      await heard(tab, 'consent:granted', 3);
      expect(await status(tab)).toBe('granted');
    });
  });
});

describe('what is not the signal', () => {
  it.each([['1'], [1], [false], [undefined]])('%s changes nothing', async (value) => {
    await visit(value, { gpc: 'refuse' }, async (tab) => {
      await heard(tab, 'notice:shown');
      expect(await lead(tab)).not.toContain(fr.gpc);
    });
  });
});
