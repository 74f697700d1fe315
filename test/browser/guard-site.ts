import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { expect } from 'vitest';
import type { GuardRig } from '../fixtures/guard-page.ts';
import { startBrowser } from './site.ts';

/** A site, a vendor and somebody else, all on loopback: a browser finds them by their names. */
export const startGuardBrowser = (): Promise<Browser> =>
  startBrowser('--host-resolver-rules=MAP *.clarity.ms 127.0.0.1, MAP *.test 127.0.0.1');

export interface GuardSite {
  readonly port: number;
  readonly origin: string;
  readonly vendor: string;
  readonly other: string;
  /** `host/path` of what arrived, sockets' messages as `host/path message`. */
  readonly seen: string[];
  /** What arrived below this address. */
  below(address: string): string[];
  /** Scripts and pages, by `host/path`, as the hosts above serve them. */
  readonly files: Record<string, string>;
  /** Those whose answer was held, and that their page has given up. */
  readonly aborted: string[];
  close(): Promise<void>;
}

export const startGuardSite = async (): Promise<GuardSite> => {
  const { outputFiles } = await build({
    entryPoints: ['test/fixtures/guard-page.ts'],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  const files: Record<string, string> = { 'www.site.test/rig.js': outputFiles[0]?.text ?? '' };
  const seen: string[] = [];
  const aborted: string[] = [];
  const server = createServer((request, response) => {
    const place = `${request.headers.host?.split(':')[0]}${request.url?.split('?')[0]}`;
    if (request.method !== 'OPTIONS') seen.push(place);
    request.resume();
    const page = files[place];
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    if (request.url?.endsWith('?slow')) {
      response.on('close', () => aborted.push(place));
      return;
    }
    if (request.url?.endsWith('?events')) {
      response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' }).write(': there\n\n');
      response.on('close', () => aborted.push(place));
      return;
    }
    const type = page === undefined ? 'text/plain' : /\.js$/.test(place) ? 'text/javascript' : 'text/html';
    response.writeHead(200, { ...headers, 'content-type': type });
    response.end(page?.replaceAll('{{port}}', `${port}`) ?? '');
  });
  const sockets = new Set<Duplex>();
  server.on('upgrade', (request, socket) => {
    sockets.add(socket);
    const place = `${request.headers.host?.split(':')[0]}${request.url}`;
    seen.push(place);
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on('error', () => {});
    // The first four bits of a frame's second half byte say what it is: 1 is text, 8 is the end.
    socket.on('data', (data) => seen.push(`${place} ${((data[0] ?? 0) & 15) === 1 ? 'message' : 'end'}`));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  files['www.site.test/'] = '<!doctype html><title>Boutique</title><script src="/rig.js"></script><body>';
  return {
    port,
    origin: `http://www.site.test:${port}`,
    vendor: `http://www.clarity.ms:${port}`,
    other: `http://www.other.test:${port}`,
    seen,
    aborted,
    files,
    below: (address) =>
      seen.filter((place) => place.startsWith(`${address.replace(/^http:\/\/|:\d+/g, '')}/`)),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** What scripts of the tests find in the page. */
export interface Rigged {
  readonly rig: GuardRig;
  guard: ReturnType<GuardRig['guard']>;
}

/** A page of the site's with one guard, shut. */
export const guarded = async (
  browser: Browser,
  site: GuardSite,
  { path = '/', hosts = ['*.clarity.ms'] }: { path?: string; hosts?: string[] } = {},
): Promise<Page> => {
  const tab = await browser.newPage();
  await tab.goto(site.origin + path);
  await tab.evaluate((hosts) => {
    const page = window as unknown as Rigged;
    page.guard = page.rig.guard(hosts);
  }, hosts);
  return tab;
};

export const turn = (tab: Page, how: 'open' | 'shut'): Promise<void> =>
  tab.evaluate((how) => (window as unknown as Rigged).guard[how](), how);

export const ask = (
  tab: Page,
  what: 'requests' | 'elements',
  below: string,
): Promise<Record<string, unknown>> =>
  tab.evaluate(([what, below]) => (window as unknown as Rigged).rig[what](below), [what, below] as const);

/** Everything asked of somebody else has arrived: what was asked before would be there as well. */
export const settled = async (tab: Page, site: GuardSite, below: string): Promise<void> => {
  await ask(tab, 'elements', `${site.other}${below}`);
  await expect.poll(() => new Set(site.below(`${site.other}${below}`)).size).toBe(ELEMENTS);
};
export const ELEMENTS = 26;
export const REQUESTS = 8;
