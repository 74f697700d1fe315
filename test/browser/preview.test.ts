import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserName } from '../firefox.ts';
import { act, heard, type SiteOptions, startBrowser } from './site.ts';
import { type Visit, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const STRICT =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'none'; img-src data:; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const HTML = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Lampes</title><link rel="icon" href="data:,">
<script src="/temoin/temoin.fr.js" defer></script></head><body>
<nav><a id="menu" href="/second">Nos lampes</a></nav><p id="masked">Bonjour SECRET-NAME</p>
<div id="blocked" data-temoin-block>SECRET-BLOCK</div><label for="field">Nom</label><input id="field" value="SECRET-FIELD">
<p id="mail" data-temoin-unmask>claire@boutique.example</p><div id="host"></div><div id="room"></div><div id="tall"></div>
<p id="low">tout en bas</p></body></html>`;

const OPTIONS: SiteOptions = {
  configuration: { preview: true, unmask: [{ selector: 'nav', why: 'the same links for every visitor' }] },
  pages: { '/lampes': HTML },
  headers: { 'content-security-policy': STRICT },
};

const SOON = { timeout: 10_000 };

const ready = async (tab: Page): Promise<void> => {
  await tab.locator('temoin-preview').waitFor({ state: 'attached' });
  await heard(tab, 'notice:shown');
  await tab.evaluate(() => {
    (document.querySelector('#tall') as HTMLElement).style.height = '3000px';
  });
};

const counts = (tab: Page): Promise<Record<string, number>> =>
  tab
    .locator('temoin-preview')
    .evaluate((host) =>
      Object.fromEntries(
        [...(host.shadowRoot as ShadowRoot).querySelectorAll<HTMLElement>('[data-count]')].map((each) => [
          each.dataset['count'],
          Number(each.textContent),
        ]),
      ),
    );

/** How many colours the paint has over an element: none where nothing is painted. */
const inks = (tab: Page, selector: string): Promise<number> =>
  tab.evaluate((wanted) => {
    const sheet = document
      .querySelector('temoin-preview')
      ?.shadowRoot?.querySelector<HTMLCanvasElement>('.sheet');
    const range = document.createRange();
    const element = document.querySelector(wanted) as Element;
    range.selectNodeContents(element);
    const { left, top, width, height } = element.childNodes.length
      ? range.getBoundingClientRect()
      : element.getBoundingClientRect();
    const pixels =
      sheet?.getContext('2d')?.getImageData(left, top, Math.max(1, width), Math.max(1, height)).data ?? [];
    const seen = new Set<string>();
    for (let at = 0; at < pixels.length; at += 4)
      if (pixels[at + 3]) seen.add(pixels.slice(at, at + 4).join());
    return seen.size;
  }, selector);

const previewing = (run: (visit: Visit, tab: Page) => Promise<void>, options: SiteOptions = OPTIONS) =>
  visiting(browser, options, async (visit) => run(visit, await visit.open('/lampes?temoin-preview')));

describe('?temoin-preview', () => {
  it('paints before any choice, asks for its chunk alone, and leaves nothing', () =>
    previewing(async ({ site, context }, tab) => {
      const faults: string[] = [];
      tab.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
      await ready(tab);
      await tab.reload();
      await ready(tab);
      await expect.poll(() => counts(tab), SOON).toEqual({ masked: 3, allowed: 1, blocked: 1, never: 2 });
      for (const selector of ['#menu', '#masked', '#blocked', '#field', '#mail'])
        expect(await inks(tab, selector), selector).toBeGreaterThan(0);
      const asked = site.seen.map(({ method, path }) => `${method} ${path}`);
      expect([...new Set(asked)].sort()).toEqual([
        'GET /lampes?temoin-preview',
        'GET /temoin/preview.js',
        'GET /temoin/temoin.fr.js',
      ]);
      expect(await context.cookies()).toEqual([]);
      const kept = await tab.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
      ]);
      expect(kept).toEqual([0, 0, 0]);
      expect(faults).toEqual([]);
    }));

  it('names no data: neither its texts nor its attributes hold any of the page', () =>
    previewing(async (_, tab) => {
      await ready(tab);
      const said = await tab.locator('temoin-preview').evaluate((host) => {
        const of = (node: ParentNode): string =>
          [...node.querySelectorAll('*')]
            .map((each) => each.cloneNode(true))
            .map((each) => (each as Element).outerHTML)
            .join();
        return of(host.shadowRoot as ShadowRoot);
      });
      expect(said).toContain('Masqué');
      expect(said).not.toMatch(/SECRET|claire|Lampes/i);
    }));

  it('follows what changes and what is scrolled', () =>
    previewing(async (_, tab) => {
      await ready(tab);
      await expect.poll(() => counts(tab), SOON).toMatchObject({ masked: 3, allowed: 1 });
      await tab.evaluate(() => document.querySelector('nav')?.append('Aide'));
      await expect.poll(() => counts(tab), SOON).toMatchObject({ masked: 3, allowed: 2 });
      await tab.evaluate(() => document.querySelector('nav')?.setAttribute('data-temoin-mask', ''));
      await expect.poll(() => counts(tab), SOON).toMatchObject({ masked: 3, allowed: 0, never: 4 });
      await tab.evaluate(() => {
        const inner = document.querySelector('#host')?.attachShadow({ mode: 'open' });
        inner?.append('dans l’ombre');
      });
      await expect.poll(() => counts(tab), SOON).toMatchObject({ masked: 4 });
      await tab.evaluate(() =>
        document.querySelector('#host')?.shadowRoot?.append(document.createElement('p'), 'encore'),
      );
      await expect.poll(() => counts(tab), SOON).toMatchObject({ masked: 5 });
      expect(await inks(tab, '#low')).toBe(0);
      await tab.evaluate(() => scrollTo(0, 1e5));
      await expect.poll(() => inks(tab, '#low'), SOON).toBeGreaterThan(0);
      // A page that swaps its body, and one that asks in a dialog above everything.
      await tab.evaluate(() => {
        document.body.replaceChildren(document.createElement('dialog'));
        const dialog = document.querySelector('dialog') as HTMLDialogElement;
        dialog.append('Un instant');
        dialog.showModal();
      });
      await expect.poll(() => counts(tab), SOON).toEqual({ masked: 1, allowed: 0, blocked: 0, never: 0 });
      expect(
        await tab.evaluate(() => document.querySelector('temoin-preview')?.matches(':popover-open')),
      ).toBe(true);
    }));

  // What is read aloud is asked by Chromium's protocol.
  it.runIf(browserName === 'chromium')('keeps out of the way of a screen reader', () =>
    previewing(async (_, tab) => {
      await ready(tab);
      const session = await tab.context().newCDPSession(tab);
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const roles = nodes
        .filter(({ ignored }) => !ignored)
        .map(({ role, name }) => `${role?.value} ${name?.value}`);
      expect(roles.filter((role) => /^(Canvas|image|alert|log)/.test(role))).toEqual([]);
      expect(roles).toContain('button Fermer l’aperçu');
    }),
  );

  it('keeps out of the way of pointer and keyboard, and is closed with a button', () =>
    previewing(async (_, tab) => {
      await ready(tab);
      expect(await tab.evaluate(() => document.activeElement?.localName)).toBe('body');
      expect(
        await tab.evaluate(() => {
          const { left, top } = (document.querySelector('#menu') as Element).getBoundingClientRect();
          return document.elementFromPoint(left + 2, top + 2)?.id;
        }),
      ).toBe('menu');
      // Last of all: who tabs through the page meets the page first.
      const order: string[] = [];
      for (let presses = 0; presses < 12; presses++) {
        await tab.keyboard.press('Tab');
        order.push(await tab.evaluate(() => document.activeElement?.localName ?? ''));
        if (order.at(-1) === 'temoin-preview') break;
      }
      expect(order.at(-1)).toBe('temoin-preview');
      expect(order).toEqual(expect.arrayContaining(['a', 'input']));
      await tab.keyboard.press('Enter');
      await expect.poll(() => tab.locator('temoin-preview').count(), SOON).toBe(0);
      await tab.evaluate(() => document.body.append('plus rien ne suit'));
      await tab.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      expect(await tab.locator('temoin-preview').count()).toBe(0);
    }));

  it('goes on beside the banner, and beside a recording', () =>
    previewing(async ({ site }, tab) => {
      await ready(tab);
      await act(tab, 'accept-all');
      await heard(tab, 'capture:started', 2);
      await tab.mouse.wheel(0, 50);
      await expect.poll(async () => (await site.health()).recordings, { timeout: 15_000 }).toBeGreaterThan(0);
      const recorded = JSON.stringify(await site.recorded('replay.experience'));
      expect(recorded).toContain('Nos lampes');
      expect(recorded).not.toMatch(/SECRET|claire|Masqué/);
    }));

  it.each([
    ['the address does not ask for it', OPTIONS, '/lampes'],
    ['the configuration does not allow it', { ...OPTIONS, configuration: {} }, '/lampes?temoin-preview'],
  ])('is not there where %s', (_, options, path) =>
    visiting(browser, options, async ({ site, open }) => {
      const tab = await open(path);
      await heard(tab, 'notice:shown');
      await tab.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      expect(await tab.locator('temoin-preview').count()).toBe(0);
      expect(site.seen.map((each) => each.path)).not.toContain('/temoin/preview.js');
    }),
  );
});
