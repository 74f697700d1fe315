import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { realKlaro } from '../fixtures/real-cmps/klaro.ts';
import { besideSite, records } from './cmp-site.ts';
import { factsOf, heard, startBrowser } from './site.ts';
import { recording, status, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

it('takes no yes for a platform that never comes: it says so, and nothing is proved', () => {
  const real = realKlaro();
  return visiting(browser, besideSite(real, 'never'), async (visit) => {
    const tab = await visit.open();
    await heard(tab, 'ready');
    await tab.evaluate(() =>
      (window as unknown as { temoin: { choose(w: object): Promise<void> } }).temoin.choose({
        'replay.experience': true,
      }),
    );
    expect([await status(tab), await recording(tab)]).toEqual(['unasked', false]);
    // It could not be taken: nothing is proved, and the page is told.
    expect(records(visit)).toEqual([]);
    expect((await factsOf(tab)).filter(([name]) => name === 'problem').length).toBeGreaterThan(0);
  });
});
