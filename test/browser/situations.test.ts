// Situations of a visitor in each of the three browsers, one site and one visit each; the plain way is in journey.test.ts.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import ar from '../../locales/ar.json' with { type: 'json' };
import fr from '../../locales/fr.json' with { type: 'json' };
import { browserName } from '../firefox.ts';
import { thorough } from '../thorough.ts';
import { type AnyBrowser, startAnyBrowser, type Tab } from './any-browser.ts';
import {
  act,
  facts,
  focus,
  heard,
  isAsked,
  LAYERS,
  ours,
  page,
  recording,
  STRICT,
  status,
} from './journey-kit.ts';
import { CONFIGURATION, type Site, type SiteOptions, startSite } from './site.ts';

let browser: AnyBrowser;
let site: Site;
let tab: Tab;
beforeAll(async () => {
  browser = await startAnyBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await browser.forget();
  await site.close();
});

const open = async (options: SiteOptions, first = 'notice:shown') => {
  site = await startSite(options);
  tab = await browser.open();
  await tab.resize(1000, 800);
  await tab.goto(site.origin);
  await heard(tab, first);
};
const problems = async () => (await facts(tab)).filter(([name]) => name === 'problem');
const asked = (name: string) => site.seen.filter(({ path }) => path === name);

describe('a browser that says Global Privacy Control', () => {
  // By the page, since not every driver can say it: before the drop-in reads it.
  const head = `<script nonce="n0nce">Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })</script>`;
  const pages = { '/': page('Accueil', '', { head }) };

  it('is told that nothing is switched on, and a yes given all the same is proved with it', async () => {
    await open({ pages });
    expect(await tab.ask(`${LAYERS}.textContent`)).toContain(fr.gpc);
    expect(await status(tab)).toBe('unasked');
    await act(tab, 'accept-all');
    await heard(tab, 'proof:delivered');
    const { records } = JSON.parse(`${asked('/temoin/proofs')[0]?.body}`) as {
      records: { signed: string }[];
    };
    expect(records).toHaveLength(3);
    for (const { signed } of records) expect(JSON.parse(signed)).toMatchObject({ context: { gpc: true } });
  });

  it('is not asked where the site takes it for a no', async () => {
    await open({ pages, configuration: { gpc: 'refuse' } }, 'ready');
    expect([await isAsked(tab), await status(tab)]).toEqual([false, 'unasked']);
    expect(site.calls()).toEqual([]);
  });
});

describe('a page from right to left', () => {
  it('is asked in its language and its direction, by keyboard, within a narrow window', async () => {
    const language = 'ar';
    // The site's own purpose has words in two languages only.
    const purposes = CONFIGURATION.purposes.slice(0, 2);
    await open({ pages: { '/': page('متجر', '', { language }) }, configuration: { purposes } });
    await tab.resize(400, 700);
    const host = "document.querySelector('temoin-banner')";
    expect(await tab.ask(`[${host}.lang, getComputedStyle(${ours('h2')}).direction]`)).toEqual(['ar', 'rtl']);
    expect(await tab.ask(`${ours('h2')}.textContent`)).toBe(ar.title);
    const outside = `[...${LAYERS}.querySelectorAll('button, h2, p')].map((each) => each.getBoundingClientRect())
      .filter(({ left, right, width }) => width && (left < 0 || right > innerWidth)).length`;
    await expect.poll(() => tab.ask(outside)).toBe(0);
    await tab.press('Tab');
    expect(await focus(tab)).toBe(ar['refuse-all']);
    await tab.press('Enter');
    await heard(tab, 'consent:refused', 2);
    expect([await isAsked(tab), await status(tab)]).toEqual([false, 'refused']);
  });
});

