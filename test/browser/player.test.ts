import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { createPlayer, Player, PlayerOptions, PlayerTexts } from '../../src/player/index.ts';
import { chromiumLaunch } from '../chromium.ts';
import { hostileRecording } from './hostile-recording.ts';

const src = fileURLToPath(new URL('../../src/player/', import.meta.url));
const modules = createRequire(import.meta.url);
/** As strict as the demo's: the player has to work under it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

const texts: PlayerTexts = {
  player: 'Lecteur de la visite',
  play: 'Lire',
  pause: 'Mettre en pause',
  timeline: 'Moment de la visite',
  speed: 'Vitesse',
  skipIdle: 'Passer les temps morts',
  difficulties: 'Difficultés rencontrées',
  kinds: { error: 'Erreur', 'rage-click': 'Clics de rage' },
  masked: 'texte masqué',
  blocked: 'bloc non enregistré',
  loading: 'Chargement…',
  unplayable: 'Cet enregistrement ne peut pas être relu.',
};

let browser: Browser;
let context: BrowserContext;
let site: Server;
let evil: Server;
let origin: string;
let elsewhere: string;
/** What each side was asked. */
let asked: string[] = [];
let stolen: string[] = [];
let connections = 0;

const listening = async (server: Server) => {
  server.listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  return (server.address() as AddressInfo).port;
};

const bundle = async (entry: string, format: 'esm' | 'iife', without?: string) => {
  const made = await build({
    entryPoints: [src + entry],
    bundle: true,
    format,
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'without',
        setup: ({ onLoad }) =>
          onLoad({ filter: /sanitise\.ts$/ }, () =>
            without ? { contents: `export const ${without} = (recording) => recording` } : undefined,
          ),
      },
    ],
  });
  return made.outputFiles[0]?.text ?? '';
};

