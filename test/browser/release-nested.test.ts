import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  EARLY,
  emit,
  held,
  insert,
  log,
  logs,
  main,
  problems,
  type ReleaseSite,
  releaseSite,
  WALL,
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
const template = (inside: string, purpose = 'audience') =>
  `<template data-temoin-purpose="${purpose}">${inside}</template>`;
const says = (word: string) => `log.push('${word}')`;
/** Whatever was going to happen of itself has happened. */
const settled = (page: Page) => page.evaluate(() => fetch('/quiet.js').then((answer) => answer.text()));

describe('what is held within what is held', () => {
  const within = template(
    `<p>audience</p><script>${says('1')}</script>${template(`<p>map</p><script src="/map.js"></script>`, 'map')}${held('src="/late.js"', '', 'map')}<script>${says('2')}</script>`,
  );

  it('waits for its own purpose, whichever comes first', async () => {
    const page = await open(within);
    await emit(page, 'granted', 'map');
    await settled(page);
    expect([await log(page), site.asked]).toEqual([[], ['/release.js', ...EARLY('/map.js'), '/quiet.js']]);
    await emit(page, 'withdrawn', 'map');
    await emit(page, 'granted', 'audience');
    await logs(page, ['1', '2']);
    expect(site.asked.filter((path) => path === '/map.js')).toEqual(EARLY('/map.js'));
    expect(await page.locator('main > [data-temoin-purpose="map"]').count()).toBe(2);
    await emit(page, 'granted', 'map');
    await logs(page, ['1', '2', '/map.js', '/late.js']);
    expect(await page.locator('main > p').allTextContents()).toEqual(['audience', 'map']);
    expect(await page.locator('[data-temoin-purpose]').count()).toBe(0);
  });

  it('goes in the order of the page when all of it is granted, whatever the depth', async () => {
    const page = await open(
      template(
        `${held('src="/1.js"')}${template(`<i>2</i>${template(`<script src="/2.js"></script>`)}`)}${held('', says('3'))}`,
      ) + held('src="/4.js"'),
    );
    await emit(page, 'granted');
    await logs(page, ['/1.js', '/2.js', '3', '/4.js']);
    expect(await page.locator('main > i').count()).toBe(1);
  });
});

describe('two purposes of a page', () => {
  const script = (purpose: string, word: string) => held('', says(word), purpose);
  const both = `${held('src="/slow.js"')}${script('map', 'map 1')}${script('audience', 'audience 2')}${script('map', 'map 2')}`;

  it('keep each their own order, and the end of one does not touch the other', async () => {
    const page = await open(both);
    await emit(page, 'granted', 'audience');
    await expect.poll(() => site.slow.length).toBe(1);
    expect(await log(page)).toEqual([]);
    await emit(page, 'granted', 'map');
    await logs(page, ['map 1', 'map 2']);
    await emit(page, 'withdrawn', 'map');
    site.slow[0]?.end(says('audience 1'));
    await logs(page, ['map 1', 'map 2', 'audience 1', 'audience 2']);
    await insert(page, script('map', 'map 3') + script('audience', 'audience 3'));
    await logs(page, ['map 1', 'map 2', 'audience 1', 'audience 2', 'audience 3']);
    expect(await page.locator('[data-temoin-purpose="map"]').count()).toBe(1);
  });

  it('are agreed to, withdrawn and agreed to again: what came in between goes then, what ran does not run twice', async () => {
    const page = await open(script('audience', 'a') + template('<b>once</b>', 'map'));
    for (const purpose of ['audience', 'map']) await emit(page, 'granted', purpose);
    for (const purpose of ['audience', 'map']) await emit(page, 'withdrawn', purpose);
    await insert(page, script('audience', 'between') + template('<b>twice</b>', 'map'));
    await settled(page);
    expect([await log(page), await page.locator('main b').count()]).toEqual([['a'], 1]);
    await emit(page, 'granted', 'map');
    expect(await page.locator('main b').allTextContents()).toEqual(['once', 'twice']);
    expect(await log(page)).toEqual(['a']);
    await emit(page, 'granted', 'audience');
    await logs(page, ['a', 'between']);
  });

  it('stay held when a page brings them and the no comes in the same moment', async () => {
    const page = await open('');
    await emit(page, 'granted');
    await page.evaluate((html) => {
      document.querySelector('main')?.insertAdjacentHTML('beforeend', html);
      (globalThis as unknown as { emit(state: string, purpose: string): void }).emit('withdrawn', 'audience');
    }, script('audience', 'late') + template('<img src="/pixel.gif">'));
    await settled(page);
    expect([await log(page), site.asked]).toEqual([[], ['/release.js', '/quiet.js']]);
  });
});

