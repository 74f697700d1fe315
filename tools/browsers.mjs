// Firefox ESR and WebKitGTK, where the tests run besides Chromium, which all of them need (chromium.mjs).
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import { thorough } from '../test/thorough.ts';

/** In each of the three: what runs in a page, and the ways of a visitor through whole tabs. */
export const COMPONENTS = 'test/components/';

const tabs = (/** @type {string[]} */ ...names) => names.map((name) => `test/browser/${name}.test.ts`);

export const EVERYWHERE = tabs('journey', 'promises', 'situations');

/** Driven in Firefox too, by the same Playwright: quick ones, and what is promised of a visit before a yes and after. */
export const FIREFOX_TABS = [
  ...EVERYWHERE,
  ...tabs('before-yes', 'early', 'release-policy', 'rewritten-page', 'tabs'),
];

/** In Firefox where the tests are thorough. */
export const MORE_FIREFOX_TABS = tabs(
  'cmp-absent',
  'cmp-beneath',
  'cmp-beside',
  'cmp-fakes',
  'cmp-forgotten',
  'cmp-klaro-odd',
  'cmp-mixed',
  'cmp-never',
  'cmp-real',
  'cmp-real-odd',
  'cmp-tcf',
  'cmp-tcf-proved',
  'cmp-two-tabs',
  'demo',
  'demo-cmp',
  'element-weight',
  'ended',
  'framework-hydration',
  'frameworks',
  'gallery',
  'guard',
  'guard-beside',
  'guard-code',
  'guard-early',
  'guard-frames',
  'guard-odd',
  'guard-vendor',
  'guard-worker',
  'hidden-store',
  'hostile-page',
  'hostile-script',
  'languages',
  'late-core',
  'leaving',
  'looks',
  'lost-memory',
  'navigation',
  'picture',
  'planted',
  'player',
  'player-css',
  'player-facts',
  'player-hostile',
  'player-joined',
  'player-limits',
  'player-odd',
  'player-page',
  'player-playing',
  'player-timeline',
  'preview',
  'privacy-signal',
  'public-calls',
  'real-pages',
  'recorder',
  'release',
  'release-nested',
  's1',
  'tcf',
  'tracker-matrix',
  'tracker-storage',
  'vendor-bundled',
  'vendor-fakes',
  'vendor-loaders',
  'vendor-matrix-analytics',
  'vendor-matrix-clarity',
  'vendor-matrix-errors',
  'vendor-matrix-posthog',
  'vocabulary',
  'withdrawal',
);

const COMMAND = 'a command that drives Chromium, by its protocol';

/** Not in Firefox, and why. */
export const NOT_IN_FIREFOX = Object.freeze({
  audit: COMMAND,
  'audit-beside': COMMAND,
  'audit-matrix': COMMAND,
  'audit-own': COMMAND,
  'audit-peers': COMMAND,
  'audit-planted': COMMAND,
  'audit-reach': COMMAND,
  auditor: COMMAND,
  evidence: COMMAND,
  survey: COMMAND,
  unmask: COMMAND,
  'unmask-check': COMMAND,
  'unmask-wrong': COMMAND,
});

/** @param {string} path */
const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param {string} name */
const onPath = (name) =>
  (env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);

/**
 * An installed Firefox ESR; the pinned Playwright drives it over WebDriver BiDi.
 * @returns {string | undefined}
 */
export const findFirefox = () => (env['TEMOIN_IGNORE_INSTALLED'] ? undefined : onPath('firefox-esr'));

/**
 * WebKitGTK's driver, the browser that it drives, and a display for it.
 * @returns {{ driver: string, browser: string, xvfb: string } | undefined}
 */
export const findWebKit = () => {
  if (env['TEMOIN_IGNORE_INSTALLED']) return undefined;
  const driver = onPath('WebKitWebDriver');
  const xvfb = onPath('Xvfb');
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`) : [];
  const browser = ['/usr/lib', '/usr/lib64', '/usr/libexec', ...libraries]
    .flatMap((folder) => ['4.1', '4.0'].map((version) => `${folder}/webkit2gtk-${version}/MiniBrowser`))
    .find(isExecutable);
  return driver && xvfb && browser ? { driver, browser, xvfb } : undefined;
};

/** The others: what they are called, how to get them, and the files that run there. */
export const OTHERS = [
  {
    name: 'Firefox ESR',
    isHere: () => findFirefox() !== undefined,
    install: 'apt-get install firefox-esr',
    files: [COMPONENTS, ...FIREFOX_TABS, ...(thorough ? MORE_FIREFOX_TABS : [])],
  },
  {
    name: 'WebKitGTK',
    isHere: () => findWebKit() !== undefined,
    install: 'apt-get install webkit2gtk-driver xvfb',
    files: [COMPONENTS, ...EVERYWHERE],
  },
];

/**
 * The tests of the browsers that are not installed: what to say of them, and how many they are, by what Chromium ran
 * of the same files.
 * @param {ReadonlyMap<string, number>} inChromium the number of tests of each file, by its path from the root
 * @param {typeof OTHERS} others
 */
export const skipped = (inChromium, others = OTHERS) =>
  others
    .filter(({ isHere }) => !isHere())
    .map(({ name, install, files }) => {
      const tests = [...inChromium]
        .filter(([path]) => files.some((each) => path === each || path.startsWith(each)))
        .reduce((sum, [, number]) => sum + number, 0);
      return { tests, line: `${name} is not here: its ${tests} tests are skipped; ${install}` };
    });
