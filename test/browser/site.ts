import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import fr from '../../locales/fr.json' with { type: 'json' };
import { type Collector, createCollector } from '../../src/collector/collector.ts';
import { STORES } from '../../src/collector/stores/index.ts';
import { createAccessToken } from '../../src/collector/tokens.ts';
import type { Configuration } from '../../src/config/configuration.ts';
import { explain } from '../../src/config/explain.ts';
import { noticesOf } from '../../src/notice/notices-of.ts';

/** One request as the server saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  readonly at: number;
}

export interface Site {
  readonly origin: string;
  /** The collector's data folder. */
  readonly data: string;
  readonly seen: Seen[];
  readonly collector: Collector;
  /** Requests to Témoin alone, but for its files. */
  calls(): string[];
  /** Answers below /temoin are held, refused (503) or given. */
  collectorIs: 'there' | 'away' | 'slow';
  health(): Promise<{ proofs: number; recordings: number }>;
  /** What is recorded, as the operator sees it: parsed events of all recordings of a purpose. */
  recorded(purpose: string): Promise<{ session: string; events: Record<string, unknown>[] }[]>;
  /** What the operator erases by hand. */
  erase(session: string): Promise<number>;
  close(): Promise<void>;
}

export const CONFIGURATION = {
  siteVersion: '2026-11',
  controller: {
    name: 'Boutique SAS',
    address: '1 rue de la Paix, Paris',
    contact: 'https://boutique.example/contact',
    policy: '/confidentialite',
  },
  recipients: [{ name: 'Hébergeur SA', role: 'processor', country: 'FR' }],
  storage: [{ country: 'FR' }],
  purposes: [
    { id: 'replay.errors', limitation: { L2: {} }, masking: 'M3', identifier: 'I1', retention: 'P30D' },
    {
      id: 'replay.experience',
      limitation: { L1: { rate: 1, why: 'every visit of a test is watched' } },
      masking: 'M3',
      identifier: 'I1',
      retention: 'P30D',
      trackers: [
        { name: 'rp_*', store: 'cookie' },
        { name: 'rp_*', store: 'localStorage' },
        { name: 'rp_*', store: 'sessionStorage' },
        { name: 'rp_*', store: 'indexedDB' },
        { name: 'rp_*', store: 'cache' },
        { name: 'rp_keep', store: 'cookie', keep: true },
      ],
    },
    {
      id: 'audience',
      title: { fr: 'Compter les visites', en: 'Count visits' },
      description: {
        fr: 'Compter les pages vues, sans vous suivre ailleurs.',
        en: 'Count pages viewed, without following you elsewhere.',
      },
      trackers: [{ name: '_pk_id*', store: 'cookie' }],
    },
  ],
  httpOnlyTrackers: [{ name: 'replay_sid', path: '/' }],
  exclude: ['/compte/**'],
  routes: ['/', '/second'],
};

export const REPLAY = ['replay.errors', 'replay.experience'];

