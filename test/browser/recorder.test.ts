import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Purpose } from '../../src/purpose/purpose.ts';
import { browserName } from '../firefox.ts';
import type {} from '../fixtures/recorder-page.ts';
import {
  countEverything,
  properties,
  type RecorderSite,
  startRecorderSite,
} from '../fixtures/recorder-site.ts';
import { startBrowser } from './launch.ts';

const EXPERIENCE = 'replay.experience';
const ERRORS = 'replay.errors';
const L1: Purpose = { id: EXPERIENCE, limitation: { L1: { rate: 1 } } };
const L2: Purpose = { id: ERRORS, limitation: { L2: {} } };

/** It measures the heap by Chromium's protocol, or counts observers: Playwright has some of its own in Firefox. */
const itInChromium = it.runIf(browserName === 'chromium');

let browser: Browser;
let context: BrowserContext;
let site: RecorderSite;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await startRecorderSite();
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await site.close();
});

const open = async (path = '/', purposes: readonly Purpose[] = [L1]): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(site.origin + path, { waitUntil: 'domcontentloaded' });
  await page.evaluate((asked) => {
    window.rig = window.createRig(asked);
  }, purposes);
  return page;
};
/** However loaded the machine is; whoever promises a time measures it. */
const soon = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: 20_000, interval: 50 });
const heard = (page: Page, event: string) =>
  page.evaluate(
    (name) => window.rig.heard.filter(([each]) => each === name).map(([, detail]) => detail),
    event,
  );
const grant = async (page: Page, ...purposes: string[]) => {
  for (const purpose of purposes) {
    await page.evaluate((id) => window.rig.grant(id), purpose);
    await soon(async () =>
      expect(await heard(page, 'capture:started')).toContainEqual(expect.objectContaining({ purpose })),
    );
  }
};
const withdraw = (page: Page, purpose = EXPERIENCE) =>
  page.evaluate((id) => window.rig.withdraw(id), purpose);
const arrived = (count: number) => soon(() => expect(site.segments.length).toBeGreaterThanOrEqual(count));
/** Bytes that are really in use. */
const heap = async (page: Page): Promise<number> => {
  const devtools = await context.newCDPSession(page);
  for (let turn = 0; turn < 3; turn += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await devtools.send('Runtime.getHeapUsage')) as { usedSize: number };
  await devtools.detach();
  return usedSize;
};
/** What the gate has refused is made good by a full snapshot. */
const pictureAgain = async (page: Page) => {
  await page.evaluate(() => {
    window.rig.shut('replay.experience');
    document.body.append('x');
  });
  await page.evaluate(async () => {
    window.rig.open('replay.experience');
    document.body.append('y');
    await new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 20)));
  });
};
const added = (page: Page, text: string) => page.evaluate((words) => document.body.append(words), text);

