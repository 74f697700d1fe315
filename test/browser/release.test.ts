import type { BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  EARLY,
  emit,
  type Globals,
  held,
  insert,
  log,
  logs,
  main,
  observed,
  type ReleaseSite,
  releaseSite,
} from './release-site.ts';

let site: ReleaseSite;
let context: BrowserContext;

beforeAll(async () => {
  site = await releaseSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
  site.forget();
  context = await site.browser.newContext();
});
afterEach(() => context.close());

const open = (body: string, policy?: string) => site.open(context, body, policy);

describe('before a grant', () => {
  const body = `<template data-temoin-purpose="audience"><img src="/pixel.gif"></template>${held('src="/a.js"')}${held('', "log.push('inline')")}`;

  it('holds everything: no request, no code, no observer', async () => {
    const page = await open(body);
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('p')));
    expect(await log(page)).toEqual([]);
    expect(site.asked).toEqual(['/release.js', ...EARLY('/pixel.gif')]);
    const [here, without] = await observed(page, site);
    expect(here).toEqual(without);
  });

  it.each(['refused', 'withdrawn', 'expired'])('holds everything after %s', async (state) => {
    const page = await open(body);
    const before = await main(page);
    await emit(page, state);
    expect(await main(page)).toBe(before);
    expect(site.asked).toEqual(['/release.js', ...EARLY('/pixel.gif')]);
    const [here, without] = await observed(page, site);
    expect(here).toEqual(without);
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
    await expect.poll(() => site.slow.length).toBe(1);
    expect(await log(page)).toEqual([]);
    site.slow[0]?.end("log.push('first')");
    await logs(page, ['first', 'second', '/third.js', 'fourth', '/fifth.js', 'sixth']);
    expect(await page.locator('script.vendor').getAttribute('type')).toBeNull();
  });

  it('does not wait for an async script, and goes on after one that fails', async () => {
    const page = await open(
      held('src="/slow.js" async') + held('src="/missing.js"') + held('', "log.push('on')"),
    );
    await emit(page, 'granted');
    await logs(page, ['on']);
    await expect.poll(() => site.slow.length).toBe(1);
    site.slow[0]?.end("log.push('late')");
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
    await expect.poll(() => site.slow.length).toBe(1);
    site.slow[0]?.end();
    await logs(page, ['chat', 'audience']);
    expect(await page.locator('[data-temoin-purpose]').count()).toBe(1);
  });

  it('releases each element once, whatever happens to the consent afterwards', async () => {
    const page = await open(held('', "log.push('x')") + held('src="/a.js"'));
    for (const state of ['granted', 'granted']) await emit(page, state);
    await logs(page, ['x', '/a.js']);
    for (const state of ['withdrawn', 'granted']) await emit(page, state);
    await logs(page, ['x', '/a.js']);
    expect(site.asked.filter((url) => url === '/a.js')).toHaveLength(1);
  });

  it('waits for the parser, so that nothing is cut off', async () => {
    let rest: (() => void) | undefined;
    site.answerPage = (response) => {
      response.setHeader('content-type', 'text/html');
      response.write(
        `<!doctype html><script src="/release.js"></script><script>emit('granted', 'audience')</script><main><template data-temoin-purpose="audience"><p>one</p>${' '.repeat(2000)}`,
      );
      rest = () => response.end('<p>two</p></template></main>');
    };
    const page = await context.newPage();
    const loaded = page.goto(`${site.origin}/`, { waitUntil: 'load' });
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

  it.each([
    ['a script', held('src="/slow.js"')],
    ['an async script', held('async src="/slow.js"')],
    [
      'a module',
      '<template data-temoin-purpose="audience"><script type="module" src="/slow.js"></script></template>',
    ],
    [
      'a script among other things',
      '<template data-temoin-purpose="audience"><p>one</p><script src="/slow.js"></script></template>',
    ],
  ])('runs nothing of %s that is under way at the withdrawal, and holds it again', async (_, first) => {
    const page = await open(first + held('src="/after.js"', '', 'chat'));
    await emit(page, 'granted');
    await expect.poll(() => site.slow.length).toBe(1);
    await emit(page, 'withdrawn');
    site.slow[0]?.end("log.push('slow')");
    await emit(page, 'granted', 'chat');
    await logs(page, ['/after.js']);
    expect(await page.locator('[data-temoin-purpose]').count()).toBe(1);
    await emit(page, 'granted');
    await expect
      .poll(async () => {
        // A module is not fetched again.
        site.slow[1]?.end("log.push('slow')");
        return log(page);
      })
      .toEqual(['/after.js', 'slow']);
  });

  it('goes on in order when it is granted again, and a script that withdraws by itself does not run twice', async () => {
    const page = await open(held('src="/slow.js"') + held('', "log.push('second')"));
    await emit(page, 'granted');
    await expect.poll(() => site.slow.length).toBe(1);
    await emit(page, 'withdrawn');
    // A browser asks once for what is on its way already.
    const arrived = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/slow.js'));
    site.slow[0]?.end();
    await arrived;
    await emit(page, 'granted');
    await expect.poll(() => site.slow.length).toBe(2);
    site.slow[1]?.end("log.push('first'); emit('withdrawn', 'audience')");
    await logs(page, ['first']);
    await emit(page, 'granted');
    await logs(page, ['first', 'second']);
  });

  it('does not wait for what no browser runs, such as data', async () => {
    const data = '<script type="application/json" src="/data.json"></script>';
    const page = await open(
      `<template data-temoin-purpose="audience">${data}</template>${held('', "log.push('after')")}`,
    );
    await emit(page, 'granted');
    await logs(page, ['after']);
  });

  it('is undone: what is granted afterwards stays held', async () => {
    const page = await open(held('', "log.push('x')"));
    await page.evaluate(() => (globalThis as unknown as Globals).undo());
    await emit(page, 'granted');
    expect(await log(page)).toEqual([]);
  });
});
