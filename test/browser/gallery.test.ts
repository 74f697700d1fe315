import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressOf, gallery, STATES } from '../../demo/gallery/gallery.ts';
import { specimen } from '../../demo/gallery/specimen.ts';
import { assets } from '../../demo/server/assets.ts';
import { configurationFor } from '../../demo/server/configuration.ts';
import { localesIn } from '../../demo/server/locales.ts';
import { site } from '../../demo/server/site.ts';
import { LOOK_NAMES } from '../../src/looks/looks.ts';
import { POSITIONS } from '../../src/looks/theme.ts';
import { startBrowser } from './site.ts';

const root = join(import.meta.dirname, '../..');
const ORIGIN = 'http://127.0.0.1:49151';
const languages = [...localesIn(join(root, 'locales')).keys()];

let browser: Browser;
let tab: Page;
const wrong: string[] = [];

beforeAll(async () => {
  const configuration = configurationFor(join(root, 'demo/temoin.json'), ORIGIN, languages);
  const answer = site({
    origin: ORIGIN,
    operator: '',
    policies: new Map(),
    pages: new Map([
      ['/galerie', gallery(languages)],
      ['/galerie/vue', specimen(configuration)],
    ]),
    files: new Map([
      ...assets(join(root, 'demo/site'), ''),
      ...assets(join(root, 'dist/esm'), '/esm'),
      ...assets(join(root, 'dist/drop-in'), '/drop-in'),
      ...assets(join(root, 'locales'), '/locales'),
    ]),
  });
  browser = await startBrowser();
  tab = await browser.newPage();
  // Served without a port: the same pages, files and headers as the demonstration's.
  await tab.route('**/*', async (route) => {
    const given = answer(new Request(route.request().url()));
    await route.fulfill({
      status: given.status,
      headers: Object.fromEntries(given.headers),
      body: Buffer.from(await given.arrayBuffer()),
    });
  });
  tab.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  tab.on('pageerror', (error) => wrong.push(error.message));
});
afterAll(() => browser.close());

it('has every look in both schemes, every place, state and language', async () => {
  await tab.goto(`${ORIGIN}/galerie`);
  const shown = await tab
    .locator('iframe')
    .evaluateAll((frames) => frames.map((each) => each.getAttribute('src')));
  const wanted = [
    ...LOOK_NAMES.flatMap((look) => (['light', 'dark'] as const).map((scheme) => ({ look, scheme }))),
    ...POSITIONS.map((position) => ({ position })),
    ...STATES.map((state) => ({ state })),
    ...languages.map((language) => ({ language })),
  ];
  for (const each of wanted) expect(shown).toContain(addressOf(each));
  expect(languages.length).toBeGreaterThanOrEqual(30);
});

it('draws each state from the built files, under the demonstration’s policy, and keeps nothing', async () => {
  const control = tab.locator('temoin-control');
  const layer = tab.locator('temoin-banner section');
  const at = (specimen: Parameters<typeof addressOf>[0]) => tab.goto(ORIGIN + addressOf(specimen));
  wrong.length = 0;
  await at({ state: 'first', look: 'soft', position: 'inline', language: 'ar' });
  await layer.waitFor();
  expect(await tab.locator('[data-temoin-place] temoin-banner').getAttribute('dir')).toBe('rtl');
  await at({ state: 'second', language: 'el', scheme: 'dark' });
  await tab.locator('temoin-banner dialog').waitFor();
  await at({ state: 'rest' });
  await control.getByText('Enregistrement de ma visite').waitFor();
  expect(await layer.count()).toBe(0);
  await at({ state: 'recording' });
  await control.getByText('● Visite enregistrée').waitFor();
  await at({ state: 'withdrawn' });
  await control.getByText('1 enregistrement effacé').waitFor();
  expect(wrong).toEqual([]);
  expect(await tab.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
    '',
    0,
    0,
  ]);
});