describe('what waits for a purpose', () => {
  const held = (attributes: string, code = '') =>
    `<script type="text/plain" data-temoin-purpose="audience" ${attributes}>${code}</script>`;
  const body = `${held('src="/first.js"')}${held('nonce="n0nce"', "ran.push('inline')")}
    <template data-temoin-purpose="audience"><p id="held">retenu</p>${held('src="/last.js"')}</template>`;
  const head = '<script nonce="n0nce">window.ran = []</script>';
  const pages = { '/': page('Accueil', body, { head }) };
  const file = (path: string) =>
    /^\/(first|last)\.js$/.test(path)
      ? { type: 'text/javascript', body: Buffer.from(`ran.push('${path}')`) }
      : undefined;
  const policy = STRICT.replace("trusted-types 'none'", 'trusted-types temoin');

  it('is released by a yes, in the order of the page, under Trusted Types, and again on the next page', async () => {
    await open({ pages, file, headers: { 'content-security-policy': policy } });
    expect([await tab.ask('ran'), await tab.ask("!!document.querySelector('#held')")]).toEqual([[], false]);
    expect(asked('/first.js')).toEqual([]);
    await act(tab, 'accept-all');
    await expect.poll(() => tab.ask('ran')).toEqual(['/first.js', 'inline', '/last.js']);
    expect(await tab.ask("document.querySelector('#held').textContent")).toBe('retenu');
    await heard(tab, 'proof:delivered');
    await tab.goto(site.origin);
    await expect.poll(() => tab.ask('ran')).toEqual(['/first.js', 'inline', '/last.js']);
    expect([await isAsked(tab), await problems()]).toEqual([false, []]);
    expect(site.calls().filter((call) => call === 'POST /temoin/proofs')).toHaveLength(1);
  });

  it('stays held after a no, on the next page too', async () => {
    await open({ pages, file });
    await act(tab, 'refuse-all');
    await heard(tab, 'proof:delivered');
    await tab.goto(site.origin);
    await heard(tab, 'ready');
    expect([await tab.ask('ran'), await tab.ask("!!document.querySelector('#held')")]).toEqual([[], false]);
    expect([asked('/first.js'), asked('/last.js')]).toEqual([[], []]);
  });
});

describe('an embed', () => {
  it('has a box in its place whose button leads to the choice; a yes shows it, a withdrawal takes it out', async () => {
    const body = `<template data-temoin-purpose="audience" data-temoin-embed><p id="film">film</p></template>`;
    await open({ pages: { '/': page('Accueil', body) }, configuration: { embeds: true } });
    await act(tab, 'refuse-all');
    const button = "document.querySelector('temoin-embed')?.shadowRoot.querySelector('button')";
    const seen = () =>
      tab.ask(
        `[!!document.querySelector('#film'), document.querySelector('temoin-embed')?.hidden === false]`,
      );
    await expect.poll(() => tab.ask(`${button}?.textContent`)).toBe(fr.choose);
    expect(await seen()).toEqual([false, true]);
    await tab.click(button);
    await heard(tab, 'notice:shown', 2);
    await act(tab, 'accept-all');
    await expect.poll(seen).toEqual([true, false]);
    await expect.poll(() => isAsked(tab)).toBe(false);
    // Until then the control's words, and its buttons with them, may still move.
    await heard(tab, 'capture:started', 2);
    await act(tab, 'withdraw');
    await expect.poll(seen).toEqual([false, true]);
    expect(await problems()).toEqual([]);
  });
});

// WebKitGTK drew no frame of this one when the whole suite ran beside it: there it runs by itself only.
describe.skipIf(browserName === 'webkit' && !thorough)('a tracker that no script can read', () => {
  it('is expired by the collector at the withdrawal', async () => {
    const second = { type: 'text/html', body: Buffer.from('<!doctype html><title>s</title>') };
    await open({
      pages: { '/': page('Accueil') },
      file: (path) => (path === '/set' ? second : undefined),
      headers: { 'set-cookie': 'replay_sid=1; HttpOnly; Path=/' },
    });
    await act(tab, 'accept-all');
    await heard(tab, 'capture:started', 2);
    await heard(tab, 'proof:delivered');
    expect(await recording(tab)).toBe(true);
    const sent = async () => {
      await tab.ask("fetch('/set').then(() => 0)");
      return asked('/set').at(-1)?.headers.cookie ?? '';
    };
    expect(await sent()).toContain('replay_sid');
    await act(tab, 'withdraw');
    expect(await recording(tab)).toBe(false);
    await heard(tab, 'proof:delivered', 2);
    await expect.poll(sent).not.toContain('replay_sid');
  });
});
