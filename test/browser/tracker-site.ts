import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Frame, Page } from 'playwright';
import type { Tracker } from '../../src/purpose/purpose.ts';
import type { Expiry } from '../../src/withdrawal/trackers.ts';
import { chromiumLaunch } from '../chromium.ts';
import { httpsSite } from './https-site.ts';
import { startBrowser } from './launch.ts';

export const HOST = 'www.eu.shop.test';
export const PAGE = '/app/panier/etape.html';

interface Globals {
  now(trackers: Tracker[]): Expiry;
  later(trackers: Tracker[], limit?: number): Promise<Expiry>;
}

/** A shop on a nested host, over https and without, whose pages have the two expiring passes on `window`. */
export interface TrackerSite {
  readonly browser: Browser;
  readonly secure: string;
  readonly plain: string;
  readonly loopback: string;
  readonly port: number;
  /** What the next page sets, as `Set-Cookie` lines. */
  cookies: string[];
  context(): Promise<BrowserContext>;
  prepare(context: BrowserContext): Promise<void>;
  close(): Promise<void>;
}

const HOSTS = '--host-resolver-rules=MAP *.test 127.0.0.1';

export const launch = (): ReturnType<typeof chromiumLaunch> => {
  const found = chromiumLaunch();
  return { ...found, args: [...found.args, HOSTS] };
};

const passes = async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { expireLater, expireNow } from './withdrawal/trackers.ts';
        import { terminal } from './platform/terminal.ts';
        import { clock } from './platform/clock.ts';
        globalThis.now = (trackers) => expireNow(trackers, terminal(window));
        globalThis.later = (trackers, limit) => expireLater(trackers, terminal(window), clock, limit);`,
      resolveDir: fileURLToPath(new URL('../../src', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

export const trackerSite = async (): Promise<TrackerSite> => {
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('content-type', 'text/html');
    // The browser asks for an icon too.
    if (!request.url?.endsWith('.ico')) response.setHeader('set-cookie', site.cookies.splice(0));
    response.end('<!doctype html><title>Boutique</title>');
  };
  const code = await passes();
  const secure = await httpsSite(answer);
  const plain = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((listening) => plain.once('listening', listening));
  const { port } = plain.address() as AddressInfo;
  const site: TrackerSite = {
    browser: await startBrowser(HOSTS),
    secure: `https://${HOST}:${secure.port}`,
    plain: `http://${HOST}:${port}`,
    loopback: `http://127.0.0.1:${port}`,
    port: secure.port,
    cookies: [],
    async context() {
      const context = await site.browser.newContext({ ignoreHTTPSErrors: true });
      await site.prepare(context);
      return context;
    },
    async prepare(context) {
      await context.addInitScript(code);
    },
    async close() {
      await site.browser.close();
      await secure.close();
      plain.close();
      plain.closeAllConnections();
    },
  };
  return site;
};

export const now = (page: Page | Frame, trackers: Tracker[]): Promise<Expiry> =>
  page.evaluate((list) => (globalThis as unknown as Globals).now(list), trackers);
export const later = (page: Page, trackers: Tracker[], limit?: number): Promise<Expiry> =>
  page.evaluate(([list, ms]) => (globalThis as unknown as Globals).later(list, ms), [
    trackers,
    limit,
  ] as const);
