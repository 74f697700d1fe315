import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIGURATION, heard, listen, type Site, startBrowser, startSite } from './site.ts';

const folder = new URL('../../locales/', import.meta.url);
const languages = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -5));
const textsOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8'));

const pageIn = (lang: string) =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>p</title><h1>p</h1>
<script src="/temoin/temoin.js" defer></script></html>`;
/** What the page says of its language, and the locale that its visitor reads. */
const READ: readonly (readonly [string, string])[] = [
  ...languages.map((language) => [language, language] as const),
  ['de-AT', 'de'],
  ['nb-NO', 'nb'],
  ['no', 'nb'],
  ['no-NO', 'nb'],
  ['FR', 'fr'],
  ['PT-br', 'pt'],
  ['NO', 'nb'],
  ['nn-NO', 'nb'],
  ['en_US', 'en'],
];

let site: Site;
let browser: Browser;
let tab: Page;
beforeAll(async () => {
  const pages = Object.fromEntries(
    [...READ.map(([lang]) => lang), 'ja', ''].map((lang) => [`/in/${lang}`, pageIn(lang)]),
  );
  // The site's own purpose has words in two languages only.
  const purposes = CONFIGURATION.purposes.slice(0, 2);
  site = await startSite({ configuration: { ...CONFIGURATION, purposes }, pages });
  browser = await startBrowser();
  const context = await browser.newContext();
  await listen(context);
  tab = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe('temoin.js', () => {
  it.each(READ)('asks a page in %s in %s, by one request more', async (lang, locale) => {
    site.seen.length = 0;
    await tab.goto(`${site.origin}/in/${lang}`);
    await heard(tab, 'notice:shown');
    const { title, direction } = textsOf(locale);
    const host = tab.locator('temoin-banner');
    expect([await host.getAttribute('lang'), await host.getAttribute('dir')]).toEqual([locale, direction]);
    expect(await tab.locator('[data-layer="1"] h2').textContent()).toBe(title);
    expect(site.seen.map(({ path }) => path).filter((path) => path.startsWith('/temoin'))).toEqual([
      '/temoin/temoin.js',
      `/temoin/temoin.${locale}.js`,
    ]);
  });

  it.each(['ja', ''])('asks nothing of a page in “%s”, whose visitor it cannot tell', async (lang) => {
    site.seen.length = 0;
    const said = tab.waitForEvent('console', (message) => message.text().includes('no texts'));
    await tab.goto(`${site.origin}/in/${lang}`);
    expect((await said).type()).toBe('error');
    expect(await tab.locator('temoin-banner').count()).toBe(0);
    expect(site.seen.filter(({ path }) => /temoin\.\w+\.js/.test(path))).toEqual([]);
  });
});
