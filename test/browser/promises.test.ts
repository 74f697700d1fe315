// Promises that other files tell of Chromium and Firefox in full, in each of the three browsers: one visit each.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserName } from '../firefox.ts';
import { type AnyBrowser, startAnyBrowser, type Tab } from './any-browser.ts';
import { act, facts, heard, isAsked, LAYERS, ours, page, recording, STRICT, status } from './journey-kit.ts';
import { PAGES, type Site, type SiteOptions, startSite } from './site.ts';

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

const BODY = `<label>Nom <input id="name"></label><div id="list"></div><a id="next" href="/second">Suite</a>
  <iframe id="frame" title="cadre" src="/frame"></iframe>`;
const START: SiteOptions = {
  pages: {
    '/': page('Accueil', BODY),
    '/second': page('Seconde', '<p>Deuxième page</p>'),
    '/boutique/lampes/': page('Lampes', '<p>Lampes</p>'),
    '/compte/profil': page('Compte', '<input id="name">'),
    '/frame': PAGES['/frame'] as string,
  },
};

const open = async (options: SiteOptions = {}, first = 'notice:shown') => {
  site = await startSite({ ...START, ...options, pages: { ...START.pages, ...options.pages } });
  tab = await browser.open();
  await tab.resize(1000, 800);
  await tab.goto(site.origin);
  await heard(tab, first);
};
const busy = (on: Tab) =>
  on.ask(`(() => { for (let i = 0; i < 20; i += 1) document.body.append(document.createElement('p'));
    scrollTo(0, 200); scrollTo(0, 0); })()`);
const recorded = async (options: SiteOptions = {}) => {
  await open(options);
  await act(tab, 'accept-all');
  await heard(tab, 'capture:started', 2);
  await busy(tab);
  await expect.poll(async () => (await site.health()).recordings).toBeGreaterThan(0);
};
/** Requests that carry or ask for a recording, from now on: a segment leaves within five seconds of activity. */
const silent = async (from: number, ...tabs: Tab[]) => {
  for (const each of tabs) await busy(each);
  await tab.ask('new Promise((done) => setTimeout(done, 5500))');
  return site.seen
    .slice(from)
    .filter(({ path }) => /recordings|upload|recorder/.test(path))
    .map(({ method, path }) => `${method} ${path}`);
};
const problems = async () => (await facts(tab)).filter(([name]) => name === 'problem');

describe('before a yes', () => {
  const SPY = `<script nonce="n0nce">{
    const counts = (window.__counts = {});
    const count = (name) => void (counts[name] = (counts[name] ?? 0) + 1);
    for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver', 'PerformanceObserver']) {
      const Native = window[name];
      window[name] = class extends Native { constructor(...all) { super(...all); count(name); } };
    }
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, ...rest) {
      if (/^(mouse|touch|pointer|key|input|change|scroll|wheel|copy|paste|selection|drag|error|unhandled|submit|invalid)/.test(type)) count(type);
      return add.call(this, type, ...rest);
    };
    for (const [owner, name] of [[Storage.prototype, 'setItem'], [Storage.prototype, 'getItem'], [IDBFactory.prototype, 'open'],
      [CacheStorage.prototype, 'open'], [Crypto.prototype, 'getRandomValues'], [Crypto.prototype, 'randomUUID'],
      [SubtleCrypto.prototype, 'generateKey'], [Navigator.prototype, 'sendBeacon'], [window, 'fetch'], [XMLHttpRequest.prototype, 'send'],
      [HTMLCanvasElement.prototype, 'getContext']]) {
      const native = owner[name];
      owner[name] = function (...all) { count(name); return native.apply(this, all); };
    }
  }</script>`;

  it('nothing is observed, read, written or named, whatever the visitor does', async () => {
    const without = `<!doctype html><html lang="fr"><title>p</title>${SPY}${BODY}</html>`;
    await open({ pages: { '/': page('Accueil', BODY, { head: SPY }), '/without': without } });
    const counted = async () => {
      await tab.click("document.querySelector('#name')");
      for (const key of [' ', 'Enter', 'Escape'] as const) await tab.press(key);
      await busy(tab);
      return tab.ask('__counts');
    };
    const seen = await counted();
    expect(site.calls()).toEqual([]);
    expect([await status(tab), await recording(tab)]).toEqual(['unasked', false]);
    // Playwright itself observes the pages of Firefox.
    await tab.goto(`${site.origin}/without`);
    expect(seen).toEqual(await counted());
    if (browserName !== 'firefox') expect(seen).toEqual({});
  });

  it('nothing is captured either where storage is blocked, and no yes can change that', async () => {
    const head = `<script nonce="n0nce">{
      const refuse = () => { throw new DOMException('blocked', 'SecurityError'); };
      Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} });
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, { get: refuse });
    }</script>`;
    await open({ pages: { '/': page('Accueil', BODY, { head }) } });
    await act(tab, 'accept-all');
    await heard(tab, 'problem');
    expect(site.seen.filter(({ path }) => /recorder|proofs|recordings/.test(path))).toEqual([]);
    const names = (await facts(tab)).map(([name]) => name);
    expect(names.filter((name) => name === 'consent:granted' || name === 'capture:started')).toEqual([]);
  });
});

describe('the other tabs', () => {
  it('stop asking when one of them is answered, and record what was agreed to there', async () => {
    await open();
    const other = await browser.open();
    await other.goto(`${site.origin}/second`);
    // A second tab of WebKitGTK asks, but says of nothing that it was shown, as long as the driver has it.
    await expect.poll(() => isAsked(other)).toBe(true);
    await tab.toFront();
    await act(tab, 'accept-all');
    await heard(tab, 'capture:started', 2);
    await heard(other, 'capture:started', 2);
    expect(await isAsked(other)).toBe(false);
    const granted = (await facts(other)).filter(([name]) => name === 'consent:granted');
    expect(granted.map(([, { restored }]) => restored)).toEqual([true, true, true]);
    expect((await site.health()).proofs).toBe(3);
  });
});

