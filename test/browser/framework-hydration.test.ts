import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { thorough } from '../thorough.ts';
import { counted, type FrameworkSite, frameworkSite, STRICT, type Visitor } from './framework-site.ts';
import { act, heard, startBrowser } from './site.ts';
import { statuses } from './visit.ts';

let browser: Browser;
let site: FrameworkSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), frameworkSite(STRICT)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const visited = async (run: (visitor: Visitor) => Promise<void>) => {
  const visitor = await site.visit(browser);
  try {
    await run(visitor);
  } finally {
    await visitor.context.close();
  }
};
const granted = async (tab: Page) => {
  await act(tab, 'accept-all');
  await heard(tab, 'consent:granted', 3);
  expect(new Set(Object.values(await statuses(tab)))).toEqual(new Set(['granted']));
  expect(await counted(tab)).toEqual([0, 1]);
};
const DROP_IN = '<script src="/temoin/temoin.fr.js" defer></script>';

/** A page whose framework comes only when `go` is called; `change` is done to its HTML on the way. */
const heldBack = async (
  { context }: Visitor,
  file: string,
  page: string,
  change = (html: string) => html,
) => {
  let go = () => {};
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  await context.route(`**${file}`, async (route) => {
    await gone;
    await route.continue();
  });
  await context.route(`**${page}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: change(await answer.text()) });
  });
  const tab = await context.newPage();
  await tab.goto(site.origin + page, { waitUntil: 'commit' });
  await heard(tab, 'notice:shown');
  return { tab, go };
};
const alive = async (tab: Page) => {
  await expect
    .poll(async () => {
      await tab.getByRole('button', { name: /Ajouter/ }).click();
      return tab.getByRole('button', { name: /Ajouter/ }).textContent();
    })
    .toMatch(/\(2\)/);
};

/** In the thorough run all of them; else those that fare differently. */
const most = <Row extends readonly string[]>(rows: readonly Row[], ...usual: readonly string[]): Row[] =>
  rows.filter(([, page = '', file = page]) => thorough || usual.some((each) => file.includes(each)));

it.each(
  most(
    [
      ['react', '/document', '/react/document.js'],
      ['react', '/react', '/react/client.js'],
      ['vue', '/vue', '/vue/client.js'],
      ['svelte', '/svelte', '/svelte/client.js'],
    ],
    'document',
    'svelte',
  ),
)('%s hydrates %s under a banner that is already there, and neither minds the other', (_, page, file) =>
  visited(async (visitor) => {
    const early = (html: string) =>
      html.includes('temoin.fr.js') ? html : html.replace('<head>', `<head>${DROP_IN}`);
    const { tab, go } = await heldBack(visitor, file, page, early);
    const banner = await tab.locator('temoin-banner').elementHandle();
    go();
    await alive(tab);
    expect(await banner?.evaluate((element) => element.isConnected)).toBe(true);
    expect(await counted(tab)).toEqual([1, 1]);
    await granted(tab);
    expect(visitor.complaints).toEqual([]);
  }),
);

it('comes back when React draws the whole document anew, because the server said something else', () =>
  visited(async (visitor) => {
    const other = (html: string) => html.replace('<h1>Accueil</h1>', '<h2>Ailleurs</h2>');
    const { tab, go } = await heldBack(visitor, '/react/document.js', '/document', other);
    go();
    await tab.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
    expect(visitor.complaints.join()).toMatch(/hydrat/i);
    await alive(tab);
    await expect.poll(() => counted(tab)).toEqual([1, 1]);
    await granted(tab);
  }));

it.each(
  most(
    [
      ['react', "import('/react/client.js').then(({ root }) => root.unmount())"],
      ['vue', "import('/vue/client.js').then(({ app }) => app.unmount())"],
      [
        'svelte',
        "Promise.all([import('/svelte/client.js'), import('/svelte/runtime.js')]).then(([{ app }, { unmount }]) => unmount(app))",
      ],
    ],
    'react',
  ),
)(
  '%s takes its application away, before and after an answer: the question and the control stay',
  (name, end) =>
    visited(async ({ open, complaints }) => {
      const [before, after] = [await open(`/${name}`), await open(`/${name}`)];
      for (const tab of [before, after]) await heard(tab, 'notice:shown');
      await before.evaluate(end);
      expect(await before.getByRole('heading', { level: 1 }).count()).toBe(0);
      expect(await counted(before)).toEqual([1, 1]);
      await granted(before);
      // The held script has given way in the other tab, under the framework's hands.
      await expect.poll(() => after.evaluate(() => (window as { audience?: number }).audience)).toBe(1);
      await expect.poll(() => counted(after)).toEqual([0, 1]);
      await after.evaluate(end);
      expect(await after.getByRole('heading', { level: 1 }).count()).toBe(0);
      expect(await counted(after)).toEqual([0, 1]);
      await act(after, 'withdraw');
      expect(new Set(Object.values(await statuses(after)))).toEqual(new Set(['withdrawn']));
      expect(complaints).toEqual([]);
    }),
);

it.each(['/react', '/vue'])('%s and a module that is loaded anew have one question and one control', (page) =>
  visited(async ({ open, complaints }) => {
    const tab = await open(page);
    await heard(tab, 'notice:shown');
    for (const query of ['', '?2'])
      await tab.evaluate(`import('/again/again.js${query}').then(({ startConsent }) => startConsent())`);
    await heard(tab, 'ready');
    expect(await counted(tab)).toEqual([1, 1]);
    await granted(tab);
    expect((await site.health()).proofs % 3).toBe(0);
    expect(complaints).toEqual([]);
  }),
);
