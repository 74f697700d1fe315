// One way through the product in each of the three browsers; what Chromium alone can be asked is in the files beside.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AnyBrowser, startAnyBrowser, type Tab } from './any-browser.ts';
import * as kit from './journey-kit.ts';
import { LAYERS as layers, ours, page, STRICT } from './journey-kit.ts';
import { type Site, startSite } from './site.ts';

const PAGES = {
  '/': page('Accueil', '<label>Nom <input id="name"></label> <a id="next" href="/second">Suite</a>'),
  '/second': page('Seconde', '<p>Deuxième page</p>'),
};

let browser: AnyBrowser;
let site: Site;
let tab: Tab;
beforeAll(async () => {
  browser = await startAnyBrowser();
});
afterAll(() => browser.close());

const visit = async (headers: Record<string, string> = {}) => {
  site = await startSite({ pages: PAGES, headers });
  tab = await browser.open();
  await tab.resize(1000, 800);
  await tab.goto(site.origin);
  await heard('notice:shown');
};
beforeEach((test) => visit(test.task.name.includes('strict') ? { 'content-security-policy': STRICT } : {}));
afterEach(async () => {
  await browser.forget();
  await site.close();
});

const facts = () => kit.facts(tab);
const heard = (name: string, least = 1, on = tab) => kit.heard(on, name, least);
const act = (name: string) => kit.act(tab, name);
const isAsked = () => kit.isAsked(tab);
const focus = () => kit.focus(tab);
const statuses = () => kit.statuses(tab);
const recording = (on = tab) => kit.recording(on);
const kept = () =>
  tab.ask<object>(`(async () => ({ cookie: document.cookie.replace(/=.*/, ''), local: Object.keys(localStorage),
    session: Object.keys(sessionStorage), databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys() }))()`);

const accepted = async () => {
  await act('accept-all');
  await heard('capture:started', 2);
  await tab.ask("document.body.append('nouveau')");
  await expect.poll(async () => (await site.health()).recordings).toBeGreaterThan(0);
};

