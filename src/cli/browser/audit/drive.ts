import type { Browser, Page } from 'playwright-core';
import type { Walk } from '../../../audit/check.ts';
import type { Seen, StillSeen, StrictSeen, View } from '../../../audit/seen.ts';
import { type Answering, answered } from './answer.ts';
import { ask, askingNow, later } from './asking.ts';
import { changed } from './change.ts';
import { firstVisit } from './first.ts';
import { inaction } from './inaction.ts';
import type { Pictures } from './pictures.ts';
import { rightsCentre, supportLink } from './rights.ts';
import { under } from './strict.ts';
import { arrive, type Coming, type Visitor } from './visitor.ts';
import { withdrawn } from './withdraw.ts';

export interface Driving extends Omit<Coming, 'window' | 'userAgent'> {
  readonly walks: ReadonlySet<Walk>;
  /** Windows in which the first layer is measured; visitors arrive in the first. */
  readonly views: readonly View[];
  /** Different pages that are visited after an answer, and page views in all. */
  readonly pages: number;
  readonly pageViews: number;
  readonly times: number;
  /** Milliseconds that the layer is watched for. */
  readonly watch: number;
  readonly axe: string | undefined;
  readonly rights: string | undefined;
  readonly support: string | undefined;
  readonly pictures: Pictures;
  /** Told before each part. */
  readonly about: (what: string) => void;
}

const LINKS = `[...new Set([...document.querySelectorAll('a[href]')].filter((a) => a.origin === location.origin && !a.download
  && !/logout|deconnexion|signout/i.test(a.href) && /^https?:$/.test(a.protocol)).map((a) => a.origin + a.pathname + a.search))]
  .filter((a) => a !== location.origin + location.pathname + location.search && !/\\.(pdf|zip|jpe?g|png|svg|xml|docx?)$/i.test(a))`;

/** Other pages of the site, as the first one links them. */
const otherPages = async (page: Page, most: number): Promise<readonly string[]> => {
  const found = await page.evaluate<readonly string[]>(LINKS).catch(() => []);
  return found.slice(0, Math.max(0, most - 1));
};

const stillSeen = async (
  come: () => Promise<Visitor>,
  { url, patience, watch }: Driving,
): Promise<StillSeen | null> => {
  const visitor = await come();
  try {
    const page = await visitor.context.newPage();
    await page.goto(url, { waitUntil: 'commit' });
    const call = (wait: number) => `still(${wait}, ${watch})`;
    const own = await ask<StillSeen | null>(page.mainFrame(), call(patience));
    if (own || !(await askingNow(page))) return own;
    // It is in a frame, and comes once more.
    await page.reload({ waitUntil: 'commit' });
    const until = Date.now() + patience;
    while (Date.now() < until) {
      const asking = await askingNow(page);
      if (asking) return await ask<StillSeen | null>(asking.frame, call(500));
      await later(20);
    }
    return null;
  } finally {
    await visitor.close();
  }
};

const agents = new WeakMap<Browser, string>();

/** Some banners hide from what says that it has no window. */
const agentOf = async (browser: Browser): Promise<string> => {
  const known = agents.get(browser);
  if (known) return known;
  const page = await browser.newPage();
  const agent = (await page.evaluate<string>('navigator.userAgent')).replace('HeadlessChrome', 'Chrome');
  await page.close();
  agents.set(browser, agent);
  return agent;
};

/** Everything that the checks need, each part by a visitor of its own. Rejects with one sentence. */
export const drive = async (browser: Browser, driving: Driving): Promise<Seen> => {
  const { walks, views, url, patience, about, pictures } = driving;
  const window = views[0] ?? { width: 1366, height: 768 };
  const userAgent = await agentOf(browser);
  const coming = { ...driving, window, userAgent };
  const come = () =>
    arrive(browser, coming, { colorScheme: window && 'scheme' in window ? window.scheme : 'light' });

  // It only waits and watches: the others go on meanwhile.
  const still = walks.has('still') ? stillSeen(come, driving) : undefined;
  still?.catch(() => {});
  const seen: { -readonly [Part in keyof Seen]: Seen[Part] } = { url, language: '' };

  const needsFirst = walks.has('first') || walks.has('second');
  if (needsFirst) {
    about('a first visit');
    const { first, language } = await firstVisit(come, {
      ...driving,
      second: walks.has('second'),
      keys: walks.has('keys'),
      axe: walks.has('axe') ? driving.axe : undefined,
    });
    Object.assign(seen, { first, language });
  }
  const withdraws = walks.has('withdraw');
  // The site's pages are looked for once, and visited by every part in the same order.
  let others: readonly string[] | undefined;
  const roundFrom = async (page: Page): Promise<readonly string[]> => {
    others ??= await otherPages(page, driving.pages);
    seen.language ||= (await ask<string>(page.mainFrame(), 'language()')) ?? '';
    return [url, ...others];
  };
  const answering = (count: number): Answering => ({
    ...{ patience, pictures, times: driving.times, reopen: walks.has('reopen'), months: walks.has('pages') },
    async pages(page) {
      const round = await roundFrom(page);
      if (!walks.has('pages')) return [];
      return Array.from({ length: count }, (_, i) => round[i % round.length] as string);
    },
  });
  if (walks.has('refuse') || withdraws) {
    about('a refusal');
    const { seen: refused, visitor } = await answered(
      come,
      'refuse',
      answering(Math.max(driving.pages, driving.pageViews)),
    );
    await visitor.close();
    seen.refused = refused;
  }
  if (walks.has('accept') || withdraws) {
    about('an acceptance');
    const { seen: accepted, visitor, page } = await answered(come, 'accept', answering(driving.pages));
    seen.accepted = accepted;
    try {
      if (withdraws) {
        about('a withdrawal');
        // The last page that was visited may not be one of those that ask.
        if (accepted.closed) await visitor.goto(page, url);
        const reopen = walks.has('reopen');
        const taken = accepted.closed
          ? await withdrawn(visitor, page, accepted, seen.refused, pictures, reopen)
          : null;
        const more = taken && reopen ? await changed(come, accepted, seen.refused, patience) : null;
        seen.withdrawn = taken && more ? { ...taken, reopened: [...(taken.reopened ?? []), ...more] } : taken;
      }
    } finally {
      await visitor.close();
    }
  }
  if (walks.has('inaction')) {
    about('inaction');
    seen.gestures = await inaction(come, patience, async (page) => (await roundFrom(page))[1] ?? url);
  }
  if (walks.has('strict')) {
    about('strict policies');
    const origins = [
      ...new Set((seen.first?.step.requests ?? []).map(({ address }) => new URL(address).origin)),
    ];
    const strict: StrictSeen[] = [];
    for (const policy of ['csp', 'trusted-types'] as const) {
      const loaded = await under(policy, come, url, origins, Math.min(patience, 3_000));
      if (loaded) strict.push(loaded);
    }
    seen.strict = strict;
  }
  if (walks.has('rights') && driving.rights) seen.rights = await rightsCentre(come, driving.rights, patience);
  if (walks.has('support') && driving.support)
    seen.support = await supportLink(come, driving.support, patience);
  if (still) seen.still = await still;
  return seen;
};
