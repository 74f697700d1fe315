import type { Browser, BrowserContext, Frame, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Cmp } from '../../src/adapters/cmp/cmp.ts';
import type { IabCmp } from '../fixtures/iab-cmp.ts';
import { startBrowser } from './site.ts';
import { startTcfSite, type TcfSite } from './tcf-site.ts';

interface Exposed {
  readonly loadCmp: () => void;
  readonly iab: IabCmp;
  readonly cmp?: Cmp;
  readonly heard: readonly unknown[];
  readonly unwatch: () => void;
}

let browser: Browser;
let site: TcfSite;
let context: BrowserContext;
beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), startTcfSite()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
});

const load = (tab: Page) => tab.evaluate(() => (window as unknown as Exposed).loadCmp());
const answer = (tab: Page, ...yes: boolean[]) =>
  tab.evaluate((given) => (window as unknown as Exposed).iab.answer(...given), yes);
const said = (where: Page | Frame) =>
  where.evaluate(() => {
    const { cmp } = window as unknown as Exposed;
    // Playwright drops what is undefined.
    return cmp && { asking: cmp.asking(), ...JSON.parse(JSON.stringify(cmp.read())) };
  });
const heard = (where: Page | Frame) => where.evaluate(() => (window as unknown as Exposed).heard.length);
const becomes = (where: Page | Frame, what: unknown) => expect.poll(() => said(where)).toEqual(what);

/** The page of the CMP, and the window in which the adapter is. */
const places = {
  'in the same window': async () => {
    const tab = await context.newPage();
    await tab.goto(site.top);
    return { tab, there: tab as Page | Frame };
  },
  'behind a locator frame, two windows above and of another origin': async () => {
    const tab = await context.newPage();
    await tab.goto(site.framed);
    const there = tab.frame({ url: /\/inner$/ });
    if (!there) throw new Error('no frame');
    return { tab, there: there as Page | Frame };
  },
};

describe.each(Object.entries(places))('a CMP of the TCF in Chromium, %s', (_, open) => {
  it('is awaited in its queue, asks, is answered, and changes its mind', async () => {
    const { tab, there } = await open();
    expect(await said(there)).toBeUndefined();
    await load(tab);
    await becomes(there, { asking: true });
    await answer(tab, true, false);
    await becomes(there, { asking: false, 1: true, 2: false });
    await answer(tab, false, false);
    await becomes(there, { asking: false, 1: false, 2: false });
  });

  it('is believed again on the next page, which does not ask', async () => {
    const first = await open();
    await load(first.tab);
    await answer(first.tab, false, true);
    await first.tab.close();
    const { tab, there } = await open();
    await load(tab);
    await becomes(there, { asking: false, 1: false, 2: true });
  });

  it('has its dialog opened from here, and is not heard any more once nobody watches', async () => {
    const { tab, there } = await open();
    await load(tab);
    await answer(tab, true, true);
    await becomes(there, { asking: false, 1: true, 2: true });
    await there.evaluate(() => (window as unknown as Exposed).cmp?.open());
    await becomes(there, { asking: true, 1: true, 2: true });
    await there.evaluate(() => (window as unknown as Exposed).unwatch());
    const before = await heard(there);
    await answer(tab, false, false);
    // A message of the CMP would have come by the time that a later one is answered.
    const ping = () =>
      there.evaluate(
        () =>
          new Promise((resolve) => {
            addEventListener('message', ({ data }) => {
              if (data?.__tcfapiReturn?.callId === 'later') resolve(data.__tcfapiReturn.success);
            });
            const far = window.top as Window;
            far.postMessage({ __tcfapiCall: { command: 'ping', version: 2, callId: 'later' } }, '*');
          }),
      );
    expect(await ping()).toBe(true);
    expect([await heard(there), await said(there)]).toEqual([before, { asking: false }]);
  });
});

describe('a page in a frame', () => {
  it('believes the window of the CMP alone: no other frame can say yes in its place', async () => {
    const { tab, there } = await places['behind a locator frame, two windows above and of another origin']();
    // The liar has spoken some times.
    await there.evaluate(
      () =>
        new Promise<void>((resolve) => {
          let times = 0;
          addEventListener('message', () => {
            times += 1;
            if (times === 5) resolve();
          });
        }),
    );
    expect(await said(there)).toBeUndefined();
    await load(tab);
    await becomes(there, { asking: true });
  });
});
