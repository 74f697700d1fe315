import type { Browser, CDPSession, Page } from 'playwright';
import { startSite } from '../browser/site.ts';
import { PROFILES, type Profile, pause, startBrowser, traced, withTab } from '../browser/tab.ts';
import { type Measured, median, printAim, printFigures, printTable, type Rounds, ratio, valuesOf } from '../figures.ts';
import { runRounds } from '../rounds.ts';
import { type Contestant, contestantsFor, EMPTY } from './contestants.ts';
import { pageOf, siteSheet } from './page.ts';
import { probe } from './probe.ts';

/** How long a page is watched after its `load`: longer than any banner's timers and animations. */
const WATCHED = 1200;
const LATEST = 15_000;

const pathOf = ({ name }: Contestant) => `/${name.replaceAll(' ', '-')}`;

const costOf = (browser: Browser, profile: Profile, origin: string, contestant: Contestant): Promise<Measured> =>
  withTab(browser, profile, `${origin}/warm`, async (tab) => {
    const address = origin + pathOf(contestant);
    const { script, layout, tasks } = await traced(browser, tab, address, async () => {
      await tab.goto(address, { waitUntil: 'load' });
      await pause(WATCHED * Math.sqrt(profile.slower));
    });
    return { 'script ms': script, 'style+layout ms': layout, 'all tasks ms': tasks };
  });

/** Counts what crosses the wire, headers included. */
const wireOf = async (devtools: CDPSession) => {
  const wire = { requests: 0, bytes: 0 };
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', () => {
    wire.requests += 1;
  });
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    wire.bytes += encodedDataLength;
  });
  return wire;
};

const elements = (tab: Page): Promise<number> =>
  tab.evaluate(() => {
    const count = (root: Document | ShadowRoot): number =>
      [...root.querySelectorAll('*')].reduce(
        (sum, { shadowRoot }) => sum + 1 + (shadowRoot ? count(shadowRoot) : 0),
        0,
      );
    return count(document);
  });

const sightOf = (browser: Browser, profile: Profile, origin: string, contestant: Contestant): Promise<Measured> =>
  withTab(browser, profile, `${origin}/warm`, async (tab, devtools) => {
    const wire = await wireOf(devtools);
    const { banner } = contestant;
    if (banner.length) await tab.addInitScript(probe, banner);
    await tab.goto(origin + pathOf(contestant), { waitUntil: 'load' });
    if (!banner.length) return { ...wire, elements: await elements(tab) };
    await tab.waitForFunction(() => window.seen?.settled, undefined, { timeout: LATEST, polling: 100 });
    const seen = await tab.evaluate(() => window.seen);
    if (!seen) throw new Error('The page has no probe.');
    return {
      ...wire,
      elements: await elements(tab),
      'first visible ms': seen.first,
      'settled ms': seen.settled,
    };
  });

const without = (rounds: Rounds): Rounds => {
  const empty = rounds.get(EMPTY.name) ?? [];
  const alike = (measure: string) => !/visible|settled/.test(measure);
  return new Map(
    [...rounds]
      .filter(([name]) => name !== EMPTY.name)
      .map(([name, each]) => [
        name,
        each.map((measured, round) =>
          Object.fromEntries(
            Object.entries(measured).map(([measure, value]) => [
              measure,
              alike(measure) ? value - (empty[round]?.[measure] ?? 0) : value,
            ]),
          ),
        ),
      ]),
  );
};

const AIMS = ['bytes', 'script ms', 'first visible ms'];

const judge = (rounds: Rounds, profile: Profile): void => {
  for (const peer of [...rounds.keys()].slice(1))
    for (const measure of AIMS) {
      const [ours, theirs] = ['temoin', peer].map((name) => median(valuesOf(rounds, name, measure)));
      const paired = ratio(rounds, 'temoin', peer, measure);
      printAim(
        `${measure} below ${peer}, ${profile.name}`,
        paired < 1,
        `${ours?.toFixed(1)} against ${theirs?.toFixed(1)}, ratio ${paired.toFixed(2)}`,
      );
    }
};

/** Témoin's first layer beside vanilla-cookieconsent's and orejime's; an empty page is subtracted. */
export const benchBanner = async (count: number): Promise<void> => {
  let contestants: readonly Contestant[] = [];
  const site = await startSite(async (origin) => {
    contestants = await contestantsFor(origin);
    return {
      '/warm': pageOf(EMPTY),
      '/site.css': siteSheet,
      ...Object.fromEntries([EMPTY, ...contestants].map((each) => [pathOf(each), pageOf(each)])),
      ...Object.assign({}, ...contestants.map(({ files }) => files)),
    };
  });
  const browser = await startBrowser();
  try {
    for (const profile of PROFILES) {
      const rounds = without(
        await runRounds([EMPTY, ...contestants], count, async (contestant) => ({
          ...(await sightOf(browser, profile, site.origin, contestant)),
          ...(await costOf(browser, profile, site.origin, contestant)),
        })),
      );
      printFigures('banner', profile.name, rounds);
      printTable(`Banner, ${profile.name}: medians of ${count} rounds, empty page subtracted`, rounds, [
        'requests',
        'bytes',
        'elements',
        'script ms',
        'style+layout ms',
        'all tasks ms',
        'first visible ms',
        'settled ms',
      ]);
      judge(rounds, profile);
    }
  } finally {
    await browser.close();
    await site.close();
  }
};
