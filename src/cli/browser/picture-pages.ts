import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { survey } from './survey.ts';
import { arrive, type Going, open, pageName } from './visitors.ts';

/** How one page looks, each a PNG. */
export interface Pictured {
  readonly page: string;
  readonly width: number;
  readonly height: number;
  /** The page, without what is a visitor's own, fields and images. */
  readonly shown: Uint8Array;
  /** The same, painted over with what the configuration does at present. */
  readonly painted: Uint8Array;
  /** As it is replayed with the list. */
  readonly replayed: Uint8Array;
}

export interface Picturing extends Going {
  readonly addresses: readonly string[];
  readonly configured: readonly string[];
  readonly list: readonly string[];
  /** Texts that are the same for all visitors, by page. */
  readonly common: ReadonlyMap<string, readonly string[]>;
  readonly code: string;
  /** Folder of the built files. */
  readonly dropIn: string;
}

/** Some programs open no taller picture; a page that grows with its window would never end. */
const TALLEST = 8000;
const STAGE = 'https://replay.invalid';
const TRIES = 3;

const REPLAY = `(films) => new Promise((resolve, reject) => {
  const impatience = setTimeout(() => reject(new Error('the player does not answer')), 10_000);
  const frame = document.createElement('iframe');
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    if (data.size) { frame.style.width = data.size.width + 'px'; frame.style.height = data.size.height + 'px'; }
    if (data.here) clearTimeout(impatience);
    if (data.loaded) port1.postMessage({ pause: 0 });
    if (data.failed) reject(new Error('the player cannot replay it'));
    if (data.ready) requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  };
  frame.style.cssText = 'display:block;border:0';
  frame.onload = () => { frame.contentWindow.postMessage('', location.origin, [port2]); port1.postMessage({ load: films }); };
  frame.src = '/replayer.html';
  document.body.style.margin = '0';
  document.body.append(frame);
})`;

const shoot = (page: Page): Promise<Uint8Array> => page.screenshot({ animations: 'disabled', caret: 'hide' });

/** By the product's own player, which asks nobody for anything. */
const replay = async (
  browser: Browser,
  events: readonly object[],
  given: Picturing,
  height: number,
): Promise<Uint8Array> => {
  const context = await browser.newContext({
    viewport: { width: given.window.width, height },
    offline: true,
  });
  try {
    await context.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/')
        return route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>replay</title><body>',
        });
      const type = { '/replayer.html': 'text/html', '/replayer.js': 'text/javascript' }[pathname];
      return type
        ? route.fulfill({
            contentType: `${type}; charset=utf-8`,
            body: readFileSync(join(given.dropIn, pathname)),
          })
        : route.abort('blockedbyclient');
    });
    const page = await context.newPage();
    await page.goto(`${STAGE}/`);
    // What the player's frame takes: `Film` in player/messages.ts, which is for browsers only.
    const films = [{ text: events.map((event) => JSON.stringify(event)).join('\n') }];
    await page.evaluate(`(${REPLAY})(${JSON.stringify(films)})`);
    return await shoot(page);
  } finally {
    await context.close();
  }
};

const pictured = async (
  browser: Browser,
  context: BrowserContext,
  address: string,
  given: Picturing,
): Promise<Pictured> => {
  const name = pageName(address);
  const page = await open(context, address);
  const { width } = given.window;
  const tall = await page.evaluate<number>('document.documentElement.scrollHeight');
  const height = Math.min(TALLEST, Math.max(tall, given.window.height));
  await page.setViewportSize({ width, height });
  const surveyed = await survey(page, given.code);
  const common = given.common.get(name) ?? [];
  /** Nothing of a visitor's own may come back between the cover and the picture: then there is no picture. */
  const covered = async <Taken>(take: () => Promise<Taken>, drawn: boolean): Promise<Taken> => {
    for (let tries = 0; tries < TRIES; tries++) {
      await surveyed.cover(common, given.configured, drawn);
      const taken = await take();
      if (await surveyed.isCovered()) return taken;
    }
    throw new Error(`${name} changes too fast for a picture without what is a visitor’s own`);
  };
  // Dots are masked to the same dots: what all visitors are shown is recorded as it would be.
  const events = await covered(() => surveyed.record(given.list), false);
  const shown = await covered(() => shoot(page), true);
  await surveyed.paint(given.configured);
  const painted = await covered(() => shoot(page), true);
  await page.close();
  return {
    page: name,
    width,
    height,
    shown,
    painted,
    replayed: await replay(browser, events, given, height),
  };
};

/** One sentence that names the page. */
const unpictured = (name: string, error: unknown): Error => {
  const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const plain = why.replace(/^[a-z]+\.\w+: (?:Error: )?/i, '');
  return new Error(plain.startsWith(name) ? plain : `${name}: no picture could be taken: ${plain}`);
};

/** Pictures of every page, as a new visitor is shown it. Rejects with a sentence that names the page. */
export const picturePages = async (browser: Browser, given: Picturing): Promise<readonly Pictured[]> => {
  const context = await arrive(browser, {}, given);
  try {
    const out: Pictured[] = [];
    for (const address of given.addresses)
      out.push(
        await pictured(browser, context, address, given).catch((error: unknown) => {
          throw unpictured(pageName(address), error);
        }),
      );
    return out;
  } finally {
    await context.close();
  }
};