describe('a visitor', () => {
  it('is asked, and before an answer nothing is requested, stored or recorded', async () => {
    await tab.click("document.querySelector('#name')");
    await tab.press('Enter');
    await tab.press('Escape');
    expect(
      site.seen
        .map(({ path }) => path)
        .filter((path) => path !== '/favicon.ico')
        .sort(),
    ).toEqual(['/', '/temoin/temoin.fr.js']);
    expect(await kept()).toEqual({ cookie: '', local: [], session: [], databases: [], caches: [] });
    expect(await recording()).toBe(false);
  });

  it('refuses by keyboard alone, with a proof, and is not asked again', async () => {
    await tab.press('Tab');
    expect(await focus()).toBe('Tout refuser');
    await tab.press('Enter');
    await heard('proof:delivered');
    expect(site.calls()).toEqual(['POST /temoin/proofs']);
    expect(await isAsked()).toBe(false);
    await tab.goto(`${site.origin}/second`);
    await heard('ready');
    expect(await isAsked()).toBe(false);
    expect(new Set(Object.values(await statuses()))).toEqual(new Set(['refused']));
    expect(await kept()).toEqual({
      cookie: 'temoin',
      local: [],
      session: [],
      databases: ['temoin'],
      caches: [],
    });
    expect(site.seen.filter(({ path }) => /recorder|recordings/.test(path))).toEqual([]);
  });

  it('accepts, which is proved before anything is captured, and what is captured is masked', async () => {
    await accepted();
    const names = (await facts()).map(([name]) => name);
    expect(names.indexOf('proof:recorded')).toBeLessThan(names.indexOf('consent:granted'));
    expect(names.indexOf('consent:granted')).toBeLessThan(names.indexOf('capture:started'));
    await expect.poll(async () => (await site.recorded('replay.experience')).length).toBe(1);
    const [recording] = await site.recorded('replay.experience');
    expect(recording?.events.map(({ type }) => type)).toEqual(expect.arrayContaining([2, 4]));
    expect(JSON.stringify(recording?.events)).not.toMatch(/Accueil|nouveau/);
    expect((await site.health()).proofs).toBe(3);
  });

  it('withdraws in one click: halted at once, trackers expired in every store, told to the other tab, erased', async () => {
    await accepted();
    const other = await browser.open();
    await other.goto(`${site.origin}/second`);
    await heard('capture:started', 2, other);
    await tab.toFront();
    await tab.ask(`(async () => {
      document.cookie = 'rp_id=1'; document.cookie = 'own=1';
      for (const store of [localStorage, sessionStorage]) { store.setItem('rp_a', '1'); store.setItem('own', '1'); }
      await new Promise((done) => { indexedDB.open('rp_db').onsuccess = ({ target }) => done(target.result.close()); });
      await caches.open('rp_cache');
    })()`);
    await act('withdraw');
    expect(await recording()).toBe(false);
    await heard('consent:withdrawn', 3, other);
    expect(await recording(other)).toBe(false);
    await tab.toFront();
    await heard('proof:delivered', 2);
    const [, told] = (await facts()).find(([name]) => name === 'trackers:expired') ?? [];
    expect(told).toMatchObject({ residual: [] });
    expect(await tab.ask('document.cookie.replace(/temoin=[^;]*/, "temoin")')).not.toContain('rp_');
    expect(await kept()).toMatchObject({
      local: ['own'],
      session: ['own'],
      databases: ['temoin'],
      caches: [],
    });
    expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
    expect(await tab.ask(`${ours('[role=status]')}.textContent`)).toContain('Arrêté.');
  });

  it('chooses on the second layer, one purpose of three, and Escape chooses nothing', async () => {
    await act('choose');
    await heard('notice:shown', 2);
    expect(await focus()).toBe('Fermer');
    expect(await tab.ask(`[...${layers}.querySelectorAll('input')].map(({ checked }) => checked)`)).toEqual([
      false,
      false,
      false,
    ]);
    await tab.press('Escape');
    await expect.poll(() => focus()).toBe('Choisir');
    expect(site.calls()).toEqual([]);
    await tab.press('Enter');
    await tab.click(ours('[data-purpose="audience"] input'));
    await act('save');
    await heard('proof:delivered');
    expect(await statuses()).toEqual({
      'replay.errors': 'refused',
      'replay.experience': 'refused',
      audience: 'granted',
    });
    expect(await isAsked()).toBe(false);
  });

  it('finds the second layer within a window that was turned since it was last open', async () => {
    const fits = () =>
      tab.ask<boolean>(`(() => { const { top, bottom, left, right } = ${layers}.querySelector('dialog').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth; })()`);
    await act('refuse-all');
    await act('open');
    await heard('notice:shown', 2);
    await tab.press('Escape');
    await expect.poll(() => isAsked()).toBe(false);
    await tab.resize(600, 420);
    await expect.poll(() => tab.ask('innerWidth')).toBe(600);
    await act('open');
    await expect.poll(fits).toBe(true);
  });

  it('comes back to a page that slept, and it does what was said meanwhile', async () => {
    await accepted();
    await tab.click("document.querySelector('#next')");
    await heard('capture:started');
    await act('withdraw');
    await heard('proof:delivered');
    await tab.ask('void setTimeout(() => history.back())');
    await expect.poll(() => tab.ask('location.pathname + !!window.temoin').catch(() => '')).toBe('/true');
    await expect
      .poll(async () => [...new Set(Object.values(await statuses().catch(() => ({}))))])
      .toEqual(['withdrawn']);
    expect(await recording()).toBe(false);
    expect((await site.health()).recordings).toBe(0);
  });

  it('meets the same under a strict policy with Trusted Types', async () => {
    expect(await tab.ask(`getComputedStyle(${ours('[data-act="accept-all"]')}).minHeight`)).toBe('44px');
    await act('choose');
    await heard('notice:shown', 2);
    expect(await tab.ask(`getComputedStyle(${ours('.head')}).display`)).toBe('flex');
    await act('accept-all');
    await heard('capture:started', 2);
    await act('withdraw');
    await heard('proof:delivered', 2);
    expect((await facts()).filter(([name]) => name === 'problem')).toEqual([]);
  });
});
