// Firefox ESR and WebKitGTK, where the tests run besides Chromium, which all of them need (chromium.mjs).
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';

/** In each of the three: what runs in a page, and the way of a visitor through whole tabs. */
export const COMPONENTS = 'test/components/';
export const JOURNEY = ['test/browser/journey.test.ts'];

const tabs = (/** @type {string[]} */ ...names) => names.map((name) => `test/browser/${name}.test.ts`);

/** Driven in Firefox too, by the same Playwright; the second ones only where the tests are thorough. */
export const FIREFOX_TABS = JOURNEY;
export const MORE_FIREFOX_TABS = tabs(
  'before-yes',
  'tabs',
  'release-policy',
  'withdrawal',
  'leaving',
  'late-core',
  'vocabulary',
);

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
    files: [COMPONENTS, ...FIREFOX_TABS],
  },
  {
    name: 'WebKitGTK',
    isHere: () => findWebKit() !== undefined,
    install: 'apt-get install webkit2gtk-driver xvfb',
    files: [COMPONENTS, ...JOURNEY],
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
