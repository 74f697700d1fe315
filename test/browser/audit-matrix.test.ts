import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '../../src/audit/checks/index.ts';
import { judge } from '../../src/audit/judge.ts';
import type { View, ViewSeen } from '../../src/audit/seen.ts';
import type { PersistentSeen } from '../../src/audit/seen-layer.ts';
import { wordsFor } from '../../src/cli/audit/all-words.ts';
import { ask, askingNow } from '../../src/cli/browser/audit/asking.ts';
import { inViews } from '../../src/cli/browser/audit/first.ts';
import { hostileCss } from '../fixtures/audit/hostile.ts';
import { thorough } from '../thorough.ts';
import { PROBE, WORDS } from './audit-kit.ts';
import { act, type Site, startBrowser, startSite } from './site.ts';

const VIEWPORTS = [
  [320, 568],
  [375, 667],
  [768, 1024],
  [1366, 768],
] as const;
const ZOOMS = [1, 2, 4] as const;
const COLOURS = [
  ['light', false],
  ['dark', false],
  ['light', true],
] as const;
const STATES = ['first visit', 'after accepting', 'after refusing', 'after withdrawing'] as const;

/** 36 windows; with two languages, two themes and four states these are the 576 rows. */
const VIEWS: readonly View[] = VIEWPORTS.flatMap(([width, height]) =>
  ZOOMS.flatMap((zoom) =>
    COLOURS.map(([scheme, forced]) => ({
      ...{ width: Math.round(width / zoom), height: Math.round(height / zoom), scheme, forced },
    })),
  ),
);
/** Nobody zooms a telephone to 80 pixels: there only evenness is asked for (WCAG 1.4.10 ends at 320 by 256). */
const isUsual = ({ width, height }: View) => width >= 320 && height >= 190;
const EVEN = ['DP-02', 'DP-03', 'DP-04', 'DP-05', 'DP-06', 'DP-07'];
const WHOLE = [
  ...EVEN,
  'DP-01',
  'DP-08',
  'DP-09',
  'DP-13',
  'DP-14',
  'DP-16',
  'DP-30',
  'AX-02',
  'AX-03',
  'AX-07',
];

const ROWS = (['fr', 'en'] as const).flatMap((language) =>
  (['default', 'hostile'] as const).flatMap((theme) =>
    STATES.map((state) => [language, theme, state] as const),
  ),
);
const wanted = thorough
  ? ROWS
  : ROWS.filter(([language, theme]) => (language === 'fr') === (theme === 'hostile'));
const views = thorough ? VIEWS : VIEWS.filter((view) => isUsual(view) && !view.forced);

let browser: Browser;
let site: Site;
const page = (
  language: string,
  css: string,
) => `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Boutique</title>
<style>${css}</style><script src="/temoin/temoin.${language}.js" defer></script></head><body><main><h1>Boutique</h1>${'<p>Un objet simple.</p>'.repeat(30)}</main></body></html>`;

beforeAll(async () => {
  const pages = (['fr', 'en'] as const).flatMap((language) => [
    [`/${language}/default`, page(language, '')],
    [`/${language}/hostile`, page(language, hostileCss)],
  ]);
  [browser, site] = [await startBrowser(), await startSite({ pages: Object.fromEntries(pages) })];
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const enter = async (tab: Page, state: (typeof STATES)[number]): Promise<void> => {
  await tab.locator('[data-act="refuse-all"]').first().waitFor();
  if (state === 'first visit') return;
  await act(tab, state === 'after refusing' ? 'refuse-all' : 'accept-all');
  if (state === 'after withdrawing') await act(tab, 'withdraw');
  await expect.poll(() => askingNow(tab)).toBeNull();
};

const faultsIn = (seen: readonly ViewSeen[], language: string, ids: readonly string[]): readonly string[] =>
  seen.length === 0
    ? []
    : judge(
        {
          ...{ url: site.origin, language },
          first: {
            ...{
              views: seen,
              hover: {},
              focus: {},
              stops: [],
              focusAtLoad: 'none',
              afterEnter: 'stays',
              cover: null,
              words: 0,
            },
            ...{
              step: { stored: [], requests: [], watchers: 0 },
              second: null,
              axe: null,
              hidden: [],
              deadLinks: [],
            },
            stepAfterEnter: { stored: [], requests: [], watchers: 0 },
          },
        },
        { words: wordsFor(WORDS, language), languages: WORDS, allowed: [] },
        CHECKS.filter(({ id }) => ids.includes(id)),
      )
        .filter(({ outcome }) => outcome !== 'held')
        .map(({ id, outcome, why, evidence }) => `${id} ${outcome}: ${why} | ${evidence.join(' | ')}`);

describe(`our own banner in ${thorough ? 'all' : 'some'} of the 576 rows`, () => {
  it.each(wanted)(
    'is fair in %s, under the %s style sheet, %s',
    async (language, theme, state) => {
      const context = await browser.newContext({ locale: language, viewport: { width: 1366, height: 768 } });
      await context.addInitScript({ content: PROBE });
      const tab = await context.newPage();
      await tab.goto(`${site.origin}/${language}/${theme}`);
      await enter(tab, state);
      const asks = state === 'first visit';
      const controls: string[] = [];
      const seen = await inViews(
        tab,
        asks || thorough ? views : views.slice(0, 3),
        async (view, layer) => {
          if (asks) return;
          const here = (await ask<readonly PersistentSeen[]>(tab.mainFrame(), 'persistent()')) ?? [];
          const [one] = here;
          const sound =
            one &&
            here.length === 1 &&
            one.hit &&
            one.allowed &&
            (one.contrast ?? 0) >= 3 &&
            Math.min(one.box.width, one.box.height) >= 24;
          if (layer || !sound) controls.push(`${view.width}×${view.height} ${JSON.stringify(here)}`);
        },
        asks ? 400 : 0,
      );
      await context.close();
      expect(controls).toEqual([]);
      if (state !== 'first visit') return;
      expect(faultsIn(seen.filter(isUsual), language, WHOLE)).toEqual([]);
      expect(
        faultsIn(
          seen.filter((view) => !isUsual(view)),
          language,
          EVEN,
        ),
      ).toEqual([]);
    },
    120_000,
  );
});
