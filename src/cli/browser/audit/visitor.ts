import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import type { RequestSeen, Step, StoredSeen } from '../../../audit/seen.ts';
import { markOf } from '../../audit/mark.ts';

export interface Stored {
  readonly store: StoredSeen['store'];
  readonly name: string;
  readonly value: string;
}

/** How every visitor of an audit comes. */
export interface Coming {
  readonly url: string;
  /** What the browser asks for, `fr-FR` say. */
  readonly locale: string;
  readonly window: { readonly width: number; readonly height: number };
  /** Source of audit.js with the words that it looks for. */
  readonly code: string;
  /** Milliseconds that a banner may take to come. */
  readonly patience: number;
  readonly userAgent: string;
}

/** Somebody who has never been there: nothing is shared with anybody else. */
export interface Visitor {
  readonly context: BrowserContext;
  open(address?: string): Promise<{ readonly page: Page; readonly status: number }>;
  goto(page: Page, address: string): Promise<number>;
  /** Resolves when nothing is under way for a moment. */
  quiet(): Promise<void>;
  /** What lies on the terminal now, and what went out since the last step. */
  step(page: Page): Promise<Step>;
  stored(page: Page): Promise<readonly StoredSeen[]>;
  close(): Promise<void>;
}

const LOADS = 30_000;
const MOMENT = 90;
const BUSY = 3_000;
const DAY = 86_400;

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] as string;

/** Origin and path: what is behind a “?” may be somebody's. */
export const pathOf = (address: string): string => {
  if (!URL.canParse(address)) return address.slice(0, 80);
  const { origin, pathname, protocol } = new URL(address);
  return /^https?:|^wss?:/.test(protocol)
    ? origin.replace('null', `${protocol}//`) + pathname
    : `${protocol}…`;
};

const siteOf = (host: string): string =>
  /^[\d.:[\]]+$/.test(host) ? host : host.split('.').slice(-2).join('.');

const NO_ROBOT = `Object.defineProperty(Navigator.prototype, 'webdriver', { configurable: true, get: () => false })`;

const seenAs = async (request: Request, own: string, heard: number): Promise<RequestSeen> => {
  const address = pathOf(request.url());
  const host = URL.canParse(request.url()) ? new URL(request.url()).hostname : '';
  // Of a request that was ended nobody knows what went with it.
  const cookies = /document|fetch|xhr|ping|image|other/.test(request.resourceType())
    ? await Promise.race([request.headerValue('cookie').catch(() => null), later(500)])
    : null;
  return {
    method: request.method(),
    address,
    host,
    at: request.timing().startTime > 0 ? request.timing().startTime : heard,
    foreign: !!host && siteOf(host) !== siteOf(own),
    cookies: (cookies ?? '').split(/;\s*/).flatMap((each) => each.split('=')[0] || []),
  };
};

const later = (ms: number): Promise<null> => new Promise((done) => setTimeout(() => done(null), ms));

export const arrive = async (browser: Browser, coming: Coming, extra: object = {}): Promise<Visitor> => {
  const { url, locale, window, code, userAgent } = coming;
  const context = await browser.newContext({
    ...{ locale, viewport: window, userAgent, serviceWorkers: 'block' as const, timezoneId: 'UTC' },
    ...extra,
  });
  await context.addInitScript({ content: `${NO_ROBOT}\n${code}` });
  const own = new URL(url).hostname;
  let requests: { readonly request: Request; readonly heard: number }[] = [];
  const open = new Set<Request>();
  let last = Date.now();
  const ended = (request: Request) => {
    open.delete(request);
    last = Date.now();
  };
  context.on('request', (request) => {
    if (!/^(https?|wss?):/.test(request.url())) return;
    open.add(request);
    last = Date.now();
    requests.push({ request, heard: Date.now() });
  });
  context.on('requestfinished', ended);
  context.on('requestfailed', ended);

  const visitor: Visitor = {
    context,
    async open(address = url) {
      const page = await context.newPage();
      // Who has pressed a button means it.
      page.on('dialog', (dialog) => {
        const meant = dialog.type() === 'confirm' ? dialog.accept() : dialog.dismiss();
        meant.catch(() => {});
      });
      return { page, status: await visitor.goto(page, address) };
    },
    async goto(page, address) {
      const answer = await page.goto(address, { timeout: LOADS, waitUntil: 'load' }).catch((error) => {
        throw new Error(
          `${pathOf(address)} cannot be reached: ${firstLine(error).replaceAll(address, pathOf(address))}`,
        );
      });
      await visitor.quiet();
      return answer?.status() ?? 0;
    },
    async quiet() {
      const until = Date.now() + BUSY;
      last = Math.max(last, Date.now() - MOMENT + 40);
      // Streams and polls never end: what is long under way is not waited for.
      while (Date.now() < until && (open.size > 0 || Date.now() - last < MOMENT)) await later(25);
    },
    async stored(page) {
      const cookies = await context.cookies();
      const frames = page.frames().filter((frame) => /^https?:/.test(frame.url()));
      const origins = new Map(frames.map((frame) => [new URL(frame.url()).origin, frame]));
      const kept: StoredSeen[] = cookies.map(({ name, value, domain, expires }) => ({
        ...{ store: 'cookie' as const, name, place: domain, mark: markOf(value) },
        days: expires < 0 ? null : (expires - Date.now() / 1000) / DAY,
        session: expires < 0,
      }));
      for (const [origin, frame] of origins) {
        const there = await frame.evaluate<readonly Stored[]>('temoinProbe.stored()').catch(() => []);
        for (const { store, name, value } of there)
          kept.push({
            store,
            name,
            place: origin,
            mark: markOf(value),
            days: null,
            session: store === 'sessionStorage',
          });
      }
      return kept;
    },
    async step(page) {
      const past = requests;
      requests = [];
      const watchers = await Promise.all(
        page.frames().map((frame) => frame.evaluate<number>('temoinProbe.watchers()').catch(() => 0)),
      );
      return {
        stored: await visitor.stored(page),
        requests: await Promise.all(past.map(({ request, heard }) => seenAs(request, own, heard))),
        watchers: watchers.reduce((sum, each) => sum + each, 0),
      };
    },
    close: () => context.close(),
  };
  return visitor;
};