describe('a recording', () => {
  it('reaches the collector within five seconds, masked, packed, without a cookie', async () => {
    await context.addCookies([{ name: 'session', value: 'x', url: site.origin }]);
    const page = await open();
    const from = Date.now();
    await grant(page, EXPERIENCE);
    await arrived(1);
    expect(Date.now() - from).toBeLessThan(5000);
    const [first] = site.segments;
    expect(first?.headers).toMatchObject({
      authorization: `Bearer token-${EXPERIENCE}`,
      'content-encoding': 'gzip',
      'content-type': 'application/x-ndjson',
    });
    expect(first?.headers).not.toHaveProperty('cookie');
    expect(first?.headers).not.toHaveProperty('referer');
    expect(first?.events.slice(0, 2).map(({ type }) => type)).toEqual([4, 2]);
    const text = JSON.stringify(site.events());
    expect(text).toContain('Menu');
    expect(text).not.toContain('SECRET');
  });

  it('goes on in the next page under the same name, from its own picture; the page before sends what it has', async () => {
    const page = await open();
    await grant(page, EXPERIENCE);
    await arrived(1);
    await page.evaluate(() => document.body.append(document.createElement('hr')));
    await page.click('#next');
    await page.waitForURL(/produits/, { waitUntil: 'domcontentloaded' });
    await page.evaluate(
      (asked) => {
        window.rig = window.createRig(asked);
      },
      [L1],
    );
    await page.evaluate((id) => window.rig.grant(id, false), EXPERIENCE);
    await arrived(3);
    expect(site.segments.map(({ number }) => number)).toEqual([0, 1, 2]);
    expect(new Set(site.segments.map(({ session }) => session)).size).toBe(1);
    expect(JSON.stringify(site.segments[1]?.events)).toContain('"hr"');
    expect(site.segments[2]?.events[0]?.data).toMatchObject({ href: `${site.origin}/produits/:id` });
    // No receipt came on this page: it proved itself.
    expect(site.asked.find(({ path }) => path.startsWith('/temoin/proofs/'))?.headers.authorization).toMatch(
      /^Temoin proof=grant-replay\.experience,t=\d{4}-.+Z,sig=[\w-]{86}$/,
    );
    expect(site.segments[2]?.headers.authorization).toBe('Bearer asked-for');
  });

  it('that lasts a second and a half has all of its events at the collector, from a later page of the visit too', async () => {
    const page = await open();
    for (const token of [true, false]) {
      if (!token)
        await page.evaluate(
          (asked) => {
            window.rig = window.createRig(asked);
          },
          [L1],
        );
      const before = site.segments.length;
      await page.evaluate(([id, brings]) => window.rig.grant(id, brings), [EXPERIENCE, token] as const);
      await soon(async () =>
        expect(await heard(page, 'capture:started')).toContainEqual(
          expect.objectContaining({ purpose: EXPERIENCE }),
        ),
      );
      // The time itself is what is tested; the last event comes right before the page goes.
      await page.waitForTimeout(1400);
      await page.evaluate(() => {
        document.body.append(document.createElement('hr'));
        const link = document.createElement('a');
        link.href = '/produits/7';
        document.body.append(link);
        setTimeout(() => link.click());
      });
      await page.waitForURL(/produits/);
      await soon(() => {
        const events = site.segments.slice(before).flatMap((segment) => segment.events);
        expect(events.slice(0, 2).map(({ type }) => type)).toEqual([4, 2]);
        expect(JSON.stringify(events)).toContain('"hr"');
      });
      await page.goto(`${site.origin}/`, { waitUntil: 'domcontentloaded' });
    }
    expect(site.asked.filter(({ path }) => path.startsWith('/temoin/proofs/'))).toHaveLength(1);
    expect(new Set(site.segments.map(({ session }) => session)).size).toBe(1);
  });

  it('of a duplicated tab is a recording of its own', async () => {
    const page = await open();
    await grant(page, EXPERIENCE);
    await arrived(1);
    await added(page, 'one');
    const [twin] = await Promise.all([
      context.waitForEvent('page'),
      page.evaluate(() => void window.open('/')),
    ]);
    await twin.waitForLoadState();
    expect(await twin.evaluate(() => sessionStorage.getItem('temoin.session'))).toContain(
      site.segments[0]?.session,
    );
    await twin.evaluate(
      (asked) => {
        window.rig = window.createRig(asked);
      },
      [L1],
    );
    await arrived(2);
    await grant(twin, EXPERIENCE);
    await arrived(3);
    const [first, , third] = site.segments;
    expect(third?.session).not.toBe(first?.session);
    expect(third?.number).toBe(0);
    expect(third?.events.slice(0, 2).map(({ type }) => type)).toEqual([4, 2]);
  });
});

