import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Temoin } from '../../src/temoin.ts';
import { type Demo, numbers, SOON, startDemo } from './demo-server.ts';
import { listFaults } from './faults.ts';
import { startBrowser } from './launch.ts';

const SHOPS = {
  fr: {
    home: '/',
    counter: '/comptoir',
    order: '/commande',
    help: 'Aide',
    secret: 'Camille Secrète',
    /** Headings that one page alone has: of the home page, a lamp's, the help page. */
    titles: ['La bonne lumière', 'Dans la même lumière', 'Banc d’essai'],
  },
  en: {
    home: '/en/',
    counter: '/en/counter',
    order: '/en/order',
    help: 'Help',
    secret: 'Camilla Secret',
    titles: ['The right light', 'In the same light', 'Test bench'],
  },
} as const;
const ACCEPT = '[data-act="accept-all"]:visible';
const WITHDRAW = '[data-act="withdraw"]:visible';

type Seen = { readonly temoin?: Temoin };
const status = async (tab: Page): Promise<Record<string, string>> => {
  await tab.waitForFunction(() => (window as Seen).temoin);
  return tab.evaluate(async () => {
    const { temoin } = window as Seen;
    await temoin?.ready;
    return temoin?.statuses() as Record<string, string>;
  });
};
const isRecording = (tab: Page): Promise<boolean> =>
  tab.evaluate(() => (window as Seen).temoin?.recording === true);

/** As the counter asks: with the operator's token that only a page of the demonstration is given. */
const asOperator = async (origin: string, path: string): Promise<Response> => {
  const headers = { origin, 'sec-fetch-site': 'same-origin' };
  const given = await fetch(`${origin}/comptoir/jeton`, { method: 'POST', headers });
  const { token } = (await given.json()) as { token: string };
  return fetch(`${origin}/temoin${path}?purpose=replay.experience`, {
    headers: { authorization: `Bearer ${token}` },
  });
};
/** All that the collector holds of the one visit that it keeps for the site's ease of use; nothing yet: ''. */
const film = async (origin: string): Promise<string> => {
  const { recordings } = (await (await asOperator(origin, '/recordings')).json()) as {
    recordings: { session: string }[];
  };
  const [only] = recordings;
  return only ? (await asOperator(origin, `/recordings/${only.session}`)).text() : '';
};

