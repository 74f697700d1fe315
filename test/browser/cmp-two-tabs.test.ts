import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realKlaro } from '../fixtures/real-cmps/klaro.ts';
import { realOrejime } from '../fixtures/real-cmps/orejime.ts';
import type { RealCmp } from '../fixtures/real-cmps/real-cmp.ts';
import { realTarteaucitron } from '../fixtures/real-cmps/tarteaucitron.ts';
import { realVanilla } from '../fixtures/real-cmps/vanilla-cookieconsent.ts';
import { answered, besideSite, records } from './cmp-site.ts';
import { act, heard, startBrowser } from './site.ts';
import { acts, recording, status, type Visit, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Each once, though both tabs send what has not arrived. */
const proved = (visit: Visit) =>
  [...new Map(records(visit).map((each) => [each.id, each])).values()]
    .sort((one, other) => one.at.localeCompare(other.at))
    .map((each) => each.act);
const open = (tab: Page) =>
  tab.evaluate(() => (window as unknown as { temoin: { open(): void } }).temoin.open());
const changed = async (real: RealCmp, tab: Page, yes: boolean) => {
  await tab.bringToFront();
  await open(tab);
  await real.dialog(tab).waitFor({ state: 'visible' });
  await real.answer(tab, yes);
};

for (const real of [realVanilla(), realKlaro(), realTarteaucitron(), realOrejime()])
  describe(`${real.id}, its real code, in two tabs`, () => {
    it('takes a no in the one that had said no before the other said yes', () =>
      visiting(browser, besideSite(real), async (visit) => {
        const one = await visit.open();
        await answered(real, one, false);
        await heard(one, 'proof:delivered');
        const other = await visit.open('/second');
        await heard(other, 'ready');
        // Nothing is read in the one any more, for its own answer.
        await one.waitForTimeout(1500);
        await changed(real, other, true);
        await heard(other, 'capture:started');
        await heard(one, 'capture:started');
        await changed(real, one, false);
        await heard(other, 'capture:halted');
        await expect.poll(() => proved(visit)).toEqual(['refuse', 'grant', 'withdraw']);
        expect([await recording(one), await status(one), await status(other)]).toEqual([
          false,
          'withdrawn',
          'withdrawn',
        ]);
      }));

    it('keeps a no of the other where its own dialog saves another switch', () =>
      visiting(browser, besideSite(real), async (visit) => {
        const one = await visit.open();
        await answered(real, one, true);
        await heard(one, 'capture:started');
        const other = await visit.open('/second');
        await heard(other, 'capture:started');
        await one.waitForTimeout(1500);
        await changed(real, other, false);
        await heard(one, 'capture:halted');
        await expect.poll(() => proved(visit)).toEqual(['grant', 'withdraw']);
        await one.bringToFront();
        await open(one);
        await real.dialog(one).waitFor({ state: 'visible' });
        await real.change?.(one);
        // What it says may be heard a second later only.
        await one.waitForTimeout(1500);
        expect([await recording(one), await status(one), await status(other)]).toEqual([
          false,
          'withdrawn',
          'withdrawn',
        ]);
        expect(proved(visit)).toEqual(['grant', 'withdraw']);
      }));

    it('takes a no in its dialog at once after a load', () =>
      visiting(browser, besideSite(real), async (visit) => {
        const tab = await visit.open();
        await answered(real, tab, true);
        await heard(tab, 'capture:started');
        await expect.poll(() => proved(visit)).toEqual(['grant']);
        await tab.reload();
        await changed(real, tab, false);
        await expect.poll(() => proved(visit)).toEqual(['grant', 'withdraw']);
        expect([await recording(tab), await status(tab)]).toEqual([false, 'withdrawn']);
      }));

    for (const reload of [false, true])
      it(`takes a new yes in the one after a no in the other${reload ? ', at once after a reload' : ''}`, () =>
        visiting(browser, besideSite(real), async (visit) => {
          const one = await visit.open();
          await answered(real, one, true);
          await heard(one, 'capture:started');
          const other = await visit.open('/second');
          await heard(other, 'capture:started');
          await act(other, 'withdraw');
          await heard(one, 'capture:halted');
          await expect.poll(() => proved(visit)).toEqual(['grant', 'withdraw']);
          if (reload) for (const tab of [one, other]) await tab.reload();
          await changed(real, one, true);
          await heard(one, 'capture:started', reload ? 1 : 2);
          await expect.poll(() => proved(visit)).toEqual(['grant', 'withdraw', 'grant']);
          // A memory of before would have taken it back a second later.
          await one.waitForTimeout(1500);
          expect([await recording(one), await status(one), await acts(visit.context)]).toEqual([
            true,
            'granted',
            'grant',
          ]);
          expect(proved(visit)).toEqual(['grant', 'withdraw', 'grant']);
        }));
  });