describe('a withdrawal', () => {
  itInChromium(
    'leaves no observer, listener, timer, patch or storage, in the page or in its frame',
    async () => {
      await countEverything(context);
      const page = await open('/', [L1, L2]);
      await page.frameLocator('#frame').locator('#inner').waitFor();
      const before = await properties(page);
      const quiet = await page.evaluate(() => window.census());
      await grant(page, EXPERIENCE, ERRORS);
      await soon(async () => expect((await page.evaluate(() => window.census())).observers).toBe(3));
      await page.fill('#field', 'typed');
      await page.evaluate(() => {
        document.body.append(document.createElement('div'));
        document.body.lastElementChild?.attachShadow({ mode: 'open' }).append('SECRET');
        document.querySelector('#password')?.setAttribute('type', 'text');
      });
      await page.mouse.move(20, 20);
      await page.mouse.move(40, 40);
      await page.mouse.wheel(0, 200);
      const during = await properties(page);
      const patched = Object.keys(before).filter((name) => during[name] !== before[name]);
      expect(patched.length).toBeGreaterThan(30);
      // In one task: what is counted is what is there when the withdrawal returns.
      const after = await page.evaluate(
        (ids) => {
          for (const id of ids) window.rig.withdraw(id);
          return window.census();
        },
        [EXPERIENCE, ERRORS],
      );
      expect(after).toMatchObject({ observers: 0, timers: quiet.timers, listeners: quiet.listeners });
      const left = await properties(page);
      expect(Object.keys(left).filter((name) => name in before && left[name] !== before[name])).toEqual([]);
      expect(Object.keys(left).filter((name) => !(name in before) && !name.includes('.shadow.'))).toEqual([]);
      expect(Object.keys(left).filter((name) => name.endsWith('shadow.adoptedStyleSheets'))).toEqual([]);
      expect(await page.evaluate(() => document.querySelectorAll('[data-rr-is-password]').length)).toBe(0);
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
      const sent = site.asked.length;
      await added(page, 'after');
      await page.fill('#field', 'after');
      await page.click('#live');
      await page.goto(`${site.origin}/produits/7`);
      expect(site.asked.length).toBe(sent);
    },
  );

  it("leaves alone what another library has put on top of rrweb's patches", async () => {
    const page = await open();
    await grant(page, EXPERIENCE);
    await page.evaluate(() => {
      const calls: string[] = [];
      Object.assign(window, { calls });
      const wrap = <T extends object>(target: T, name: keyof T & string) => {
        const theirs = target[name] as (...args: unknown[]) => unknown;
        target[name] = function (this: unknown, ...args: unknown[]) {
          calls.push(name);
          return theirs.apply(this, args);
        } as T[typeof name];
      };
      wrap(Element.prototype, 'attachShadow');
      wrap(CSSStyleSheet.prototype, 'insertRule');
      wrap(customElements, 'define');
      const { get, set } = Object.getOwnPropertyDescriptor(
        HTMLInputElement.prototype,
        'value',
      ) as Required<PropertyDescriptor>;
      Object.defineProperty(HTMLInputElement.prototype, 'value', {
        configurable: true,
        get,
        set(value) {
          calls.push('value');
          set.call(this, value);
        },
      });
    });
    // A picture in between must not undo them either.
    await pictureAgain(page);
    const use = () =>
      page.evaluate(() => {
        const { calls } = window as unknown as { calls: string[] };
        calls.length = 0;
        document.createElement('div').attachShadow({ mode: 'open' });
        new CSSStyleSheet().insertRule('p{color:red}');
        customElements.define(`x-${Math.random().toString(36).slice(2)}`, class extends HTMLElement {});
        const field = document.createElement('input');
        field.value = 'set';
        return [...calls, field.value];
      });
    const expected = ['attachShadow', 'insertRule', 'define', 'value', 'set'];
    expect(await use()).toEqual(expected);
    await withdraw(page);
    expect(await use()).toEqual(expected);
  });

  itInChromium('holds when a frame of the page loads again: it is neither read nor observed', async () => {
    await countEverything(context);
    const page = await open();
    const inner = page.frameLocator('#frame').locator('#inner');
    await inner.waitFor();
    await grant(page, EXPERIENCE);
    await soon(async () => expect((await page.evaluate(() => window.census())).observers).toBe(3));
    await withdraw(page);
    const { observed } = await page.evaluate(() => window.census());
    const sent = site.asked.length;
    for (let turn = 0; turn < 2; turn += 1) {
      await page.evaluate(() =>
        (document.querySelector('#frame') as HTMLIFrameElement).contentWindow?.location.reload(),
      );
      await page.waitForTimeout(200);
      await inner.waitFor();
      await inner.fill('SECRET-AFTER');
    }
    expect(await page.evaluate(() => window.census())).toMatchObject({
      observers: 0,
      observed,
      listeners: [],
      timers: 0,
    });
    expect(site.asked.length).toBe(sent);
  });

  itInChromium(
    'holds for a frame that was still loading, also after five seconds and after a new yes',
    async () => {
      await countEverything(context);
      const page = await open('/slow');
      await grant(page, EXPERIENCE);
      await withdraw(page);
      expect(await page.evaluate(() => window.census())).toMatchObject({
        observers: 0,
        listeners: [],
        timers: 0,
      });
      const { observed } = await page.evaluate(() => window.census());
      await page.waitForTimeout(5500);
      expect((await page.evaluate(() => window.census())).observed).toBe(observed);
      await page.evaluate(() => {
        window.rig.heard.length = 0;
      });
      await grant(page, EXPERIENCE);
      site.release();
      await page.frameLocator('#frame').locator('#inner').waitFor();
      // The page's, and one for its frame: nothing of the first time is awake.
      await soon(async () => expect((await page.evaluate(() => window.census())).observers).toBe(2));
      await page.waitForTimeout(300);
      expect((await page.evaluate(() => window.census())).observers).toBe(2);
    },
  );

  it('while a segment is in flight aborts it', async () => {
    site.collector = 'holds';
    const page = await open();
    await grant(page, EXPERIENCE);
    await soon(() => expect(site.asked.length).toBe(1));
    const discarded = await withdraw(page);
    expect(discarded.events).toBeGreaterThan(1);
    await soon(() => expect(site.aborted).toBe(1));
    site.collector = 'takes';
    await added(page, 'after');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.goto(`${site.origin}/produits/7`);
    expect([site.asked.length, site.segments.length]).toEqual([1, 0]);
  });

  itInChromium('a hundred times on one page leaves nothing growing', async () => {
    await countEverything(context);
    const page = await open();
    const cycle = () =>
      page.evaluate(async (id) => {
        window.rig.heard.length = 0;
        await window.rig.grant(id);
        while (!window.rig.heard.some(([name]) => name === 'capture:started'))
          await new Promise((resolve) => requestAnimationFrame(resolve));
        window.rig.withdraw(id);
        window.rig.heard.length = 0;
      }, EXPERIENCE);
    for (let turn = 0; turn < 30; turn += 1) await cycle();
    const [before, census] = [await heap(page), await page.evaluate(() => window.census())];
    for (let turn = 0; turn < 100; turn += 1) await cycle();
    expect(await page.evaluate(() => window.census())).toMatchObject({
      observers: 0,
      listeners: census.listeners,
      timers: census.timers,
    });
    const growth = ((await heap(page)) - before) / 100;
    console.log(`heap: ${Math.round(growth)} bytes a cycle`);
    expect(growth).toBeLessThan(3000);
  });
});

