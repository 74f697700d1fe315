import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumLaunch } from '../chromium.ts';

/** What the pages of these tests put on `window`. */
interface Globals {
  readonly log: string[];
  readonly problems: { readonly code: string; readonly during: string }[];
  readonly observers: string[];
  emit(event: string, purpose: string): void;
  undo(): void;
}

let browser: Browser;
let context: BrowserContext;
let server: Server;
let origin: string;
let asked: string[];
let answerPage: (response: ServerResponse) => void;
/** Answers to `/slow.js`, held until the test lets them go. */
let slow: ServerResponse[];

beforeAll(async () => {
  const bundled = await build({
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
  const code = bundled.outputFiles[0]?.text ?? '';
  server = createServer(({ url = '/' }, response) => {
    if (url === '/') return answerPage(response);
    if (!url.endsWith('.ico')) asked.push(url);
    response.setHeader('content-type', 'text/javascript');
    if (url === '/release.js') response.end(code);
    else if (url === '/slow.js') slow.push(response);
    else if (url === '/missing.js') response.writeHead(404).end();
    else response.end(`log.push('${url}')`);
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(async () => {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
});
beforeEach(async () => {
  asked = [];
  slow = [];
  context = await browser.newContext();
});
afterEach(() => context.close());

const open = async (body: string, policy?: string): Promise<Page> => {
  answerPage = (response) => {
    response.setHeader('content-type', 'text/html');
    if (policy) response.setHeader('content-security-policy', policy);
    response.end(
      `<!doctype html><title>Boutique</title><script src="/release.js"></script><main>${body}</main>`,
    );
  };
  const page = await context.newPage();
  await page.addInitScript(() => {
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
  });
  await page.goto(`${origin}/`);
  return page;
};
const emit = (page: Page, event: string, purpose = 'audience') =>
  page.evaluate(([name, of]) => (globalThis as unknown as Globals).emit(name, of), [event, purpose] as const);
const log = (page: Page) => page.evaluate(() => (globalThis as unknown as Globals).log);
const logs = (page: Page, expected: string[]) => expect.poll(() => log(page)).toEqual(expected);
const problems = (page: Page) =>
  page.evaluate(() =>
    (globalThis as unknown as Globals).problems.map(({ code, during }) => ({ code, during })),
  );
const main = (page: Page) => page.evaluate(() => document.querySelector('main')?.innerHTML.trim());
const held = (attributes = '', code = '', purpose = 'audience') =>
  `<script type="text/plain" data-temoin-purpose="${purpose}" ${attributes}>${code}</script>`;

const insert = (page: Page, html: string) =>
  page.evaluate((text) => {
    const box = document.createElement('div');
    box.innerHTML = text;
    document.querySelector('main')?.append(box);
  }, html);

describe('before a grant', () => {
  const body = `<template data-temoin-purpose="audience"><img src="/pixel.gif"></template>${held('src="/a.js"')}${held('', "log.push('inline')")}`;

  it('holds everything: no request, no code, no observer', async () => {
    const page = await open(body);
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('p')));
    expect(await log(page)).toEqual([]);
    expect(asked).toEqual(['/release.js']);
    expect(await page.evaluate(() => (globalThis as unknown as Globals).observers)).toEqual([]);
  });

  it.each(['refused', 'withdrawn', 'expired'])('holds everything after %s', async (state) => {
    const page = await open(body);
    const before = await main(page);
    await emit(page, state);
    expect(await main(page)).toBe(before);
    expect(asked).toEqual(['/release.js']);
    expect(await page.evaluate(() => (globalThis as unknown as Globals).observers)).not.toContain('observe');
  });
});

describe('at a grant', () => {
  it('puts the content of a template in its place, all of it', async () => {
    const page = await open(
      '<p>before</p><template data-temoin-purpose="audience"><p>one</p> and <p>two</p></template><p>after</p>',
    );
    await emit(page, 'granted');
    expect(await main(page)).toBe('<p>before</p><p>one</p> and <p>two</p><p>after</p>');
  });

  it('runs scripts in the order of the page, an external one to its end before the next', async () => {
    const page = await open(
      [
        held('src="/slow.js" class="vendor"'),
        held('', "log.push('second')"),
        '<template data-temoin-purpose="audience"><script src="/third.js"></script><script type="text/javascript">log.push("fourth")</script></template>',
        held('src="/fifth.js"'),
        held('', "log.push('sixth')"),
      ].join(''),
    );
    await emit(page, 'granted');
    await expect.poll(() => slow.length).toBe(1);
    expect(await log(page)).toEqual([]);
    slow[0]?.end("log.push('first')");
    await logs(page, ['first', 'second', '/third.js', 'fourth', '/fifth.js', 'sixth']);
    expect(await page.locator('script.vendor').getAttribute('type')).toBeNull();
  });

  it('does not wait for an async script, and goes on after one that fails', async () => {
    const page = await open(
      held('src="/slow.js" async') + held('src="/missing.js"') + held('', "log.push('on')"),
    );
    await emit(page, 'granted');
    await logs(page, ['on']);
    slow[0]?.end("log.push('late')");
    await logs(page, ['on', 'late']);
  });

  it('leaves the other purposes held, and a hanging script of one does not hold another', async () => {
    const page = await open(
      held('src="/slow.js"') +
        held('', "log.push('audience')") +
        held('', "log.push('ads')", 'ads') +
        held('', "log.push('chat')", 'chat'),
    );
    await emit(page, 'granted', 'audience');
    await emit(page, 'granted', 'chat');
    await logs(page, ['chat']);
    slow[0]?.end();
    await logs(page, ['chat', 'audience']);
    expect(await page.locator('[data-temoin-purpose]').count()).toBe(1);
  });

  it('releases each element once, whatever happens to the consent afterwards', async () => {
    const page = await open(held('', "log.push('x')") + held('src="/a.js"'));
    for (const state of ['granted', 'granted', 'withdrawn', 'granted']) await emit(page, state);
    await logs(page, ['x', '/a.js']);
    expect(asked.filter((url) => url === '/a.js')).toHaveLength(1);
  });

  it('waits for the parser, so that nothing is cut off', async () => {
    let rest: (() => void) | undefined;
    answerPage = (response) => {
      response.setHeader('content-type', 'text/html');
      response.write(
        `<!doctype html><script src="/release.js"></script><script>emit('granted', 'audience')</script><main><template data-temoin-purpose="audience"><p>one</p>${' '.repeat(2000)}`,
      );
      rest = () => response.end('<p>two</p></template></main>');
    };
    const page = await context.newPage();
    const loaded = page.goto(`${origin}/`, { waitUntil: 'load' });
    await expect.poll(() => page.evaluate(() => document.querySelector('template') !== null)).toBe(true);
    rest?.();
    await loaded;
    expect((await main(page))?.replace(/\s+/g, '')).toBe('<p>one</p><p>two</p>');
  });
});

describe('later in the life of the page', () => {
  it('releases what is inserted while the purpose is granted', async () => {
    const page = await open('');
    await emit(page, 'granted');
    await insert(page, '<template data-temoin-purpose="audience"><p>late</p></template>');
    await expect.poll(() => main(page)).toBe('<div><p>late</p></div>');
    await insert(page, held('', "log.push('late')"));
    await logs(page, ['late']);
  });

  it('holds what is inserted after the withdrawal, and watches no more', async () => {
    const page = await open('');
    await emit(page, 'granted');
    await emit(page, 'withdrawn');
    await insert(page, held('', "log.push('late')"));
    expect(await page.evaluate(() => (globalThis as unknown as Globals).observers.at(-1))).toBe('disconnect');
    expect(await log(page)).toEqual([]);
    await emit(page, 'granted');
    await logs(page, ['late']);
  });

  it('goes on watching while another purpose stands', async () => {
    const page = await open('');
    await emit(page, 'granted', 'chat');
    await emit(page, 'granted', 'audience');
    await emit(page, 'withdrawn', 'audience');
    await insert(page, held('', "log.push('audience')") + held('', "log.push('chat')", 'chat'));
    await logs(page, ['chat']);
  });

  it('holds the rest when consent is withdrawn while a script is under way', async () => {
    const page = await open(held('src="/slow.js"') + held('', "log.push('after')"));
    await emit(page, 'granted');
    await expect.poll(() => slow.length).toBe(1);
    await emit(page, 'withdrawn');
    slow[0]?.end("log.push('under way')");
    await logs(page, ['under way']);
    expect(await page.locator('[data-temoin-purpose]').count()).toBe(1);
  });

  it('is undone: what is granted afterwards stays held', async () => {
    const page = await open(held('', "log.push('x')"));
    await page.evaluate(() => (globalThis as unknown as Globals).undo());
    await emit(page, 'granted');
    expect(await log(page)).toEqual([]);
  });
});

describe('under a strict policy', () => {
  let violations: string[];
  const guarded = async (body: string, policy: string) => {
    violations = [];
    context.on('console', (message) => {
      if (message.text().startsWith('violation')) violations.push(message.text());
    });
    return open(body, policy);
  };
  const both = held('src="/a.js"') + held('nonce="n0nce"', "log.push('inline')");

  it('keeps the nonce of inline code, and lets external scripts of the site run', async () => {
    const page = await guarded(both, "default-src 'none'; script-src 'self' 'nonce-n0nce'");
    await emit(page, 'granted');
    await logs(page, ['/a.js', 'inline']);
    await insert(page, held('nonce="n0nce"', "log.push('late')"));
    await logs(page, ['/a.js', 'inline', 'late']);
    expect(violations).toEqual([]);
  });

  const types = "script-src 'self' 'nonce-n0nce'; require-trusted-types-for 'script'";

  it('releases external scripts and templates under Trusted Types without any policy', async () => {
    const page = await guarded(
      `${held('src="/a.js"')}<template data-temoin-purpose="audience"><p>one</p><script src="/b.js"></script></template>`,
      `${types}; trusted-types 'none'`,
    );
    await emit(page, 'granted');
    await logs(page, ['/a.js', '/b.js']);
    expect(await problems(page)).toEqual([]);
    expect(violations).toEqual([]);
  });

  it('releases an async script under Trusted Types too', async () => {
    const page = await guarded(held('src="/a.js" async'), `${types}; trusted-types 'none'`);
    await emit(page, 'granted');
    await logs(page, ['/a.js']);
    expect(await problems(page)).toEqual([]);
  });

  it('releases inline code under Trusted Types where the site allows the policy', async () => {
    const page = await guarded(
      `${both}<template data-temoin-purpose="audience"><script nonce="n0nce">log.push('within')</script></template>`,
      `${types}; trusted-types temoin`,
    );
    await emit(page, 'granted');
    await logs(page, ['/a.js', 'inline', 'within']);
    expect(violations).toEqual([]);
  });

  it('says so where the site does not, and goes on', async () => {
    const page = await guarded(
      `${held('', "log.push('inline')")}${held('src="/a.js"')}`,
      `${types}; trusted-types 'none'`,
    );
    await emit(page, 'granted');
    await logs(page, ['/a.js']);
    expect(await problems(page)).toEqual([{ code: 'release', during: 'audience' }]);
  });

  it('needs no policy where the names of policies are limited but Trusted Types are not required', async () => {
    const page = await guarded(both, "script-src 'self' 'nonce-n0nce'; trusted-types 'none'");
    await emit(page, 'granted');
    await logs(page, ['/a.js', 'inline']);
    expect(await problems(page)).toEqual([]);
  });
});