describe('the demonstration that `npm start` serves', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  /** What went wrong in any tab: errors on the console, uncaught errors, breaches of the policy. */
  let faults: string[];

  const open = async (path: string): Promise<Page> => {
    const tab = await context.newPage();
    listFaults(tab, faults);
    await tab.goto(demo.origin + path);
    return tab;
  };
  const visit = async (language: 'fr' | 'en'): Promise<BrowserContext> => {
    faults = [];
    context = await browser.newContext({ locale: language === 'fr' ? 'fr-FR' : 'en-IE' });
    await context.addInitScript(() =>
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      ),
    );
    return context;
  };

  beforeAll(async () => {
    demo = await startDemo();
    browser = await startBrowser();
  });
  afterEach(() => context?.close());
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('says that it is ready in its first line, and where shop, gallery and counter are in the next', async () => {
    const at = (...paths: readonly string[]) => paths.map((path) => demo.origin + path).join('  ');
    await expect
      .poll(() => demo.output.join(''), SOON)
      .toBe(
        `temoin ready ${at('/')}\nthe shop:    ${at('/', '/en/')}\nits gallery: ${at('/galerie')}\nits counter: ${at('/comptoir', '/en/counter')}\n`,
      );
  });

  it.each(['fr', 'en'] as const)('asks before anything is stored, sent or loaded (%s)', async (language) => {
    await visit(language);
    const asked: string[] = [];
    context.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    const tab = await open(SHOPS[language].home);
    await tab.locator('[data-layer="1"]').waitFor();
    expect(await tab.locator('temoin-banner [data-purpose]').count()).toBe(3);

    expect(asked).toContain(`GET /temoin/temoin.${language}.js`);
    expect(asked.filter((each) => /POST|core|recorder|audience|visit-number|ping/.test(each))).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(
      await tab.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
      ]),
    ).toEqual([0, 0, 0]);
    expect(faults).toEqual([]);
  });

  it.each(['fr', 'en'] as const)(
    'lets a visitor agree, be recorded and watched, change pages, withdraw, and be gone (%s)',
    async (language) => {
      const { home, counter, help, secret, order, titles } = SHOPS[language];
      const before = await numbers(demo);
      await visit(language);
      const shop = await open(home);
      const desk = await open(counter);
      const proofs = desk.locator('[data-proofs]');
      await proofs.locator('tbody tr').first().waitFor();
      const rows = (act: string) => proofs.locator(`.act-${act}`).count();
      const [grants, withdrawals] = [await rows('grant'), await rows('withdraw')];

      await shop.bringToFront();
      await shop.locator(ACCEPT).first().click();
      // The proof of each choice arrives at the counter, and the log still fits its signed checkpoint.
      await expect.poll(() => rows('grant'), SOON).toBe(grants + 3);
      await expect.poll(() => proofs.locator('.seal').textContent(), SOON).toMatch(/✓/);
      expect((await numbers(demo)).proofs).toBe(before.proofs + 3);

      await expect.poll(() => isRecording(shop), SOON).toBe(true);
      await expect
        .poll(async () => (await context.cookies()).map(({ name }) => name).sort(), SOON)
        .toEqual(['_lumen_last', '_lumen_visits', 'lumen_sid', 'temoin']);
      /** Waits until the collector holds this of the visit. */
      const filmed = (part: string) =>
        expect.poll(async () => (await film(demo.origin)).includes(part), SOON).toBe(true);
      const [first, second, third] = titles;
      await filmed(first);

      // Within the catalogue no page is loaded, and the recording goes on.
      await shop.locator('.lamp a').nth(1).click();
      await filmed(second);
      // A new page: asked no more, recorded on, in the same recording.
      await shop.goto(demo.origin + order);
      expect(await status(shop)).toMatchObject({ 'replay.experience': 'granted', audience: 'granted' });
      await expect.poll(() => isRecording(shop), SOON).toBe(true);
      await shop.locator('#name').fill(secret);
      await filmed('"source":5');
      // And another, by an ordinary link.
      await shop.getByRole('link', { name: help, exact: true }).click();
      await shop.locator('#pannes').waitFor();
      expect(await status(shop)).toMatchObject({ 'replay.experience': 'granted' });
      expect(await shop.locator('temoin-banner').count()).toBe(0);
      await filmed(third);
      expect((await numbers(demo)).recordings).toBe(1);
      expect((await film(demo.origin)).includes(secret)).toBe(false);

      const recordings = desk.locator('[data-recordings]');
      await expect.poll(() => recordings.locator('tbody tr').count(), SOON).toBe(1);
      await desk.bringToFront();
      await recordings.locator('tbody button').first().click();
      await desk.locator('[data-player] .player.ready').waitFor({ timeout: 30_000 });
      await desk.locator('[data-player] select').selectOption('8');
      // The film runs from the first page to the last, and asks the shop for nothing.
      const replayed = desk.frames().find((frame) => frame.parentFrame()?.url().endsWith('/replayer.html'));
      await expect.poll(() => replayed?.locator('h1').first().textContent(), SOON).toBe(help);
      expect(
        await replayed
          ?.locator('img')
          .evaluateAll((all) => all.filter((each) => each.hasAttribute('src')).length),
      ).toBe(0);

      await shop.bringToFront();
      await shop.locator(WITHDRAW).click();
      // One click: gone from the terminal, the HttpOnly tracker too …
      await expect
        .poll(async () => (await context.cookies()).map(({ name }) => name), SOON)
        .toEqual(['temoin']);
      expect(await shop.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
      expect(await isRecording(shop)).toBe(false);
      // … and from the counter, where the open player lets go of it.
      await expect.poll(() => recordings.locator('tbody tr').count(), SOON).toBe(0);
      await expect.poll(() => recordings.locator('.gone li').count(), SOON).toBe(1);
      expect(await desk.locator('[data-player] .player').count()).toBe(0);
      await expect.poll(() => rows('withdraw'), SOON).toBe(withdrawals + 3);
      expect(await numbers(demo)).toMatchObject({ proofs: before.proofs + 6, recordings: 0 });
      expect(await desk.locator('.step .done:visible').count()).toBe(4);
      expect(faults).toEqual([]);
    },
    120_000,
  );

  it('keeps a visit for its faults alone, and shows where they are', async () => {
    await visit('fr');
    const shop = await open('/aide');
    await shop.locator('[data-act="choose"]:visible').click();
    await shop.locator('[data-layer="2"] [data-purpose="replay.errors"] input').check();
    await shop.locator('[data-layer="2"] [data-act="save"]').click();
    await expect.poll(() => isRecording(shop), SOON).toBe(true);
    expect((await numbers(demo)).recordings).toBe(0);

    await shop.locator('[data-fault="throws"]').click();
    await shop.locator('[data-fault="fails"]').click();
    await shop.locator('#pannes [role="status"]:not(:empty)').waitFor();
    await expect.poll(async () => (await numbers(demo)).recordings, SOON).toBe(1);
    // Both were meant, and nothing else went wrong.
    expect(faults.filter((each) => !/on purpose|503/.test(each))).toEqual([]);

    const desk = await open('/comptoir');
    const row = desk.locator('[data-recordings] tbody tr');
    await expect
      .poll(async () => Number(await row.locator('.figure').nth(1).textContent()), SOON)
      .toBeGreaterThanOrEqual(2);
    // Erased by hand at the counter: the second activation does it.
    const erase = row.locator('button').nth(1);
    await erase.click();
    await erase.click();
    await expect.poll(async () => (await numbers(demo)).recordings, SOON).toBe(0);
  });

  it('records nothing on the page of an account, whatever was agreed to', async () => {
    await visit('fr');
    const { proofs } = await numbers(demo);
    const shop = await open('/compte');
    await shop.locator(ACCEPT).first().click();
    await expect.poll(async () => (await numbers(demo)).proofs, SOON).toBe(proofs + 3);
    expect(await status(shop)).toMatchObject({ 'replay.experience': 'granted' });
    expect(await isRecording(shop)).toBe(false);
    await shop.goto(`${demo.origin}/`);
    await expect.poll(() => isRecording(shop), SOON).toBe(true);
    await shop.locator(WITHDRAW).click();
    await expect.poll(async () => (await numbers(demo)).recordings, SOON).toBe(0);
    expect(faults).toEqual([]);
  });

  it('keeps to the shop’s policy also while scripts restyle what is recorded', async () => {
    await visit('fr');
    const shop = await open('/');
    await shop.locator(ACCEPT).first().click();
    await expect.poll(() => isRecording(shop), SOON).toBe(true);
    // A script may set styles under `style-src 'self'`; whoever watches must not break the rule in looking at them.
    await shop.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const { style } = document.querySelector('h1') as HTMLElement;
      for (const colour of ['peru', 'sienna', 'rebeccapurple']) {
        style.color = colour;
        await frame();
      }
    });
    await expect.poll(async () => (await film(demo.origin)).includes('rebeccapurple'), SOON).toBe(true);
    await shop.locator(WITHDRAW).click();
    await expect.poll(async () => (await numbers(demo)).recordings, SOON).toBe(0);
    expect(faults).toEqual([]);
  });

  it('hands the counter’s token to no page of another site', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${demo.origin}/comptoir/jeton`, { method: 'POST', headers }).then(
        ({ status: answer }) => answer,
      );
    const same = { origin: demo.origin, 'sec-fetch-site': 'same-origin' };
    expect(await ask(same)).toBe(200);
    expect(await ask({ ...same, origin: 'https://ailleurs.example' })).toBe(404);
    expect(await ask({ ...same, 'sec-fetch-site': 'cross-site' })).toBe(404);
    expect(await ask({})).toBe(404);
  });

  it('ends cleanly when it is told to', async () => {
    const other = await startDemo();
    expect(await other.stop()).toBe(0);
    expect(other.output.join('')).toMatch(new RegExp(`^temoin ready ${other.origin}/\n.*\n.*\n.*\n$`));
  });
});
