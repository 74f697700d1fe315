import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type VendorSite, vendorSite } from '../fixtures/vendors/site.ts';
import { call, live, settled, startBrowser } from '../fixtures/vendors/visit.ts';
import { thorough } from '../thorough.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Those whose addresses cannot be read from them are named in the configuration. */
const BUNDLED: readonly (readonly [id: string, host: string, named: boolean])[] = [
  ['posthog', 'replay.posthog.com', false],
  ['sentry', 'o1.ingest.sentry.io', false],
  ['datadog', 'proxy.datadoghq.eu', false],
  ['amplitude', 'api.amplitude.com', false],
  ['openreplay', 'api.openreplay.com', false],
];

const minute = async (tab: Page, site: VendorSite) => {
  await live(tab);
  await live(tab, 61_000);
  await settled(tab, site);
};

describe('a recorder in the site’s own bundle, there before anything of ours', () => {
  it.each(BUNDLED.slice(0, thorough ? undefined : 1))(
    '%s, the real code, sends nothing after the no',
    async (id, host, named) => {
      const site = await vendorSite({ id, host, named, bundled: true });
      const context = await browser.newContext({ ignoreHTTPSErrors: true });
      const start = Date.now();
      await context.clock.install({ time: start });
      await context.clock.pauseAt(start + 1000);
      try {
        const tab = await context.newPage();
        await tab.goto(`${site.origin}/`);
        await minute(tab, site);
        expect(site.sent()).toEqual([]);
        await call(tab, 'grant');
        const recording = async () => {
          await live(tab);
          await settled(tab, site);
          return site.sent().some(({ bytes }) => bytes > 400);
        };
        await expect.poll(recording, { timeout: 30_000 }).toBe(true);
        // Something is in hand, nothing on its way.
        await live(tab, 20);
        const from = await settled(tab, site);
        await call(tab, 'withdraw');
        await minute(tab, site);
        expect(site.sent().slice(from)).toEqual([]);
      } finally {
        await context.close();
        await site.close();
      }
    },
  );
});