describe('a picture taken again', () => {
  itInChromium('observes no frame twice', async () => {
    await countEverything(context);
    const page = await open();
    await page.frameLocator('#frame').locator('#inner').waitFor();
    await grant(page, EXPERIENCE);
    await soon(async () => expect((await page.evaluate(() => window.census())).observers).toBe(3));
    const { listeners } = await page.evaluate(() => window.census());
    for (let turn = 0; turn < 4; turn += 1) await pictureAgain(page);
    const after = await page.evaluate(() => window.census());
    expect(after.observers).toBe(3);
    expect([...after.listeners].sort()).toEqual([...listeners].sort());
    // What is typed there is told once.
    const from = Date.now();
    await page.frameLocator('#frame').locator('p').click();
    await page
      .frameLocator('#frame')
      .locator('body')
      .evaluate((body) => body.append('more'));
    await soon(() => {
      const adds = site.events().filter(({ timestamp, data }) => timestamp >= from && data['source'] === 0);
      expect(adds).toHaveLength(1);
    });
  });
});

describe('memory', () => {
  itInChromium('holds nothing of the page after a withdrawal', async () => {
    const page = await open();
    await grant(page, EXPERIENCE);
    await withdraw(page);
    await page.evaluate(() => {
      const gone = document.querySelector('#text') as Element;
      Object.assign(window, { gone: new WeakRef(gone) });
      gone.remove();
    });
    await page.waitForTimeout(100);
    await heap(page);
    expect(
      await page.evaluate(() => (window as unknown as { gone: WeakRef<Element> }).gone.deref() === undefined),
    ).toBe(true);
  });

  itInChromium('does not grow with the pictures that are taken of shadow roots', async () => {
    const page = await open();
    await page.evaluate(() => {
      for (let count = 0; count < 40; count += 1)
        document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' }).append('x');
    });
    await grant(page, EXPERIENCE);
    const settled = async () => {
      const { length } = site.segments;
      await added(page, 'z');
      await arrived(length + 1);
      return heap(page);
    };
    for (let turn = 0; turn < 10; turn += 1) await pictureAgain(page);
    const before = await settled();
    for (let turn = 0; turn < 40; turn += 1) await pictureAgain(page);
    const growth = ((await settled()) - before) / 40;
    console.log(`heap: ${Math.round(growth)} bytes a picture`);
    expect(growth).toBeLessThan(15_000);
  });
});

