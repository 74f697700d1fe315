import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Comparison, compareBoxes } from '../fixtures/real-pages/compare.ts';
import { inTurn } from '../fixtures/real-pages/in-turn.ts';
import { REAL_PAGES } from '../fixtures/real-pages/pages/index.ts';
import { kindOf } from '../fixtures/real-pages/real-page.ts';
import { type RealVisit, readByOthers, replayReal, runReal } from '../fixtures/real-pages/run.ts';
import { thorough } from '../thorough.ts';
import { startBrowser } from './site.ts';

interface Seen {
  readonly visit: RealVisit;
  readonly replay: Awaited<ReturnType<typeof replayReal>>;
  readonly compared: Comparison;
}

/** Every second one, unless there is time. */
const HERE = REAL_PAGES.filter((_, at) => thorough || at % 2 === 0);

let browser: Browser;
/** By page: recorded as a team would, and with all of it unmasked, another recorder beside ours. */
let careful: Promise<Seen>[];
let broad: Promise<RealVisit>[];

const seen = async (page: (typeof REAL_PAGES)[number]): Promise<Seen> => {
  const visit = await runReal(browser, page, 'chrome');
  const replay = await replayReal(browser, visit.events);
  return { visit, replay, compared: compareBoxes(visit.live, replay.boxes) };
};

beforeAll(async () => {
  browser = await startBrowser();
  const jobs = HERE.flatMap((page) => [() => seen(page), () => runReal(browser, page, 'broad')]);
  const runs = inTurn<Seen | RealVisit>(3, jobs);
  careful = runs.filter((_, at) => at % 2 === 0) as typeof careful;
  broad = runs.filter((_, at) => at % 2 === 1) as typeof broad;
});
afterAll(() => browser.close());

it('are a dozen pages that nobody wrote for this', () => {
  expect(REAL_PAGES.length).toBeGreaterThanOrEqual(12);
  expect(new Set(REAL_PAGES.map(({ what }) => what)).size).toBeGreaterThanOrEqual(8);
});

it('are all in docs/real-pages.md, with nothing that left', () => {
  const [, table = ''] =
    /<!-- table -->\n([\s\S]*?)<!-- \/table -->/.exec(readFileSync('docs/real-pages.md', 'utf8')) ?? [];
  const rows = table
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((row) => row.split('|').map((cell) => cell.trim()));
  expect(rows.map(([, name]) => name)).toEqual(REAL_PAGES.map(({ name, what }) => `${name} (${what})`));
  expect(rows.map(([, , , left]) => left)).toEqual(rows.map(() => '0'));
});

describe.each(HERE.map((page, at) => ({ ...page, at })))('$name ($what)', { timeout: 300_000 }, ({ at }) => {
  it('lets out no string of the visitor’s, asks nobody else, and breaks nothing', async () => {
    const { visit } = (await careful[at]) as Seen;
    expect(visit.leaks).toEqual([]);
    expect(visit.canaries.needles.size).toBeGreaterThan(5);
    expect(visit.problems).toEqual([]);
    expect(visit.elsewhere).toEqual([]);
  });

  it('is replayed with the boxes that it had, without a warning, without a request', async () => {
    const { replay, compared } = (await careful[at]) as Seen;
    expect(replay.warnings).toEqual([]);
    expect(replay.requests).toEqual([]);
    expect(compared.live).toBeGreaterThan(40);
    const apart = Math.abs(compared.live - compared.replayed) / compared.live;
    expect(apart, JSON.stringify([compared.missing, compared.extra])).toBeLessThanOrEqual(0.02);
    // And they are the same elements.
    expect(compared.missing.length + compared.extra.length).toBeLessThanOrEqual(compared.live * 0.02);
  });

  it('unmasked as a whole, shows text and still no field, attribute, address or identifier', async () => {
    const visit = (await broad[at]) as RealVisit;
    expect(visit.leaks.filter((place) => kindOf(place) !== 'text')).toEqual([]);
    const texts = [...visit.canaries.needles.keys()].filter((place) => kindOf(place) === 'text');
    if (texts.length) expect(visit.leaks).not.toEqual([]);
    expect(visit.problems).toEqual([]);
  });

  it('is a page whose strings the search does find in what another recorder has', async () => {
    const visit = (await broad[at]) as RealVisit;
    expect(readByOthers(visit).filter((place) => !visit.control.includes(place))).toEqual([]);
  });
});