/** How libraries that swap parts of a page put them there: `html` and `main` are given. */
const WAYS: Readonly<Record<string, string>> = {
  innerHTML: 'main.innerHTML = html',
  insertAdjacentHTML: "main.insertAdjacentHTML('beforeend', html)",
  outerHTML: "main.outerHTML = '<main>' + html + '</main>'",
  'a fragment of a range': 'main.append(document.createRange().createContextualFragment(html))',
  'a parsed document':
    "main.append(...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('template,script'))",
  'scripts made anew, as Turbo makes them': `main.innerHTML = html;
    for (const old of main.querySelectorAll('script')) {
      const made = document.createElement('script');
      made.textContent = old.textContent;
      made.async = false;
      for (const { name, value } of old.attributes) made.setAttribute(name, value);
      old.replaceWith(made);
    }`,
};

describe('a part of a page that comes later', () => {
  const part = template('<p>part</p>') + held('src="/1.js"') + held('', says('2')) + held('src="/3.js"');
  const swap = (page: Page, code: string) =>
    page.evaluate(
      `(() => { const html = ${JSON.stringify(part)}; const main = document.querySelector('main'); ${code}; })()`,
    );

  it('is released if and only if it was granted, in order, once, whichever way it came', async () => {
    const page = await open('');
    const order = ['/1.js', '2', '/3.js'];
    for (const [way, code] of Object.entries(WAYS)) {
      await page.evaluate(() => {
        document.querySelector('main')?.replaceChildren();
        (globalThis as unknown as { log: string[] }).log.length = 0;
      });
      const before = site.asked.length;
      await swap(page, code);
      await settled(page);
      expect([await log(page), site.asked.slice(before)], way).toEqual([[], ['/quiet.js']]);
      await emit(page, 'granted');
      await expect.poll(() => log(page), { message: way }).toEqual(order);
      await swap(page, code);
      await expect.poll(() => log(page), { message: way }).toEqual([...order, ...order]);
      expect(await main(page), way).toContain('<p>part</p>');
      await emit(page, 'withdrawn');
      await swap(page, code);
      await settled(page);
      expect(await log(page), way).toHaveLength(6);
    }
    expect(await problems(page)).toEqual([]);
  });
});

it('is released under a strict policy with Trusted Types, nested and brought later by cloning, without a policy of its own', async () => {
  const complaints: string[] = [];
  context.on('console', (message) => complaints.push(message.text()));
  const inner = template('<p>in</p><script src="/in.js"></script>', 'map');
  const page = await open(
    `${template(`<p>out</p><script src="/out.js"></script>${inner}`)}<template id="later">${held('src="/later.js"', '', 'map')}</template>`,
    "default-src 'none'; img-src 'self'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
  await emit(page, 'granted', 'audience');
  await logs(page, ['/out.js']);
  await emit(page, 'granted', 'map');
  await logs(page, ['/out.js', '/in.js']);
  await page.evaluate(() => {
    const { content } = document.querySelector('#later') as HTMLTemplateElement;
    document.querySelector('main')?.append(document.importNode(content, true));
  });
  await logs(page, ['/out.js', '/in.js', '/later.js']);
  expect(await problems(page)).toEqual([]);
  expect(complaints.filter((text) => text.startsWith('violation'))).toEqual(WALL);
});
