import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IabCmp } from '../fixtures/iab-cmp.ts';
import { act, CONFIGURATION, factsOf, heard, type SiteOptions, startBrowser } from './site.ts';
import { bundled, CMP } from './tcf-site.ts';
import { busy, recording, silent, status, type Visit, visiting } from './visit.ts';

let browser: Browser;
let cmp: Buffer;
beforeAll(async () => {
  browser = await startBrowser();
  cmp = Buffer.from(await bundled(CMP));
});
afterAll(async () => {
  await browser?.close();
});

const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Accueil</title>
<script src="/cmp.js"></script><script src="/temoin/temoin.fr.js" defer></script></head>
<body><h1>Accueil</h1><script>loadCmp()</script></body></html>`;

/** A site whose CMP, made of the IAB's own code, asks for replay as its first custom purpose. */
const site = (run: (visit: Visit) => Promise<void>): Promise<void> => {
  const options: SiteOptions = {
    configuration: {
      purposes: CONFIGURATION.purposes.filter(({ id }) => id === 'replay.experience'),
      ask: { cmp: 'tcf', map: { 'replay.experience': '1' } },
    },
    pages: { '/': html },
    file: (path) => (path === '/cmp.js' ? { type: 'text/javascript', body: cmp } : undefined),
  };
  return visiting(browser, options, run);
};

const answer = (tab: Page, yes: boolean) =>
  tab.evaluate((given) => (window as unknown as { iab: IabCmp }).iab.answer(given), yes);
const problems = async (tab: Page) => [
  // Each kind once.
  ...new Set((await factsOf(tab)).filter(([name]) => name === 'problem').map(([, { during }]) => during)),
];

describe('a yes that is said to a CMP of the TCF', () => {
  it('is granted here with one proof, which names the CMP, however many pages are opened', async () => {
    await site(async ({ site, open }) => {
      const tab = await open();
      await heard(tab, 'ready');
      expect([await status(tab), await tab.locator('[data-layer="1"]').count()]).toEqual(['unasked', 0]);
      await answer(tab, true);
      await heard(tab, 'capture:started');
      await expect.poll(async () => (await site.health()).proofs).toBe(1);
      const sent = site.seen.find(({ path }) => path === '/temoin/proofs')?.body.toString() ?? '';
      const { signed } = JSON.parse(sent).records[0];
      expect(signed).toContain('cmp 880 v3 policy 5');
      const tcString = await tab.evaluate(() => (window as unknown as { iab: IabCmp }).iab.tcString());
      expect(signed).not.toContain(tcString.split('.')[0]);
      const next = await open();
      await heard(next, 'capture:started');
      expect([await status(next), (await site.health()).proofs]).toEqual(['granted', 1]);
      expect(await problems(next)).toEqual([]);
      // In the CMP's own window nothing is fetched that only a frame needs.
      const fetched = new Set(site.seen.map(({ path }) => path).filter((path) => path.includes('/cmp/')));
      expect([...fetched]).toEqual(['/temoin/cmp/tcf.js']);
    });
  });

  it('is withdrawn here when it is withdrawn there', async () => {
    await site(async ({ site, open }) => {
      const tab = await open();
      await heard(tab, 'ready');
      await answer(tab, true);
      await heard(tab, 'capture:started');
      await busy(tab);
      await expect.poll(async () => (await site.health()).recordings).toBe(1);
      await answer(tab, false);
      await heard(tab, 'consent:withdrawn');
      expect([await status(tab), await recording(tab)]).toEqual(['withdrawn', false]);
      await expect.poll(() => site.health()).toMatchObject({ proofs: 2, recordings: 0 });
      expect(await silent(site, tab)).toEqual([]);
      expect(await problems(tab)).toEqual([]);
    });
  });

  it('does not come back from there once it is withdrawn here, although the CMP cannot be told', async () => {
    await site(async ({ site, open }) => {
      const tab = await open();
      await heard(tab, 'ready');
      await answer(tab, true);
      await heard(tab, 'capture:started');
      await act(tab, 'withdraw');
      await heard(tab, 'consent:withdrawn');
      await expect.poll(() => problems(tab)).toEqual(['write']);
      // It says yes once more, to whoever listens.
      await answer(tab, true);
      const next = await open();
      await heard(next, 'ready');
      await expect.poll(() => problems(next)).toEqual(['write']);
      expect([await status(tab), await status(next), await recording(next)]).toEqual([
        'withdrawn',
        'withdrawn',
        false,
      ]);
      await expect.poll(async () => (await site.health()).proofs).toBe(2);
    });
  });
});
