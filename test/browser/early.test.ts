// A template keeps its content back, but for Firefox, which asks for some of it while it reads the page (Mozilla bug
// 1441044): what docs/held.md says of it.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserName } from '../firefox.ts';
import { held, type ReleaseSite, releaseSite } from './release-site.ts';

let site: ReleaseSite;
beforeAll(async () => {
  site = await releaseSite();
});
afterAll(() => site?.close());

const WAITS: Readonly<Record<string, string>> = {
  '<iframe>': '<iframe title="a" src="/a"></iframe>',
  '<img loading="lazy">': '<img alt="" loading="lazy" src="/a">',
  '<script type="text/plain">': held('src="/a"'),
  '<video src>': '<video preload="auto" src="/a"></video>',
  '<audio>': '<audio src="/a"></audio>',
  '<object>': '<object data="/a"></object>',
  '<embed>': '<embed src="/a">',
};
const COMES: Readonly<Record<string, string>> = {
  '<script src>': '<script src="/a"></script>',
  '<img>': '<img alt="" src="/a">',
  '<source srcset>': '<picture><source srcset="/a"><img alt=""></picture>',
  '<video poster>': '<video poster="/a"></video>',
  '<link rel="stylesheet">': '<link rel="stylesheet" href="/a">',
  '@import': '<style>@import "/a";</style>',
};

/** Which of them are asked for once `due` are, and the whole page has been read and answered. */
const asked = async (inside: Readonly<Record<string, string>>, due: readonly string[]): Promise<string[]> => {
  const context = await site.browser.newContext();
  const body = Object.values(inside)
    // A script that comes first in its template is not asked for.
    .map((html, i) => `<p>${i}</p>${html.replace('"/a"', `"/held-${i}"`)}`)
    .join('');
  site.forget();
  const page = await site.open(
    context,
    `<template data-temoin-purpose="audience">${body}<template>${body.replaceAll('held', 'deep')}</template></template>`,
  );
  const found = () =>
    Object.keys(inside).filter((_, i) =>
      site.asked.some((path) => path === `/held-${i}` || path === `/deep-${i}`),
    );
  await expect.poll(found).toEqual(due);
  await page.evaluate(() => fetch('/quiet').then((answer) => answer.text()));
  await context.close();
  return found();
};

it('holds frames, lazy images and held scripts in every browser', async () => {
  expect(await asked(WAITS, [])).toEqual([]);
});

it('holds the rest everywhere but in Firefox', async () => {
  const due = browserName === 'firefox' ? Object.keys(COMES) : [];
  expect(await asked(COMES, due)).toEqual(due);
});

it('is told as it is', () => {
  const docs = readFileSync('docs/held.md', 'utf8');
  for (const name of [...Object.keys(WAITS), ...Object.keys(COMES)]) expect(docs).toContain(`\`${name}\``);
});