const page = (
  title: string,
  body: string,
) => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title>
<script src="/temoin/temoin.fr.js" defer></script></head><body><h1>${title}</h1>${body}</body></html>`;

export const PAGES: Record<string, string> = {
  '/': page(
    'Accueil',
    `<p id="secret">SECRET-TEXT</p><label>Nom <input id="name"></label><button id="more">Plus</button>
     <div id="list"></div><a id="next" href="/second">Suite</a><iframe id="frame" src="/frame"></iframe>`,
  ),
  '/second': page('Seconde', '<p>Deuxième page</p><a id="back" href="/">Accueil</a>'),
  '/compte/profil': page('Compte', '<p>Compte</p><input id="name">'),
  '/frame': '<!doctype html><html lang="fr"><title>f</title><p>cadre</p><input id="inner"></html>',
  '/plain': '<!doctype html><html lang="fr"><title>p</title><p>sans Témoin</p></html>',
};

const read = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

export interface SiteOptions {
  readonly configuration?: Record<string, unknown>;
  readonly pages?: Record<string, string>;
  /** Anything else that the site serves, by path and query. */
  readonly file?: (path: string) => { readonly type: string; readonly body: Buffer } | undefined;
  readonly headers?: Record<string, string>;
  /** Serves a configuration that `temoin check` would refuse. */
  readonly unchecked?: boolean;
}

/** A site with a real collector on loopback. Port 0 is tried first, since `site` has to name the port. */
export const startSite = async ({
  configuration = {},
  pages = {},
  file: fileAt = () => undefined,
  headers = {},
  unchecked = false,
}: SiteOptions = {}): Promise<Site> => {
  const data = mkdtempSync(join(tmpdir(), 'temoin-'));
  const seen: Seen[] = [];
  const held: (() => void)[] = [];
  let collector: Collector | undefined;
  const all = { ...PAGES, ...pages };
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    const body = await read(request);
    seen.push({ method: request.method ?? '', path, headers: request.headers, body, at: Date.now() });
    if (path.startsWith('/temoin')) {
      const file = /\.js$/.test(path);
      if (!file && site.collectorIs === 'away') {
        response.writeHead(503).end();
        return;
      }
      if (!file && site.collectorIs === 'slow') await new Promise<void>((resolve) => held.push(resolve));
      const answer = await (collector as Collector).fetch(
        new Request(`${site.origin}${path}`, {
          method: request.method ?? 'GET',
          headers: Object.entries(request.headers).flatMap(([name, value]) =>
            value === undefined || name === 'content-length'
              ? []
              : [[name, String(value)] as [string, string]],
          ),
          ...(body.length && { body: new Uint8Array(body) }),
        }),
      );
      const cookies = answer.headers.getSetCookie();
      response.writeHead(answer.status, {
        ...Object.fromEntries([...answer.headers].filter(([name]) => name !== 'set-cookie')),
        ...(cookies.length && { 'set-cookie': cookies }),
      });
      response.end(Buffer.from(await answer.arrayBuffer()));
      return;
    }
    const html = all[path.split('?')[0] as string];
    const other = html === undefined ? fileAt(path) : undefined;
    if (other) {
      response.writeHead(200, { 'content-type': other.type }).end(other.body);
      return;
    }
    response.writeHead(html === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...headers,
    });
    response.end((html ?? 'rien').replaceAll('{{origin}}', `http://${request.headers.host}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const given = { ...CONFIGURATION, site: origin, ...configuration };
  const { configuration: explained, errors } = explain(given);
  const sound = unchecked ? (given as unknown as Configuration) : explained;
  if (!sound) throw new Error(JSON.stringify(errors));
  let mode: Site['collectorIs'] = 'there';
  let operator: string | undefined;
  const asOperator = async (method: string, path: string) => {
    if (!operator) {
      const store = STORES.sqlite(data);
      operator = await createAccessToken(store, 'operator', 1, Date.now());
      await store.close();
    }
    return (collector as Collector).fetch(
      new Request(`${origin}/temoin${path}`, { method, headers: { authorization: `Bearer ${operator}` } }),
    );
  };
  const site: Site = {
    origin,
    data,
    seen,
    get collector() {
      return collector as Collector;
    },
    get collectorIs() {
      return mode;
    },
    set collectorIs(next) {
      mode = next;
      if (next !== 'slow') for (const release of held.splice(0)) release();
    },
    calls: () =>
      seen
        .filter(({ path }) => path.startsWith('/temoin/') && !path.endsWith('.js'))
        .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{32,36}/g, '…')}`),
    health: async () =>
      (await (collector as Collector).fetch(new Request(`${origin}/temoin/health`))).json() as never,
    async recorded(purpose) {
      const ask = async (path: string) => {
        const answer = await asOperator('GET', `${path}?purpose=${purpose}`);
        if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
        return answer;
      };
      const { recordings } = (await (await ask('/recordings')).json()) as {
        recordings: { session: string }[];
      };
      return Promise.all(
        recordings.map(async ({ session }) => ({
          session,
          events: (await (await ask(`/recordings/${session}`)).text())
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line)),
        })),
      );
    },
    erase: async (session) => (await asOperator('DELETE', `/recordings/${session}`)).status,
    async close() {
      site.collectorIs = 'there';
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await collector?.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
  collector = await createCollector({
    configuration: sound,
    notices: Object.entries({ fr, en }).flatMap(([language, texts]) => noticesOf(sound, texts, language)),
    data,
    dropIn: join(import.meta.dirname, '../../dist/drop-in'),
  });
  return site;
};

export { startBrowser } from './launch.ts';

/** Presses a control of ours, wherever its shadow root is. */
export const act = async (tab: Page, name: string): Promise<void> => {
  await tab.locator(`[data-act="${name}"]:visible`).first().click();
};

/** In the page, before its first script: all facts of the bus, from the first one on, as `window.__facts`. */
export const collectFacts = (): void => {
  const facts: [string, unknown, number][] = [];
  Object.assign(window, { __facts: facts });
  for (const name of [
    'ready',
    'notice:shown',
    'proof:recorded',
    'consent:granted',
    'consent:refused',
    'consent:withdrawn',
    'consent:expired',
    'proof:delivered',
    'proof:rejected',
    'capture:started',
    'capture:halted',
    'trackers:expired',
    'problem',
  ])
    addEventListener(`temoin:${name}`, (event) =>
      facts.push([name, (event as CustomEvent).detail, performance.now()]),
    );
};

export const listen = (context: BrowserContext): Promise<unknown> => context.addInitScript(collectFacts);

export type Fact = [name: string, detail: Record<string, unknown>, at: number];

export const factsOf = (tab: Page): Promise<Fact[]> =>
  tab.evaluate(() =>
    JSON.parse(
      // Whatever a hostile page has made of `toJSON`.
      JSON.stringify(
        (window as unknown as { __facts: unknown }).__facts ?? [],
        function (this: Record<string, unknown>, key) {
          return this[key];
        },
      ),
    ),
  );

/** Waits until the page was told of it. Asks by plain evaluation: a waiting function would bring observers of its own. */
export const heard = async (tab: Page, name: string, times = 1): Promise<void> => {
  await expect
    .poll(async () => (await factsOf(tab).catch(() => [])).filter(([each]) => each === name).length, {
      timeout: 15_000,
      message: name,
    })
    .toBeGreaterThanOrEqual(times);
};