describe('difficulties', () => {
  const kinds = () =>
    site
      .events()
      .filter(({ type }) => type === 5)
      .map(({ data }) => (data['payload'] as { kind: string }).kind);
  const found = (kind: string) => soon(() => expect(kinds()).toContain(kind));

  it('send what surrounds them; without one nothing leaves and nothing is stored', async () => {
    const page = await open('/', [L2]);
    await grant(page, ERRORS);
    await page.click('#live');
    await page.waitForTimeout(5500);
    await page.evaluate(() => fetch('/api/404'));
    expect([site.asked.length, await page.evaluate(() => sessionStorage.length)]).toEqual([0, 0]);
    await page.click('#dead', { clickCount: 3, delay: 20 });
    await found('rage-click');
    const [first] = site.segments;
    expect(first?.events.slice(0, 2).map(({ type }) => type)).toEqual([4, 2]);
    await found('dead-click');
    expect(await page.evaluate(() => sessionStorage.getItem('temoin.session'))).toContain(first?.session);
  });

  const ACTS: readonly (readonly [kind: string, act: (page: Page) => Promise<unknown>])[] = [
    ['error', (page: Page) => page.evaluate(() => void setTimeout(() => Reflect.get(window, 'SECRET')()))],
    ['error', (page: Page) => page.evaluate(() => void Promise.reject(new Error('SECRET')))],
    ['failed-request', (page: Page) => page.evaluate(() => fetch('/api/503').then(() => {}))],
    [
      'failed-request',
      async (page: Page) => {
        await page.route('**/api/*', (route) => route.abort());
        await page.evaluate(() =>
          fetch('/api/200')
            .catch(() => {})
            .then(() => {}),
        );
      },
    ],
    [
      'failed-request',
      (page: Page) =>
        page.evaluate(() => {
          const request = new XMLHttpRequest();
          request.open('GET', '/api/500');
          request.send();
        }),
    ],
    ['form-error', (page: Page) => page.click('#send')],
    [
      'form-error',
      (page: Page) =>
        page.evaluate(() => document.querySelector('#field')?.setAttribute('aria-invalid', 'true')),
    ],
    ['named', (page: Page) => page.evaluate(() => window.rig.recorder.difficulty?.('panier'))],
  ];

  it('are found, each by what the visitor meets, and carry nothing but their kind', async () => {
    const sessions = await Promise.all(
      ACTS.map(async ([kind, act]) => {
        const page = await open('/', [L2]);
        await grant(page, ERRORS);
        const [started] = await heard(page, 'capture:started');
        await act(page);
        return [kind, (started as { session: string }).session];
      }),
    );
    const ofSession = (session: string | undefined) =>
      site.segments.filter((segment) => segment.session === session).flatMap(({ events }) => events);
    await soon(() =>
      expect(
        sessions.map(([, session]) => ofSession(session).find(({ type }) => type === 5)?.data['payload']),
      ).toEqual(sessions.map(([kind]) => (kind === 'named' ? { kind, name: 'panier' } : { kind }))),
    );
    expect(JSON.stringify(site.events())).not.toContain('SECRET');
  });

  it('are not what the page ends itself, nor what goes to the collector', async () => {
    const page = await open('/', [L1, L2]);
    await grant(page, ERRORS);
    await page.evaluate(async () => {
      const abort = new AbortController();
      const answer = fetch('/never', { signal: abort.signal }).then((response) => response.text());
      abort.abort();
      await answer.catch(() => {});
    });
    await page.route('**/temoin/**', (route) => route.abort());
    await grant(page, EXPERIENCE);
    await page.waitForTimeout(4000);
    expect(
      Object.keys(JSON.parse(await page.evaluate(() => sessionStorage.getItem('temoin.session') ?? '{}'))),
    ).toEqual([EXPERIENCE]);
    await page.unroute('**/temoin/**');
    await arrived(1);
    expect(new Set(site.segments.map(({ headers }) => headers.authorization))).toEqual(
      new Set([`Bearer token-${EXPERIENCE}`]),
    );
  });

  it('that nobody handles are still told to the page as they were', async () => {
    const page = await open('/', [L2]);
    await grant(page, ERRORS);
    const told = await page.evaluate(async () => {
      const rejections: string[] = [];
      window.addEventListener('unhandledrejection', (event) => {
        rejections.push((event.reason as Error).name);
        event.preventDefault();
      });
      fetch('http://127.0.0.1:1/').catch(() => {});
      void fetch('http://127.0.0.1:1/');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return rejections;
    });
    expect(told).toEqual(['TypeError']);
  });
});
