import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, factsOf, heard, startBrowser } from './site.ts';
import { type Visit, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const STRICT = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
};
const PAGE = (body: string, head = '') =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>t</title>${head}<script src="/temoin/temoin.fr.js" defer></script></head><body><h1>t</h1>${body}</body></html>`;

const paper = (tab: Page) =>
  tab.evaluate(() => {
    const layer = document.querySelector('temoin-banner')?.shadowRoot?.querySelector('section');
    return layer ? getComputedStyle(layer).backgroundColor : null;
  });
const problems = async (tab: Page) =>
  (await factsOf(tab))
    .filter(([name]) => name === 'problem')
    .map(([, { code, during }]) => `${code} ${during}`);
const fetched = ({ site }: Visit) =>
  site.seen.map(({ path }) => path.replace('/temoin/', '')).filter((path) => /^[\w.-]+\.js/.test(path));
const shown = async (visit: Visit, path = '/', whole = true) => {
  const tab = await visit.open(path, { whole });
  await heard(tab, 'notice:shown');
  return tab;
};

describe('a site’s own theme', () => {
  it('is there from the first display on, and comes in one file, under a strict policy', () =>
    visiting(
      browser,
      { configuration: { theme: { look: 'solid', scheme: 'dark' }, position: 'corner' }, headers: STRICT },
      async (visit) => {
        const tab = await visit.open();
        const colours = await tab.evaluate(async () => {
          const seen: unknown[] = [];
          while (!document.querySelector('temoin-banner')) await new Promise(requestAnimationFrame);
          for (let i = 0; i < 10; i += 1) {
            const layer = document.querySelector('temoin-banner')?.shadowRoot?.querySelector('section');
            seen.push(layer && getComputedStyle(layer).backgroundColor, layer?.getBoundingClientRect().top);
            await new Promise(requestAnimationFrame);
          }
          return seen;
        });
        // One colour and one place: nothing moved or changed under the visitor's hand.
        expect(new Set(colours).size).toBe(2);
        expect(colours[0]).toBe('rgb(20, 22, 29)');
        expect(fetched(visit)).toEqual(['temoin.fr.js', 'looks.js']);
        expect(await problems(tab)).toEqual([]);
      },
    ));

  it('costs a site that has none not one request', () =>
    visiting(browser, {}, async (visit) => {
      await shown(visit);
      expect(fetched(visit)).toEqual(['temoin.fr.js']);
    }));

  it.each([
    ['cannot be read', { theme: { ink: '#eeeeee' } }],
    ['is no theme', { theme: { ink: 'red;} * { display: none' } }],
    ['has no such position', { position: 'top' }],
  ])('that %s is left out: the question comes as it is without, and a problem says so', (_, configuration) =>
    visiting(browser, { configuration, unchecked: true }, async (visit) => {
      const tab = await shown(visit);
      expect(await paper(tab)).toBe('rgb(255, 255, 255)');
      expect(await problems(tab)).toEqual(['looks looks']);
    }),
  );

  it('that cannot be fetched is gone without', () =>
    visiting(browser, { configuration: { theme: 'bold', position: 'centre' } }, async (visit) => {
      await visit.context.route('**/looks.js*', (route) => route.abort());
      const tab = await shown(visit);
      expect(await paper(tab)).toBe('rgb(255, 255, 255)');
      expect(await problems(tab)).toEqual(['looks looks']);
    }));
});

it('debug is quiet on our own page, and shouts a cover', () =>
  visiting(browser, { configuration: { debug: true } }, async (visit) => {
    const tab = await shown(visit);
    await expect.poll(() => fetched(visit)).toContain('debug.js');
    // Longer than it takes to look again.
    await tab.waitForTimeout(1300);
    expect(await problems(tab)).toEqual([]);
    await tab.evaluate(() => {
      const cover = document.body.appendChild(document.createElement('div'));
      cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff';
    });
    await expect.poll(() => problems(tab)).toContain('parity debug');
  }));

it('an embed has its box until the purpose is granted, again after the withdrawal, and on the next page', () =>
  visiting(
    browser,
    {
      configuration: { embeds: true },
      headers: STRICT,
      pages: {
        '/': PAGE(
          '<template data-temoin-purpose="audience" data-temoin-embed><iframe src="/plain" title="v" id="v"></iframe></template>',
        ),
      },
    },
    async (visit) => {
      const tab = await shown(visit);
      const box = tab.locator('temoin-embed');
      await expect.poll(() => box.textContent().catch(() => null)).not.toBeNull();
      expect(await box.locator('p').last().textContent()).toBe(
        'Ce contenu ne s’affiche qu’avec votre accord.',
      );
      expect(visit.site.seen.some(({ path }) => path === '/plain')).toBe(false);
      await act(tab, 'refuse-all');
      await box.locator('button').click();
      await tab.locator('dialog input[name=audience]').check();
      await act(tab, 'save');
      await tab.locator('#v').waitFor({ state: 'visible' });
      expect(await box.isVisible()).toBe(false);
      await act(tab, 'withdraw');
      await box.waitFor({ state: 'visible' });
      expect(await tab.locator('#v').count()).toBe(0);
      const before = visit.site.seen.filter(({ path }) => path === '/plain').length;
      await tab.reload();
      await box.waitFor({ state: 'visible' });
      expect(visit.site.seen.filter(({ path }) => path === '/plain')).toHaveLength(before);
    },
  ));

it('Consent Mode is told on this page and of what is remembered on the next, and nothing of Google’s is loaded', () =>
  visiting(browser, { configuration: { consentMode: { analytics_storage: 'audience' } } }, async (visit) => {
    const told = (tab: Page) =>
      tab.evaluate(() =>
        ((window as { dataLayer?: ArrayLike<unknown>[] }).dataLayer ?? []).map((each) =>
          JSON.stringify(Array.from(each)),
        ),
      );
    const denied = '["consent","default",{"analytics_storage":"denied"}]';
    const granted = '["consent","update",{"analytics_storage":"granted"}]';
    const tab = await shown(visit);
    await expect.poll(() => told(tab)).toEqual([denied]);
    await act(tab, 'accept-all');
    await expect.poll(() => told(tab)).toEqual([denied, granted]);
    await tab.goto(`${visit.site.origin}/second`);
    await expect.poll(() => told(tab)).toEqual([denied, granted]);
    await act(tab, 'withdraw');
    await expect
      .poll(() => told(tab))
      .toEqual([denied, granted, '["consent","update",{"analytics_storage":"denied"}]']);
    expect(visit.site.seen.every(({ headers }) => headers.host === new URL(visit.site.origin).host)).toBe(
      true,
    );
  }));

it.each(['late', 'never'] as const)(
  'no held tag runs before Consent Mode has said its default, which comes %s',
  (when) =>
    visiting(
      browser,
      {
        configuration: { consentMode: { analytics_storage: 'audience' } },
        pages: {
          '/': PAGE(
            `<script type="text/plain" data-temoin-purpose="audience">window.tag = Array.from(window.dataLayer ?? [], (each) => each[1])</script>`,
          ),
        },
      },
      async (visit) => {
        let go = (): void => {};
        const gone = new Promise<void>((resolve) => {
          go = resolve;
        });
        await visit.context.route('**/consent-mode.js', async (route) => {
          await gone;
          await (when === 'late' ? route.continue() : route.abort());
        });
        const tag = (tab: Page) => tab.evaluate(() => (window as { tag?: string[] }).tag ?? 'held');
        const tab = await shown(visit, '/', false);
        await act(tab, 'accept-all');
        await heard(tab, 'proof:delivered');
        expect(await tag(tab)).toBe('held');
        go();
        if (when === 'late') await expect.poll(() => tag(tab)).toEqual(['default', 'update']);
        else {
          await heard(tab, 'problem');
          expect(await tag(tab)).toBe('held');
        }
      },
    ),
);