describe('a yes', () => {
  it('holds on the next page in the same recording, and does not reach an excluded path', async () => {
    await recorded();
    await tab.goto(`${site.origin}/second`);
    await heard(tab, 'capture:started');
    const pages = async () =>
      (await site.recorded('replay.experience'))
        .flatMap(({ events }) => events)
        .filter(({ type }) => type === 2);
    await expect.poll(async () => (await pages()).length).toBeGreaterThan(1);
    expect(await site.recorded('replay.experience')).toHaveLength(1);
    expect(site.calls().filter((call) => call === 'POST /temoin/proofs')).toHaveLength(1);
    await tab.goto(`${site.origin}/compte/profil`);
    await heard(tab, 'ready');
    expect(await recording(tab)).toBe(false);
    expect(await silent(site.seen.length, tab)).toEqual([]);
  });
});

describe('a withdrawal', () => {
  it('has stopped when the call returns, twice is once, and a frame that reloads says nothing either', async () => {
    await recorded();
    const from = site.seen.length;
    const state = await tab.ask<{ recording: boolean; statuses: object; cookie: string }>(`(() => {
      void temoin.withdraw(); void temoin.withdraw();
      return { recording: temoin.recording, statuses: temoin.statuses(), cookie: document.cookie };
    })()`);
    expect(state.recording).toBe(false);
    expect(new Set(Object.values(state.statuses))).toEqual(new Set(['withdrawn']));
    expect(state.cookie).not.toContain('grant');
    await heard(tab, 'proof:delivered', 2);
    await tab.ask("void document.querySelector('#frame').contentWindow.location.reload()");
    const erased = (call: string) => !/withdraw/.test(call);
    expect((await silent(from, tab)).filter(erased)).toEqual([]);
    expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
  });

  it('reaches the collector from a later page when the first was left off line', async () => {
    await recorded();
    site.collectorIs = 'away';
    await act(tab, 'withdraw');
    await heard(tab, 'proof:recorded', 2);
    await tab.goto('about:blank');
    site.collectorIs = 'there';
    await tab.goto(`${site.origin}/second`);
    await heard(tab, 'proof:delivered');
    expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
  });

  it('is not hidden by a listener of the site that throws', async () => {
    await recorded();
    await tab.ask(`(() => { for (const name of ['consent:withdrawn', 'capture:halted', 'trackers:expired', 'proof:recorded', 'problem'])
      temoin.on(name, () => { throw new Error('the site is broken'); }); })()`);
    const from = site.seen.length;
    await act(tab, 'withdraw');
    await heard(tab, 'proof:delivered', 2);
    expect(await silent(from, tab)).toEqual([]);
    expect((await site.health()).recordings).toBe(0);
  });

  it('expires cookies of every folder and attribute that a script can write, and keeps what is to be kept', async () => {
    await recorded();
    await tab.goto(`${site.origin}/boutique/lampes/`);
    await heard(tab, 'capture:started', 2);
    await tab.ask(`(() => {
      for (const [i, path] of ['/', '/boutique', '/boutique/', '/boutique/lampes', '/boutique/lampes/'].entries())
        for (const [j, more] of ['', '; SameSite=Strict', '; SameSite=Lax', '; domain=127.0.0.1'].entries())
          document.cookie = 'rp_' + i + j + '=1; path=' + path + more;
      document.cookie = 'rp_keep=1; path=/'; document.cookie = 'own=1; path=/';
      // Its cookies go by the address that it was loaded from.
      history.pushState({}, '', '/panier');
    })()`);
    const names = async () =>
      (await tab.ask<string>('document.cookie'))
        .split('; ')
        .map((each) => each.split('=')[0])
        .sort();
    expect((await names()).filter((name) => name?.startsWith('rp_')).length).toBeGreaterThan(15);
    await act(tab, 'withdraw');
    await heard(tab, 'trackers:expired');
    expect(await names()).toEqual(['own', 'rp_keep', 'temoin']);
    const [, told] = (await facts(tab)).find(([name]) => name === 'trackers:expired') ?? [];
    expect(told).toMatchObject({ residual: [], kept: ['cookie:rp_keep'] });
  });
});

describe('a theme', () => {
  it('is there from the first display on, under a strict policy, in one place and one colour', async () => {
    const theme = { theme: { look: 'solid', scheme: 'dark' }, position: 'corner' };
    await open({ configuration: theme, headers: { 'content-security-policy': STRICT } });
    const colour = `getComputedStyle(${LAYERS}.querySelector('section')).backgroundColor`;
    expect(await tab.ask(colour)).toBe('rgb(20, 22, 29)');
    const boxes = await tab.ask<number[][]>(`['refuse-all', 'accept-all'].map((name) => {
      const { width, height } = ${LAYERS}.querySelector('[data-act=' + name + ']').getBoundingClientRect();
      return [width, height].map(Math.round); })`);
    expect(boxes[0]).toEqual(boxes[1]);
    expect(await problems()).toEqual([]);
  });

  it('that cannot be read is left out: the question comes without, and a problem says so', async () => {
    await open({ configuration: { theme: { ink: '#eeeeee' } }, unchecked: true });
    expect(await tab.ask(`getComputedStyle(${LAYERS}.querySelector('section')).backgroundColor`)).toBe(
      'rgb(255, 255, 255)',
    );
    expect((await problems()).map(([, { code }]) => code)).toEqual(['looks']);
    expect(await tab.ask(`!!${ours('[data-act="refuse-all"]')}`)).toBe(true);
  });
});
