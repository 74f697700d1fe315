import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { busy, difficulty, missing, moved, ndjson, page as opened, row, START } from './player-film.ts';
import { type Play, type PlayerSite, plain, playerSite, ready } from './player-site.ts';

let site: PlayerSite;
let context: BrowserContext;

beforeAll(async () => {
  site = await playerSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
  context = await site.browser.newContext({ viewport: { width: 1000, height: 900 } });
});
afterEach(() => context.close());

const DAY = 86_400_000;
const events = ndjson([
  ...opened('Accueil', 0),
  ...busy(500, 20_000),
  difficulty(5000, 'error'),
  moved(40_000),
  missing(400_000),
  ...opened('Panier', 400_000),
  ...busy(400_500, 409_500),
  moved(410_000),
]);
const facts = (page: Page) =>
  page
    .locator('.facts dl > div')
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((each) => [
          each.querySelector('dt')?.textContent,
          [...each.querySelectorAll('dd')].map((dd) => dd.textContent?.replace(/[\u00a0\u202f]/g, ' ')),
        ]),
      ),
    );

describe('the facts of a recording', () => {
  it('are said in English', async () => {
    const page = await site.play(context, { events, facts: row }, { language: 'en-GB', now: START + DAY });
    await ready(page);
    expect(await facts(page)).toEqual({
      Purpose: ['Corriger les pannes'],
      Measures: [
        'L2 · only around a difficulty (30 seconds before, 1 minute after)',
        'M3 · what is masked never leaves the page',
        'I1 · a short-lived number for this visit',
      ],
      Consent: ['Given before anything was recorded. Its proof is kept apart from the recording.'],
      'Text shown': ['3d9815ad3b2b…'],
      Recorded: [expect.stringMatching(/^3 November 2026 at \d\d:30$/)],
      Deletion: [expect.stringMatching(/^in 29 days, on 3 December 2026 at \d\d:30$/)],
      Session: ['44ff5f0b0adb10423eb6fb2e07763563'],
      Length: ['53 seconds'],
      Events: ['37, 16.8 kB'],
      Gaps: ['At 0:40: 6 minutes not recorded'],
    });
  });

  it('are said in French, with the proof where it is known, and what ended it', async () => {
    const more = {
      ...row,
      consent: { choice: 'grant', at: new Date(START).toISOString(), proof: '0199a6c0-7a3e' },
      caps: ['duration'],
    };
    const page = await site.play(context, { events, facts: more }, { now: START + 29 * DAY + 3_600_000 });
    await ready(page);
    expect(await facts(page)).toMatchObject({
      Finalité: ['Corriger les pannes'],
      Consentement: [expect.stringMatching(/^Donné le 3 novembre 2026 à \d\d:30$/)],
      Preuve: ['0199a6c0-7a3e'],
      'Arrêté par': ['La durée maximale d’un enregistrement'],
      Effacement: [expect.stringMatching(/^dans 23 heures, le 3 décembre 2026/)],
      Lacunes: ['À 0:40 : 6 minutes sans enregistrement'],
    });
  });

  it('tell that a visit without a difficulty goes sooner, and of what is overdue', async () => {
    const quiet = { ...row, difficulties: 0, measures: { limitation: { L3: { within: 'PT12H' } } } };
    const page = await site.play(context, { events, facts: quiet }, { language: 'en', now: START });
    await ready(page);
    expect((await facts(page))['Deletion']).toEqual([
      expect.stringMatching(/^in 12 hours/),
      'sooner than others, since no difficulty was met',
    ]);
    const late = await site.play(context, { events, facts: row }, { language: 'en', now: START + 31 * DAY });
    await ready(late);
    expect((await facts(late))['Deletion']).toEqual([expect.stringMatching(/^Due since December 3, 2026/)]);
  });

  it('are not made up: what is not known is not said', async () => {
    const page = await site.play(context, events, { language: 'en' });
    await ready(page);
    expect(Object.keys(await facts(page))).toEqual(['Length', 'Events', 'Gaps']);
  });
});

describe('a quarantine', () => {
  it('is the first thing to be read', async () => {
    const page = await site.play(
      context,
      { events, facts: { ...row, quarantined: 2, found: { card: 2 } } },
      { language: 'en' },
    );
    await ready(page);
    const note = page.getByRole('note');
    expect(plain(await note.textContent())).toMatch(/^In quarantine.*2 finds masked on arrival \(card\)$/);
    expect(await note.evaluate((each) => each.getBoundingClientRect().bottom)).toBeLessThanOrEqual(
      (await page.locator('.stage').boundingBox())?.y ?? 0,
    );
    const other = await site.play(context, { events, facts: { ...row, quarantined: 0 } }, { language: 'en' });
    await ready(other);
    expect(await other.getByRole('note').count()).toBe(0);
  });

  it.each([
    [423, 'This recording is in quarantine: the collector opens it only to who asks for it as such.'],
    [404, 'This recording no longer exists.'],
    [403, 'This recording was made for another purpose: it cannot be watched for this one.'],
    [401, 'The collector asks who you are: no token, or one that has expired.'],
    [500, 'This recording cannot be replayed.'],
  ])('or another refusal of the collector (%i) is said in words', async (status, sentence) => {
    const page = await site.play(context, 'x', { language: 'en' });
    const good = await page.evaluate(
      (code) => (globalThis as unknown as Play).player.load(new Response('{}', { status: code })),
      status,
    );
    expect(good).toBe(false);
    expect(await page.getByRole('status').textContent()).toBe(sentence);
    const heard = await page.evaluate(() => (globalThis as unknown as Play).heard);
    expect(heard.at(-1)).toEqual({ type: 'failed', why: sentence });
  });

  it('is passed over with the response itself', async () => {
    const page = await site.play(context, 'x');
    const good = await page.evaluate(
      (text) => (globalThis as unknown as Play).player.load(new Response(text)),
      events,
    );
    expect(good).toBe(true);
  });
});

describe('axe', () => {
  it.each(
    (['fr', 'en'] as const).flatMap((language) =>
      (['light', 'dark'] as const).map((scheme) => [language, scheme] as const),
    ),
  )('finds no fault, in %s and %s', async (language, colorScheme) => {
    await context.close();
    context = await site.browser.newContext({ colorScheme, viewport: { width: 1000, height: 900 } });
    const page = await site.play(
      context,
      { events, facts: { ...row, quarantined: 1 } },
      { query: '?lax', language, now: START },
    );
    await ready(page);
    await page.addScriptTag({ url: '/axe.js' });
    const faults = () =>
      page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: {
            run(
              on: Document,
              how: object,
            ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
          };
        };
        const { violations } = await axe.run(document, { iframes: false });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
      });
    expect(await faults()).toEqual([]);
    await page.locator('.full-size').check();
    await page.locator('.help').click();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.evaluate(() => (globalThis as unknown as Play).player.clear());
    expect(await faults()).toEqual([]);
  });
});