beforeAll(async () => {
  const html = readFileSync(`${src}replayer.html`, 'utf8');
  const open = html.replace(/<meta http-equiv="Content-Security-Policy".*>/, '');
  expect(open).not.toBe(html);
  const [player, walled, bare, recorder] = await Promise.all([
    bundle('index.ts', 'esm'),
    bundle('replayer.ts', 'iife'),
    bundle('replayer.ts', 'iife', 'sanitise'),
    build({
      stdin: {
        contents: "import { record } from '@rrweb/record'; globalThis.record = record",
        resolveDir: src,
      },
      bundle: true,
      format: 'iife',
      write: false,
    }).then(({ outputFiles }) => outputFiles[0]?.text ?? ''),
  ]);
  /** Both walls, each alone, and none at all. */
  const files: Record<string, string> = {};
  const host =
    '<!doctype html><html lang="fr"><title>Derrière le comptoir</title><main><h1>Visites</h1></main><script type="module" src="page.js"></script>';
  for (const [folder, page, script] of [
    ['both', html, walled],
    ['policy', html, bare],
    ['cleaned', open, walled],
    ['none', open, bare],
  ] as const)
    Object.assign(files, {
      [`/${folder}/`]: host,
      [`/${folder}/page.js`]:
        "import { createPlayer } from './player.js'; Object.assign(globalThis, { createPlayer })",
      [`/${folder}/player.js`]: player,
      [`/${folder}/replayer.html`]: page,
      [`/${folder}/replayer.js`]: script,
    });
  files['/shop'] = readFileSync(new URL('../fixtures/replayed-shop.html', import.meta.url), 'utf8');
  files['/record.js'] = recorder;
  files['/axe.js'] = readFileSync(modules.resolve('axe-core'), 'utf8');
  site = createServer((request, response) => {
    const [url = '', query] = (request.url ?? '').split('?');
    asked.push(url);
    const body = files[url];
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    // axe-core does not run under Trusted Types.
    if (url.endsWith('/') && query !== 'lax') response.setHeader('content-security-policy', POLICY);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  evil = createServer(({ url = '' }, response) => {
    stolen.push(url);
    response.setHeader('access-control-allow-origin', '*');
    response.end();
  });
  evil.on('connection', () => connections++);
  origin = `http://127.0.0.1:${await listening(site)}`;
  elsewhere = `http://evil.test:${await listening(evil)}`;
  const launch = chromiumLaunch();
  browser = await chromium.launch({
    ...launch,
    args: [...launch.args, '--host-resolver-rules=MAP *.test 127.0.0.1'],
  });
});
afterAll(async () => {
  await browser?.close();
  for (const server of [site, evil]) {
    server?.close();
    server?.closeAllConnections();
  }
});
beforeEach(async () => {
  asked = [];
  stolen = [];
  connections = 0;
  context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
});
afterEach(() => context.close());

interface Play {
  readonly player: Player;
  readonly createPlayer: typeof createPlayer;
}

const play = async (
  events: readonly unknown[],
  folder = 'both',
  more: Partial<PlayerOptions> = {},
  query = '',
): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${origin}/${folder}/${query}`);
  await page.evaluate(
    ([list, words, rest]) => {
      const { createPlayer } = globalThis as unknown as Play;
      const host = document.querySelector('main') as HTMLElement;
      Object.assign(globalThis, { player: createPlayer(host, { events: list, texts: words, ...rest }) });
    },
    [events, texts, more] as const,
  );
  return page;
};
const ready = (page: Page) => page.evaluate(() => (globalThis as unknown as Play).player.ready);
const inner = (page: Page) => page.frames()[2] as Frame;

describe('a hostile recording', () => {
  /** Plays it through, sought back and forth, clicked at, and reports every sign of life. */
  const attack = async (folder: string, breaking = false) => {
    const { events, count } = hostileRecording(elsewhere, breaking);
    const signs: string[] = [];
    context.on('page', (page) => {
      page.on('dialog', (dialog) => {
        signs.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('popup', () => signs.push('popup'));
      page.on('download', () => signs.push('download'));
    });
    const page = await play(events, folder);
    const good = await ready(page);
    await page.evaluate(async () => {
      const { player } = globalThis as unknown as Play;
      const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      for (const to of [3000, 0, 700, 1500, 200, 3000, 0]) {
        player.seek(to);
        await painted();
        await painted();
      }
      player.play();
    });
    await page.waitForFunction(() => {
      const [at, end] =
        document.querySelector('main div')?.shadowRoot?.querySelector('.time')?.textContent?.split(' / ') ??
        [];
      return at === end;
    });
    await page.locator('.stage').click({ position: { x: 30, y: 30 } });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForLoadState('networkidle');
    const pwned = await page.evaluate(() => (globalThis as unknown as { pwned?: string[] }).pwned ?? []);
    signs.push(...pwned.map((id) => `script ${id}`));
    if (page.url() !== `${origin}/${folder}/`) signs.push(`navigated to ${page.url()}`);
    const urls = page.frames().map((frame) => frame.url());
    const own = asked.filter(
      (url) => !/^\/\w+\/($|page\.js|player\.js|replayer\.(js|html))|favicon/.test(url),
    );
    return { good, signs, own, urls, count, page };
  };

  it('does harm where neither wall stands: the attack is real', async () => {
    const { signs, count } = await attack('none');
    expect(count).toBeGreaterThan(150);
    expect(new Set(stolen).size).toBeGreaterThan(60);
    expect(signs.filter((sign) => sign.startsWith('script'))).not.toEqual([]);
  });

  it('asks nothing, runs nothing and opens nothing behind both walls', async () => {
    const { good, signs, own, urls } = await attack('both', true);
    expect(good).toBe(true);
    expect({ stolen, signs, own }).toEqual({ stolen: [], signs: [], own: [] });
    expect(connections).toBe(0);
    expect(urls.slice(0, 3)).toEqual([
      `${origin}/both/`,
      `${origin}/both/replayer.html`,
      expect.stringMatching(/^about:blank|replayer\.html$/),
    ]);
  });

  it('is stopped by cleaning alone, down to the connections', async () => {
    const { good, signs, own } = await attack('cleaned', true);
    expect(good).toBe(true);
    expect({ stolen, signs, own }).toEqual({ stolen: [], signs: [], own: [] });
    expect(connections).toBe(0);
  });

  it('is stopped by the frame alone: no request and no code', async () => {
    const { signs, own } = await attack('policy');
    expect({ stolen, signs, own }).toEqual({ stolen: [], signs: [], own: [] });
  });
});

describe('a visit', () => {
  type Event = { type: number; timestamp: number; data: Record<string, unknown> };
  let visit: Event[];
  const mark = (kind: string, timestamp: number) => ({
    type: 5,
    timestamp,
    data: { tag: 'temoin:difficulty', payload: { kind } },
  });
  const start = () => visit[0]?.timestamp ?? 0;
  /** The visit, later in its second part by so many milliseconds. */
  const stretched = (by: number): Event[] =>
    visit.map((event) =>
      event.type === 3 && event.timestamp > start() + 300
        ? { ...event, timestamp: event.timestamp + by }
        : event,
    );
  const time = (page: Page) => page.locator('.time').textContent();
  const seconds = async (page: Page) => {
    const [, minutes = '0', rest = '0'] = /^(\d+):(\d+)/.exec((await time(page)) ?? '') ?? [];
    return Number(minutes) * 60 + Number(rest);
  };
  const button = (page: Page) => page.locator('.play');

  beforeAll(async () => {
    const recording = await browser.newPage();
    await recording.goto(`${origin}/shop`);
    await recording.evaluate(() => {
      const events: unknown[] = [];
      const { record } = globalThis as unknown as { record(options: object): void };
      Object.assign(globalThis, { events });
      record({ emit: (event: unknown) => events.push(event) });
    });
    const so = () => recording.evaluate(() => (globalThis as unknown as { events: Event[] }).events);
    await recording.mouse.move(200, 200);
    const before = (await so()).length;
    await recording.getByPlaceholder('Votre nom').fill('Ada');
    await recording.evaluate(() => {
      const said = document.querySelector('#said');
      if (said) said.textContent = 'Merci Ada';
      document
        .querySelector('main')
        ?.append(Object.assign(document.createElement('article'), { textContent: 'Nouveau' }));
    });
    await recording.mouse.move(400, 300, { steps: 5 });
    await recording.getByRole('button', { name: 'Ajouter' }).first().click();
    // A visit of two seconds, whatever the machine: half a second of nothing, then all of it.
    const all = await so();
    const first = all[0]?.timestamp ?? 0;
    visit = all.map((event, index) => ({
      ...event,
      timestamp: first + (index < before ? index : 500 + (1500 * index) / all.length),
    }));
    await recording.close();
  });

  it('is shown as it was, and as it became', async () => {
    const violations: string[] = [];
    context.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
        violations.push(message.text());
    });
    const page = await play(visit);
    expect(await ready(page)).toBe(true);
    expect(await inner(page).locator('h2').allTextContents()).toEqual(['Tasse bleue', 'Carnet', 'Écrire']);
    expect(await inner(page).locator('article').count()).toBe(3);
    const colour = await inner(page)
      .locator('header')
      .evaluate((header) => getComputedStyle(header).backgroundColor);
    expect(colour).toBe('rgb(243, 239, 230)');
    await page.evaluate(() => (globalThis as unknown as Play).player.seek(60_000));
    await expect.poll(() => inner(page).locator('#said').textContent()).toBe('Merci Ada');
    expect(await inner(page).locator('input').inputValue()).toBe('Ada');
    expect(await inner(page).locator('article').count()).toBe(4);
    await page.evaluate(() => (globalThis as unknown as Play).player.seek(0));
    await expect.poll(() => inner(page).locator('article').count()).toBe(3);
    expect(violations).toEqual([]);
  });

  it('fits the place it is given, and says in what a blocked box is hatched', async () => {
    const page = await play(visit);
    await ready(page);
    const frame = await page.locator('iframe').boundingBox();
    const stage = await page.locator('.stage').boundingBox();
    expect(frame?.width).toBeLessThanOrEqual(stage?.width ?? 0);
    expect((frame?.width ?? 0) / (frame?.height ?? 1)).toBeCloseTo(1280 / 720, 1);
    const drawn = await inner(page)
      .locator('.photo.rr-block')
      .evaluate((box) => getComputedStyle(box).backgroundImage);
    expect(drawn).toContain('repeating-linear-gradient');
    await page.setViewportSize({ width: 500, height: 700 });
    await expect.poll(async () => (await page.locator('iframe').boundingBox())?.width).toBeLessThan(500);
  });

  it('plays, pauses, ends and starts again, from the keyboard too', async () => {
    const page = await play(visit);
    await ready(page);
    const name = () => button(page).getAttribute('aria-label');
    expect(await name()).toBe('Lire');
    await button(page).click();
    expect(await name()).toBe('Mettre en pause');
    await expect.poll(name, { timeout: 20_000 }).toBe('Lire');
    expect(await time(page)).toMatch(/^(0:0\d) \/ \1$/);
    await page.locator('input[type=range]').press(' ');
    expect(await name()).toBe('Mettre en pause');
    expect(await seconds(page)).toBe(0);
    await page.locator('input[type=range]').press(' ');
    expect(await name()).toBe('Lire');
    await page.locator('.stage').click();
    expect(await name()).toBe('Mettre en pause');
  });

  it('goes back and forth by five seconds with the arrows, which stay the select’s own on the speed', async () => {
    const page = await play(stretched(60_000));
    await ready(page);
    const range = page.locator('input[type=range]');
    await range.press('ArrowRight');
    await expect.poll(() => seconds(page)).toBe(5);
    await range.press('ArrowRight');
    await expect.poll(() => seconds(page)).toBe(10);
    await range.press('ArrowLeft');
    await expect.poll(() => seconds(page)).toBe(5);
    await page.locator('select').press('ArrowDown');
    expect(await page.locator('select').inputValue()).toBe('2');
    expect(await seconds(page)).toBe(5);
    await range.press('End');
    await expect.poll(() => seconds(page)).toBeGreaterThan(59);
    expect(await range.getAttribute('aria-valuetext')).toBe(await time(page));
  });

  it('passes over the time in which nothing happens, unless told not to', async () => {
    const page = await play(stretched(600_000));
    await ready(page);
    await button(page).click();
    await expect.poll(() => seconds(page), { timeout: 5000 }).toBeGreaterThan(20);
    await button(page).click();
    await page.getByLabel('Passer les temps morts').uncheck();
    await page.locator('input[type=range]').press('Home');
    await button(page).click();
    for (const second of [1, 2]) await expect.poll(() => seconds(page), { timeout: 5000 }).toBe(second);
  });

  it('shows where the difficulties are, and goes there', async () => {
    const events = stretched(60_000);
    const page = await play([
      ...events,
      mark('rage-click', start() + 30_000),
      mark('frobnicate', start() + 12_400),
    ]);
    await ready(page);
    const list = page.getByRole('list', { name: 'Difficultés rencontrées' });
    expect(await list.getByRole('button').allTextContents()).toEqual([
      '0:12 frobnicate',
      '0:30 Clics de rage',
    ]);
    const ticks = await page
      .locator('.marks i')
      .evaluateAll((all) => all.map((tick) => tick.getBoundingClientRect().left));
    expect(ticks[0]).toBeLessThan(ticks[1] ?? 0);
    await list.getByRole('button', { name: 'Clics de rage' }).click();
    await expect.poll(() => seconds(page)).toBe(27);
  });

  it('takes no focus, and gives none to what is replayed', async () => {
    const page = await play(visit);
    await ready(page);
    await page.evaluate(() => (globalThis as unknown as Play).player.seek(60_000));
    await expect.poll(() => inner(page).locator('#said').textContent()).toBe('Merci Ada');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    const reached: string[] = [];
    for (let tab = 0; tab < 6; tab++) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          const active = document.activeElement?.shadowRoot?.activeElement;
          return active ? `${active.tagName} ${active.getAttribute('aria-label') ?? ''}`.trim() : 'none';
        }),
      );
    }
    expect(reached.slice(0, 4)).toEqual([
      'BUTTON Lire',
      'INPUT Moment de la visite',
      'SELECT Vitesse',
      'INPUT',
    ]);
    expect(reached.join()).not.toContain('IFRAME');
  });

  it.each(['light', 'dark'] as const)('has no fault that axe can find, in %s', async (colorScheme) => {
    await context.close();
    context = await browser.newContext({ colorScheme, viewport: { width: 1000, height: 900 } });
    const page = await play([...visit, mark('error', start() + 500)], 'both', {}, '?lax');
    await ready(page);
    await page.addScriptTag({ url: '/axe.js' });
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(on: Document, how: object): Promise<{ violations: { id: string }[] }> };
      };
      return (await axe.run(document, { iframes: false })).violations.map(({ id }) => id);
    });
    expect(found).toEqual([]);
  });

  it('is gone at once when it is destroyed', async () => {
    const page = await play(visit);
    await ready(page);
    await button(page).click();
    await page.evaluate(() => (globalThis as unknown as Play).player.destroy());
    expect(page.frames()).toHaveLength(1);
    expect(await page.locator('main').innerHTML()).toBe('<h1>Visites</h1>');
  });

  it('says so when it cannot be replayed: nothing in it, no picture in it, no frame to replay it in', async () => {
    for (const events of [[], [{ type: 5 }], ['x', null, 3], visit.filter(({ type }) => type !== 2)]) {
      const page = await play(events);
      expect(await ready(page)).toBe(false);
      expect(await page.getByRole('status').textContent()).toBe(texts.unplayable);
      expect(await button(page).isDisabled()).toBe(true);
      await page.close();
    }
    await context.clock.install();
    const page = await play(visit, 'both', { frame: '/missing.html' });
    await context.clock.runFor(11_000);
    expect(await ready(page)).toBe(false);
    expect(await page.getByRole('status').textContent()).toBe(texts.unplayable);
  });
});
