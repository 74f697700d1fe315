import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';
import { browserName } from '../firefox.ts';
import { startBrowser } from './site.ts';

/** What Firefox asks for while it reads a page, although it stands in a template (early.test.ts has the whole list). */
export const EARLY = (...paths: string[]): string[] => (browserName === 'firefox' ? paths : []);

/** Firefox tells no script that may run from one that may not: a copy is tried once, and Trusted Types say so. */
export const WALL: readonly string[] =
  browserName === 'firefox' ? ['violation require-trusted-types-for'] : [];

/** What the pages of these tests have on `window`. */
export interface Globals {
  readonly log: string[];
  readonly problems: { readonly code: string; readonly during: string }[];
  readonly observers: string[];
  emit(event: string, purpose: string): void;
  undo(): void;
}

export interface ReleaseSite {
  readonly browser: Browser;
  readonly origin: string;
  /** Addresses asked for, and those of `/slow.js` whose answer the test holds back, since `forget()`. */
  asked: string[];
  slow: ServerResponse[];
  answerPage: (response: ServerResponse) => void;
  forget(): void;
  open(context: BrowserContext, body: string, policy?: string): Promise<Page>;
  close(): Promise<void>;
}

const release = async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createBus } from './bus/bus.ts';
        import { createRelease } from './release/release.ts';
        globalThis.log = []; globalThis.problems = [];
        const bus = createBus(() => {});
        bus.on('problem', (problem) => problems.push(problem));
        globalThis.undo = createRelease(window, bus);
        globalThis.emit = (event, purpose) => bus.emit('consent:' + event, { purpose, choice: 'x', restored: false });`,
      resolveDir: fileURLToPath(new URL('../../src', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

const spy = () => {
  const list: string[] = [];
  const Real = MutationObserver;
  Object.assign(globalThis, {
    observers: list,
    MutationObserver: class extends Real {
      override observe(...to: Parameters<MutationObserver['observe']>) {
        list.push('observe');
        super.observe(...to);
      }
      override disconnect() {
        list.push('disconnect');
        super.disconnect();
      }
    },
  });
  addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
    console.error(`violation ${effectiveDirective}`);
  });
};

export const releaseSite = async (): Promise<ReleaseSite> => {
  const code = await release();
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/') return site.answerPage(response);
    if (!url.endsWith('.ico')) site.asked.push(url);
    response.setHeader('content-type', 'text/javascript');
    if (url === '/release.js') response.end(code);
    else if (url === '/slow.js') site.slow.push(response);
    else if (url === '/missing.js') response.writeHead(404).end();
    else response.end(`log.push('${url}')`);
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const site: ReleaseSite = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    browser: await startBrowser(),
    asked: [],
    slow: [],
    answerPage: (response) => response.end(),
    forget() {
      site.asked = [];
      site.slow = [];
    },
    async open(context, body, policy) {
      site.answerPage = (response) => {
        response.setHeader('content-type', 'text/html');
        if (policy) response.setHeader('content-security-policy', policy);
        response.end(
          `<!doctype html><title>Boutique</title><script src="/release.js"></script><main>${body}</main>`,
        );
      };
      const page = await context.newPage();
      await page.addInitScript(spy);
      await page.goto(`${site.origin}/`);
      return page;
    },
    async close() {
      await site.browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
  return site;
};

/** What was observed on a page, and on one without Témoin: Playwright itself observes those of Firefox. */
export const observed = async (page: Page, site: ReleaseSite): Promise<readonly [string[], string[]]> => {
  const ask = (of: Page) => of.evaluate(() => [...(globalThis as unknown as Globals).observers]);
  const without = await page.context().newPage();
  await without.addInitScript(spy);
  await without.goto(`${site.origin}/plain`);
  return [await ask(page), await ask(without)];
};

export const emit = (page: Page, event: string, purpose = 'audience'): Promise<void> =>
  page.evaluate(([name, of]) => (globalThis as unknown as Globals).emit(name, of), [event, purpose] as const);
export const log = (page: Page) => page.evaluate(() => (globalThis as unknown as Globals).log);
export const logs = (page: Page, expected: string[]): Promise<unknown> =>
  expect.poll(() => log(page)).toEqual(expected);
export const problems = (page: Page) =>
  page.evaluate(() =>
    (globalThis as unknown as Globals).problems.map(({ code, during }) => ({ code, during })),
  );
export const main = (page: Page) => page.evaluate(() => document.querySelector('main')?.innerHTML.trim());
export const held = (attributes = '', code = '', purpose = 'audience') =>
  `<script type="text/plain" data-temoin-purpose="${purpose}" ${attributes}>${code}</script>`;

export const insert = (page: Page, html: string) =>
  page.evaluate((text) => {
    const box = document.createElement('div');
    box.innerHTML = text;
    document.querySelector('main')?.append(box);
  }, html);
