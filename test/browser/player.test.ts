import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
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
let asked: string[];
let stolen: string[];
let connections: number;

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
      stdin: { contents: "import { record } from '@rrweb/record'; globalThis.record = record", resolveDir: src },
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
      [`/${folder}/page.js`]: "import { createPlayer } from './player.js'; Object.assign(globalThis, { createPlayer })",
      [`/${folder}/player.js`]: player,
      [`/${folder}/replayer.html`]: page,
      [`/${folder}/replayer.js`]: script,
    });
  files['/shop'] = readFileSync(new URL('../fixtures/replayed-shop.html', import.meta.url), 'utf8');
  files['/record.js'] = recorder;
  files['/axe.js'] = readFileSync(modules.resolve('axe-core'), 'utf8');
  site = createServer(({ url = '' }, response) => {
    asked.push(url);
    const body = files[url];
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    if (url.endsWith('/')) response.setHeader('content-security-policy', POLICY);
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

const play = async (events: readonly unknown[], folder = 'both', more: Partial<PlayerOptions> = {}): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${origin}/${folder}/`);
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
const outer = (page: Page) => page.frames()[1] as Frame;
const inner = (page: Page) => page.frames()[2] as Frame;

describe('a hostile recording', () => {
  /** Plays it through, sought back and forth, clicked at, and reports every sign of life. */
  const attack = async (folder: string) => {
    const { events, count } = hostileRecording(elsewhere);
    const signs: string[] = [];
    context.on('page', (page) => {
      page.on('dialog', (dialog) => {
        signs.push(`dialog ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('console', (message) => console.log(message.text().slice(0, 300)));
      page.on('pageerror', (error) => console.log(String(error.stack).slice(0, 600)));
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
      const [at, end] = document.querySelector('main div')?.shadowRoot?.querySelector('.time')?.textContent?.split(' / ') ?? [];
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
    const own = asked.filter((url) => !/^\/\w+\/($|page\.js|player\.js|replayer\.(js|html))|favicon/.test(url));
    return { good, signs, own, urls, count, page };
  };

  it('does harm where neither wall stands: the attack is real', async () => {
    const { signs, count } = await attack('none');
    expect(count).toBeGreaterThan(150);
    expect(new Set(stolen).size).toBeGreaterThan(60);
    expect(signs.filter((sign) => sign.startsWith('script'))).not.toEqual([]);
  });

  it('asks nothing, runs nothing and opens nothing behind both walls', async () => {
    const { good, signs, own, urls } = await attack('both');
    expect(good).toBe(true);
    expect({ stolen, signs, own }).toEqual({ stolen: [], signs: [], own: [] });
    expect(connections).toBe(0);
    expect(urls.slice(0, 3)).toEqual([`${origin}/both/`, `${origin}/both/replayer.html`, expect.stringMatching(/^about:blank|replayer\.html$/)]);
  });

  it('is stopped by cleaning alone, down to the connections', async () => {
    const { good, signs, own } = await attack('cleaned');
    expect(good).toBe(true);
    expect({ stolen, signs, own }).toEqual({ stolen: [], signs: [], own: [] });
    expect(connections).toBe(0);
  });

  it('is stopped by the frame alone: no request and no code', async () => {
    const { signs, own } = await attack('policy');
    expect({ stolen, signs, own }).toEqual({ stolen: [], signs: [], own: [] });
  });
});
