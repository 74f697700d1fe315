import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Frame, Page } from 'playwright';
import type { Recording, TemoinPlayer } from '../../src/player/index.ts';
import { startBrowser } from './launch.ts';

const src = fileURLToPath(new URL('../../src/player/', import.meta.url));
const modules = createRequire(import.meta.url);
/** As strict as the demo's: the player has to work under it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** What a page of the site has on `window`. */
export interface Play {
  readonly player: TemoinPlayer;
  readonly ready: Promise<boolean>;
  /** What it dispatched. */
  readonly heard: { readonly type: string; readonly [more: string]: unknown }[];
}

/** Which walls stand: cleaning, the frame's policy, both, or none. */
export type Walls = 'both' | 'policy' | 'cleaned' | 'none';

export interface PlayMore {
  readonly walls?: Walls;
  readonly language?: string;
  readonly frame?: string;
  /** Milliseconds since the epoch, for the time to deletion. */
  readonly now?: number;
  readonly query?: string;
}

export interface PlayerSite {
  readonly browser: Browser;
  readonly origin: string;
  /** Where nothing of a replay may ever ask. */
  readonly elsewhere: string;
  /** What the site, and what `elsewhere`, was asked since `forget()`. */
  asked: string[];
  stolen: string[];
  connections: number;
  forget(): void;
  play(
    context: BrowserContext,
    recordings: Recording | readonly Recording[] | readonly unknown[] | string,
    more?: PlayMore,
  ): Promise<Page>;
  close(): Promise<void>;
}

export const ready = (page: Page): Promise<boolean> =>
  page.evaluate(() => (globalThis as unknown as Play).ready);
/** With plain spaces: a language has its own between a number and its unit. */
export const plain = (text: string | null): string => (text ?? '').replace(/[\u00a0\u202f]/g, ' ');

/** The frame in the frame: the replayed document. */
export const inner = (page: Page): Frame => page.frames()[2] as Frame;

const listening = async (server: Server) => {
  server.listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  return (server.address() as AddressInfo).port;
};

const bundle = async (entry: string, format: 'esm' | 'iife', uncleaned = false) => {
  const { outputFiles } = await build({
    entryPoints: [src + entry],
    bundle: true,
    format,
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'uncleaned',
        setup: ({ onLoad }) =>
          onLoad({ filter: /sanitise\.ts$/ }, () =>
            uncleaned ? { contents: 'export const createCleaner = () => (event) => event' } : undefined,
          ),
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
};

const recorder = async () => {
  const contents = "import { record } from '@rrweb/record'; globalThis.record = record";
  const made = await build({
    stdin: { contents, resolveDir: src },
    bundle: true,
    format: 'iife',
    write: false,
  });
  return made.outputFiles[0]?.text ?? '';
};

const HOST =
  '<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Derrière le comptoir</title><main><h1>Visites</h1></main><script type="module" src="page.js"></script>';

const filesOf = async (): Promise<Record<string, string>> => {
  const html = readFileSync(`${src}replayer.html`, 'utf8');
  const open = html.replace(/<meta http-equiv="Content-Security-Policy".*>/, '');
  if (open === html) throw new Error('replayer.html has no policy');
  const [player, cleaned, bare, record] = await Promise.all([
    bundle('index.ts', 'esm'),
    bundle('replayer.ts', 'iife'),
    bundle('replayer.ts', 'iife', true),
    recorder(),
  ]);
  const files: Record<string, string> = {
    '/shop': readFileSync(new URL('../fixtures/replayed-shop.html', import.meta.url), 'utf8'),
    '/record.js': record,
    '/axe.js': readFileSync(modules.resolve('axe-core'), 'utf8'),
  };
  const walls: Record<Walls, [string, string]> = {
    both: [html, cleaned],
    policy: [html, bare],
    cleaned: [open, cleaned],
    none: [open, bare],
  };
  for (const [folder, [page, script]] of Object.entries(walls))
    Object.assign(files, {
      [`/${folder}/`]: HOST,
      [`/${folder}/page.js`]: "import './player.js'",
      [`/${folder}/player.js`]: player,
      [`/${folder}/replayer.html`]: page,
      [`/${folder}/replayer.js`]: script,
    });
  return files;
};

export const playerSite = async (): Promise<PlayerSite> => {
  const files = await filesOf();
  const server = createServer((request, response) => {
    const [url = '', query] = (request.url ?? '').split('?');
    site.asked.push(url);
    const body = files[url];
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    // axe-core does not run under Trusted Types.
    if (url.endsWith('/') && query !== 'lax') response.setHeader('content-security-policy', POLICY);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  const evil = createServer(({ url = '' }, response) => {
    site.stolen.push(url);
    response.setHeader('access-control-allow-origin', '*');
    response.end();
  });
  evil.on('connection', () => {
    site.connections++;
  });
  const site: PlayerSite = {
    origin: `http://127.0.0.1:${await listening(server)}`,
    elsewhere: `http://evil.test:${await listening(evil)}`,
    browser: await startBrowser('--host-resolver-rules=MAP *.test 127.0.0.1'),
    asked: [],
    stolen: [],
    connections: 0,
    forget() {
      site.asked = [];
      site.stolen = [];
      site.connections = 0;
    },
    async play(context, recordings, { walls = 'both', query = '', ...more } = {}) {
      const page = await context.newPage();
      await page.goto(`${site.origin}/${walls}/${query}`);
      await page.evaluate(
        ([list, { language = 'fr', frame, now }]) => {
          document.documentElement.lang = language;
          const player = document.createElement('temoin-player');
          const heard: unknown[] = [];
          for (const type of ['ready', 'failed', 'play', 'pause', 'ended', 'skipped'])
            player.addEventListener(type, (event) => heard.push((event as CustomEvent).detail));
          if (frame) player.setAttribute('frame', frame);
          if (now) player.now = () => now;
          document.querySelector('main')?.append(player);
          Object.assign(globalThis, { player, heard, ready: player.load(list as never) });
        },
        [recordings, more] as const,
      );
      return page;
    },
    async close() {
      await site.browser.close();
      for (const each of [server, evil]) {
        each.close();
        each.closeAllConnections();
      }
    },
  };
  return site;
};
