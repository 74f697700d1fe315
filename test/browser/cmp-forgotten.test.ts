import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realKlaro } from '../fixtures/real-cmps/klaro.ts';
import { realOrejime } from '../fixtures/real-cmps/orejime.ts';
import { realTarteaucitron } from '../fixtures/real-cmps/tarteaucitron.ts';
import { realVanilla } from '../fixtures/real-cmps/vanilla-cookieconsent.ts';
import { thorough } from '../thorough.ts';
import { answered, besideSite, records, silentBanner } from './cmp-site.ts';
import { act, factsOf, heard, startBrowser } from './site.ts';
import { acts, silent, status, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const SEVEN_MONTHS = 213 * 86_400_000;
const all = [realKlaro(), realTarteaucitron(), realOrejime(), realVanilla()];

for (const real of thorough ? all : all.slice(0, 1))
  describe(`what ${real.id} remembers, where our own cookie is gone`, () => {
    it('goes on resting on the one proof that there is, page after page', () =>
      visiting(browser, besideSite(real), async (visit) => {
        const tab = await visit.open();
        await answered(real, tab, true);
        await heard(tab, 'proof:delivered');
        for (const path of ['/second', '/']) {
          await visit.context.clearCookies({ name: 'temoin' });
          await tab.goto(visit.site.origin + path);
          await heard(tab, 'capture:started');
          await silentBanner(tab);
          expect([await status(tab), await acts(visit.context)]).toEqual(['granted', 'grant']);
          const [, granted] = (await factsOf(tab)).find(([name]) => name === 'consent:granted') ?? [];
          expect(granted).toMatchObject({ restored: true });
        }
        // And it ends like any other.
        await act(tab, 'withdraw');
        await heard(tab, 'proof:delivered');
        expect(records(visit).map((each) => each.act)).toEqual(['grant', 'withdraw']);
        await visit.context.clearCookies({ name: 'temoin' });
        await tab.goto(visit.site.origin);
        await heard(tab, 'ready');
        await expect.poll(() => acts(visit.context)).toBe('withdraw');
        expect(records(visit).map((each) => each.act)).toEqual(['grant', 'withdraw']);
      }));

    it('is no consent once it was given longer ago than a choice may live', () =>
      visiting(browser, besideSite(real), async (visit) => {
        const tab = await visit.open();
        await answered(real, tab, true);
        await heard(tab, 'proof:delivered');
        await visit.context.clearCookies({ name: 'temoin' });
        await tab.clock.setSystemTime(Date.now() + SEVEN_MONTHS);
        await tab.goto(`${visit.site.origin}/second`);
        await heard(tab, 'ready');
        expect(await silent(visit.site, tab)).toEqual([]);
        expect(await status(tab)).toBe('unasked');
        expect(records(visit).map((each) => each.act)).toEqual(['grant']);
        // Where nothing tells when it was answered, the platform forgets it, and asks again.
        if (real.id === 'vanilla-cookieconsent') return;
        await tab.goto(visit.site.origin);
        await real.first(tab).waitFor({ state: 'visible' });
        expect(records(visit).map((each) => each.act)).toEqual(['grant']);
      }));

    for (const yes of thorough && real.id !== 'vanilla-cookieconsent' ? [true, false] : [])
      it(`takes a ${yes ? 'yes' : 'no'} that is said on the page on which it was forgotten`, () =>
        visiting(browser, besideSite(real), async (visit) => {
          const tab = await visit.open();
          await answered(real, tab, true);
          await heard(tab, 'proof:delivered');
          await visit.context.clearCookies({ name: 'temoin' });
          await tab.clock.setSystemTime(Date.now() + SEVEN_MONTHS);
          await tab.goto(`${visit.site.origin}/second`);
          await heard(tab, 'ready');
          await answered(real, tab, yes);
          // No collector takes a record of next year: only what was made of the answer is looked at.
          const made = () => records(visit)[1]?.act;
          await expect.poll(made).toMatch(yes ? /^grant$/ : /^(refuse|withdraw)$/);
        }));
  });
