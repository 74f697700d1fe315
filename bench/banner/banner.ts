import { receipts } from '../browser/receipts.ts';
import { startSite } from '../browser/site.ts';
import { PROFILES, type Profile, SLOW_PHONE, startBrowser } from '../browser/tab.ts';
import { type Measured, printFigures, printTable, type Rounds } from '../figures.ts';
import { runRounds } from '../rounds.ts';
import { type Contestant, EMPTY } from './contestant.ts';
import { contestantsFor } from './contestants.ts';
import { judge, judgeDropIn } from './judge.ts';
import { pageOf, siteSheet } from './page.ts';
import { type Found, tableOf } from './readme.ts';
import { pathOf, type Visits, visitsTo, WARM } from './visits.ts';

const difference = (measured: Measured, empty: Measured | undefined): Measured =>
  Object.fromEntries(
    Object.entries(measured).map(([measure, value]) => [measure, value - (empty?.[measure] ?? 0)]),
  );

/** What the page costs without anything, in the same round, is taken off. */
const withoutPage = (rounds: Rounds): Rounds => {
  const empty = rounds.get(EMPTY.name) ?? [];
  return new Map(
    [...rounds]
      .filter(([name]) => name !== EMPTY.name)
      .map(([name, each]) => [name, each.map((measured, round) => difference(measured, empty[round]))]),
  );
};

/** One round of one contestant. On the phone, the CPU is as slow as on the slow desktop, and is not weighed again. */
const roundOf =
  ({ sight, cost }: Visits, { slower, line }: Profile) =>
  async (contestant: Contestant): Promise<Measured> => {
    if (line) return sight(contestant);
    if (slower === 1 || contestant === EMPTY)
      return { ...(await sight(contestant)), ...(await cost(contestant)) };
    return {
      ...(await sight(contestant, 'accept')),
      ...(await sight(contestant, 'refuse')),
      ...(await cost(contestant)),
    };
  };

/** Of what a yes may send besides its proof (a visit that was drawn is recorded), nothing is kept. */
const answer = (path: string, body: Buffer): readonly [number, string?] =>
  /\/(proofs|withdrawals)$/.test(path) ? receipts(path, body) : [404];

/** Témoin's first layer beside those of its peers, on the same page. */
export const benchBanner = async (count: number): Promise<Found> => {
  let contestants: readonly Contestant[] = [];
  const site = await startSite(async (origin) => {
    contestants = await contestantsFor(origin);
    return {
      [WARM]: pageOf(EMPTY),
      '/site.css': siteSheet,
      ...Object.fromEntries([EMPTY, ...contestants].map((each) => [pathOf(each), pageOf(each)])),
      ...Object.assign({}, ...contestants.map(({ files }) => files)),
    };
  }, answer);
  const browser = await startBrowser();
  const found = new Map<string, Rounds>();
  try {
    const all = [EMPTY, ...contestants];
    const [fast] = PROFILES;
    if (fast) {
      const loads = withoutPage(await runRounds(all, 1, visitsTo(site.origin, browser, fast).refusal));
      found.set('one visit', loads);
      printFigures('banner', 'one visit', loads);
      printTable(
        'Banner, what is loaded until the second layer is open, and until it was refused there',
        loads,
      );
    }
    for (const profile of [...PROFILES, SLOW_PHONE]) {
      const visits = visitsTo(site.origin, browser, profile);
      const rounds = withoutPage(await runRounds(all, count, roundOf(visits, profile)));
      found.set(profile.name, rounds);
      printFigures('banner', profile.name, rounds);
      printTable(`Banner, ${profile.name}: medians of ${count} rounds, without the page itself`, rounds);
      judge(rounds, profile.name);
    }
    judgeDropIn();
    console.log(`\nAs the README has it:\n${tableOf(found)}`);
    return found;
  } finally {
    await browser.close();
    await site.close();
  }
};
