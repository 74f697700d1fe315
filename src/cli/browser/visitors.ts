import type { Browser, BrowserContext, Page } from 'playwright-core';

/** How a visitor comes: with nothing, or with a state that Playwright has kept (cookies and storage of somebody logged in). */
export interface Visitor {
  /** Path of the file. */
  readonly state?: string;
}

export interface Window {
  readonly width: number;
  readonly height: number;
}

export interface Going {
  readonly locale: string;
  readonly window: Window;
  /** Address of the site's collector: what would be sent there is kept back. */
  readonly mount: string | undefined;
}

const PATIENCE = 30_000;
/** A page that goes on asking is looked at as it is then. */
const SETTLED = 3_000;

/**
 * In the place of a page's own Témoin, which then does not start: no banner is in the way, nobody is asked, and nothing
 * is recorded. A site's scripts find what they call.
 */
const NOBODY_ASKS = `Object.defineProperty(window, 'temoin', { configurable: true, writable: true, value: {
  ready: Promise.resolve(), recording: false, status: () => 'unasked', statuses: () => ({}), open() {}, difficulty() {},
  choose: async () => {}, withdraw: async () => {}, proofs: async () => [], on: () => () => {} } })`;

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] as string;

/** Origin and path: what is behind a “?” or “#” may be somebody's. */
export const pageName = (address: string): string => {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
};

/** A visitor of its own: no two share anything. Rejects where the state cannot be read. */
export const arrive = async (
  browser: Browser,
  { state }: Visitor,
  { locale, window, mount }: Going,
): Promise<BrowserContext> => {
  const context = await browser
    .newContext({
      locale,
      viewport: window,
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
      ...(state && { storageState: state }),
    })
    .catch((error) => {
      throw new Error(`${state ?? 'a new visitor'} cannot be used: ${firstLine(error)}`);
    });
  await context.addInitScript({ content: NOBODY_ASKS });
  // Somebody logged in may have agreed to be recorded: looking at a page adds nothing to what is recorded.
  if (mount)
    await context.route(
      (url) => url.href.startsWith(`${mount}/`),
      (route) => (route.request().method() === 'GET' ? route.continue() : route.abort('blockedbyclient')),
    );
  return context;
};

/** Opens an address and waits until it is quiet. Rejects with one sentence. */
export const open = async (context: BrowserContext, address: string): Promise<Page> => {
  const page = await context.newPage();
  const name = pageName(address);
  const answer = await page.goto(address, { timeout: PATIENCE, waitUntil: 'load' }).catch((error) => {
    throw new Error(`${name} cannot be reached: ${firstLine(error).replaceAll(address, name)}`);
  });
  if (answer && !answer.ok() && answer.status() !== 304)
    throw new Error(`${name} answers ${answer.status()}, and is not looked at`);
  // Still busy then: a page that streams or polls never is quiet.
  await page.waitForLoadState('networkidle', { timeout: SETTLED }).catch(() => {});
  return page;
};
