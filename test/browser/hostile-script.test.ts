import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, factsOf, heard, startBrowser } from './site.ts';
import { acts, recording, status, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const page = (body: string) =>
  `<!doctype html><html lang="fr"><meta charset="utf-8"><title>t</title>
   <script src="/temoin/temoin.fr.js" defer></script><body><p>x</p>${body}`;

/** What old libraries do to every page that holds them. */
const HOSTILE: Record<string, () => void> = {
  'arrays that turn into text in JSON': () => {
    Object.assign(Array.prototype, {
      toJSON(this: unknown[]) {
        return `[${this.join(', ')}]`;
      },
    });
  },
  'objects that turn into text in JSON': () => {
    Object.assign(Object.prototype, { toJSON: () => 'x' });
  },
  'methods on every object': () => {
    Object.assign(Object.prototype, { extend: () => 'x', size: 7 });
  },
};

describe('a page with', () => {
  it.each(Object.entries(HOSTILE))('%s asks once, proves, records and forgets nothing', async (_, spoil) => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      await context.addInitScript(spoil);
      const tab = await recorded('/second');
      expect((await site.health()).proofs).toBe(3);
      await expect
        .poll(async () => (await site.recorded('replay.experience'))[0]?.events.map(({ type }) => type), {
          timeout: 15_000,
        })
        .toEqual(expect.arrayContaining([2, 4]));
      const [first] = await site.recorded('replay.experience');
      const picture = first?.events.find(({ type }) => type === 2) as {
        data: { node: { childNodes: unknown } };
      };
      expect(Array.isArray(picture.data.node.childNodes)).toBe(true);
      await tab.goto(`${site.origin}/second`);
      await heard(tab, 'capture:started');
      expect(await status(tab)).toBe('granted');
      expect(await tab.locator('temoin-banner').count()).toBe(0);
      await act(tab, 'withdraw');
      await heard(tab, 'proof:delivered');
      expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
      expect((await factsOf(tab)).filter(([name]) => name === 'problem')).toEqual([]);
    });
  });
});

describe('a page with an element named cookie', () => {
  it.each(['<form name="cookie"></form>', '<img name="cookie" alt="">'])('%s asks once', async (element) => {
    await visiting(browser, { pages: { '/named': page(element) } }, async ({ site, context, open }) => {
      const tab = await open('/named');
      await heard(tab, 'notice:shown');
      await act(tab, 'refuse-all');
      await heard(tab, 'proof:delivered');
      await tab.goto(`${site.origin}/named`);
      await heard(tab, 'ready');
      expect(await status(tab)).toBe('refused');
      expect(await tab.locator('temoin-banner').count()).toBe(0);
      expect(await acts(context)).toBe('refuse');
    });
  });
  it('records what was agreed to, and expires the trackers of a withdrawal', async () => {
    const pages = { '/named': page('<form name="cookie"></form>') };
    await visiting(browser, { pages }, async ({ site, context, recorded }) => {
      const tab = await recorded('/named');
      await tab.goto(`${site.origin}/named`);
      await heard(tab, 'capture:started');
      await context.addCookies([{ name: 'rp_id', value: '1', url: site.origin }]);
      await act(tab, 'withdraw');
      expect((await context.cookies()).map(({ name }) => name)).toEqual(['temoin']);
      expect(await acts(context)).toBe('withdraw');
      expect(await recording(tab)).toBe(false);
      await heard(tab, 'proof:delivered');
      expect((await site.health()).recordings).toBe(0);
    });
  });
});
