import { receipts } from '../browser/receipts.ts';
import { startSite } from '../browser/site.ts';
import { PROFILES, type Profile, startBrowser } from '../browser/tab.ts';
import {
  type Measured,
  median,
  printAim,
  printFigures,
  printTable,
  type Rounds,
  ratio,
  valuesOf,
} from '../figures.ts';
import { runRounds } from '../rounds.ts';
import { type Contestant, contestantsFor, EMPTY } from './contestants.ts';
import { pageOf, siteSheet } from './page.ts';
import { pathOf, visitsTo, WARM } from './visits.ts';

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

const AIMS = ['bytes', 'script ms', 'first visible ms'];

const judge = (rounds: Rounds, { name }: Profile): void => {
  for (const peer of [...rounds.keys()].filter((each) => each !== 'temoin'))
    for (const measure of AIMS) {
      const [ours = 0, theirs = 0] = ['temoin', peer].map((each) => median(valuesOf(rounds, each, measure)));
      const share = ratio(rounds, 'temoin', peer, measure);
      const figures = [ours, theirs].map((value) => value.toFixed(measure === 'bytes' ? 0 : 1));
      printAim(
        `${measure} below ${peer}'s, ${name}`,
        share < 1,
        `${figures.join(' against ')}, ratio ${share.toFixed(2)}`,
      );
    }
};

/** Témoin's first layer beside those of vanilla-cookieconsent and orejime, on the same page. */
export const benchBanner = async (count: number): Promise<void> => {
  let contestants: readonly Contestant[] = [];
  const site = await startSite(async (origin) => {
    contestants = await contestantsFor(origin);
    return {
      [WARM]: pageOf(EMPTY),
      '/site.css': siteSheet,
      ...Object.fromEntries([EMPTY, ...contestants].map((each) => [pathOf(each), pageOf(each)])),
      ...Object.assign({}, ...contestants.map(({ files }) => files)),
    };
  }, receipts);
  const browser = await startBrowser();
  try {
    for (const profile of PROFILES) {
      const { sight, cost, refusal } = visitsTo(site.origin, browser, profile);
      const all = [EMPTY, ...contestants];
      if (profile.slower === 1) {
        const loads = withoutPage(await runRounds(all, 1, refusal));
        printFigures('banner', 'one visit', loads);
        printTable(
          'Banner, what is loaded until the second layer is open, and until it was refused there',
          loads,
        );
      }
      const rounds = withoutPage(
        await runRounds(all, count, async (each) => ({ ...(await sight(each)), ...(await cost(each)) })),
      );
      printFigures('banner', profile.name, rounds);
      printTable(`Banner, ${profile.name}: medians of ${count} rounds, without the page itself`, rounds);
      judge(rounds, profile);
    }
  } finally {
    await browser.close();
    await site.close();
  }
};
