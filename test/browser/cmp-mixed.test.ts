import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realKlaro } from '../fixtures/real-cmps/klaro.ts';
import { tagsOf } from '../fixtures/real-cmps/real-cmp.ts';
import { answered, records } from './cmp-site.ts';
import { act, CONFIGURATION, factsOf, heard, type SiteOptions, startBrowser } from './site.ts';
import { recording, remembered, silent, statuses, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const A = 'replay.errors';
const B = 'replay.experience';
const klaro = realKlaro({
  version: 1,
  acceptAll: true,
  lang: 'fr',
  privacyPolicy: '/confidentialite',
  services: [
    { name: 'replay', title: 'Rejeu', purposes: ['replay'] },
    { name: 'pannes', title: 'Pannes', purposes: ['replay'] },
  ],
});
const page = (title: string, cmp: string) => `<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>${title}</title><script src="/temoin/temoin.fr.js" defer></script></head>
<body><h1>${title}</h1><p>SECRET-TEXT</p>${cmp}</body></html>`;
/** Klaro asks about both uses of replay; one page of the site does not load it. */
const SITE: SiteOptions = {
  configuration: {
    purposes: CONFIGURATION.purposes.filter(({ id }) => id === A || id === B),
    ask: { cmp: 'klaro', map: { [B]: 'replay', [A]: 'pannes' } },
  },
  pages: {
    '/': page('Accueil', tagsOf(klaro)),
    '/second': page('Seconde', tagsOf(klaro)),
    '/bare': page('Sans plateforme', ''),
  },
  file: (path) => (path.startsWith('/cmp/') ? klaro.file(path) : undefined),
};
/** A page that is left sends again what was not answered: each record once. */
const asked = (visit: Parameters<typeof records>[0]) =>
  [...new Map(records(visit).map((each) => [each.id, each])).values()].map((each) => [
    each.act,
    each.purpose,
    each.asked.layer,
  ]);

describe('two uses of replay that a platform asks about', () => {
  it('are withdrawn as they were answered, one a yes and one a no, long after the page was loaded', () =>
    visiting(browser, SITE, async (visit) => {
      const tab = await visit.context.newPage();
      await tab.clock.install();
      await tab.goto(visit.site.origin);
      await klaro.first(tab).waitFor({ state: 'visible' });
      await tab.locator('#klaro .cn-learn-more').click();
      await tab.locator('#klaro #service-item-replay').dispatchEvent('click');
      await tab.locator('#klaro .cm-modal .cm-btn-accept').click();
      await heard(tab, 'capture:started');
      await heard(tab, 'proof:delivered');
      expect(await statuses(tab)).toEqual({ [A]: 'refused', [B]: 'granted' });
      // What is proved late has been proved by then.
      await tab.clock.fastForward(8000);
      await act(tab, 'withdraw');
      expect([await recording(tab), await statuses(tab)]).toEqual([
        false,
        { [A]: 'refused', [B]: 'withdrawn' },
      ]);
      await expect.poll(() => asked(visit).length).toBe(3);
      expect(await silent(visit.site, tab)).toEqual([]);
      await tab.goto(`${visit.site.origin}/second`);
      await heard(tab, 'ready');
      await tab.clock.fastForward(8000);
      expect(await silent(visit.site, tab)).toEqual([]);
      expect(await statuses(tab)).toEqual({ [A]: 'refused', [B]: 'withdrawn' });
      expect(asked(visit).sort()).toEqual([
        ['grant', B, 'host-cmp'],
        ['refuse', A, 'host-cmp'],
        ['withdraw', B, 'control'],
      ]);
      expect((await factsOf(tab)).filter(([name]) => name === 'problem')).toEqual([]);
    }));

  it('end by our control on a page where it never loads, and its yes does not bring them back', () =>
    visiting(browser, SITE, async (visit) => {
      const tab = await visit.open();
      await answered(klaro, tab, true);
      await heard(tab, 'capture:started', 2);
      await expect.poll(() => asked(visit).length).toBe(2);
      await visit.context.addCookies([{ name: 'rp_id', value: '1', url: visit.site.origin }]);
      await tab.goto(`${visit.site.origin}/bare`);
      await heard(tab, 'ready');
      // Remembered and not confirmed: nothing is captured here, and it can be withdrawn all the same.
      expect(await recording(tab)).toBe(false);
      // The way out does not wait for the platform.
      await tab.locator('temoin-control [data-act=withdraw]').waitFor({ timeout: 3000 });
      await act(tab, 'withdraw');
      expect(await remembered(visit.context)).toEqual({ [A]: 'withdraw', [B]: 'withdraw' });
      await expect
        .poll(async () => (await visit.context.cookies()).some(({ name }) => name === 'rp_id'))
        .toBe(false);
      await expect.poll(() => asked(visit).filter(([what]) => what === 'withdraw').length).toBe(2);
      await tab.goto(`${visit.site.origin}/second`);
      await heard(tab, 'ready');
      expect(await silent(visit.site, tab)).toEqual([]);
      expect([await recording(tab), await statuses(tab)]).toEqual([
        false,
        { [A]: 'withdrawn', [B]: 'withdrawn' },
      ]);
      const kept = (await visit.context.cookies()).find(({ name }) => name === 'klaro')?.value ?? '';
      expect(JSON.parse(decodeURIComponent(kept))).toEqual({ replay: false, pannes: false });
      expect(asked(visit).map(([what]) => what)).toEqual(['grant', 'grant', 'withdraw', 'withdraw']);
      expect((await visit.site.health()).recordings).toBe(0);
    }));
});
