import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import type { BrowserProviderOption } from 'vitest/node';
import { chromiumLaunch } from './test/chromium.ts';
import { firefox } from './test/firefox-provider.ts';
import { LONG, thorough } from './test/thorough.ts';
import { webkit } from './test/webkit/provider.ts';
import {
  COMPONENTS,
  EVERYWHERE,
  FIREFOX_TABS,
  findFirefox,
  findWebKit,
  MORE_FIREFOX_TABS,
} from './tools/browsers.mjs';
import { findChromium } from './tools/chromium.mjs';

// Without a Chromium the unit projects still run; the browser ones then fail with Playwright's own words.
const launchOptions = findChromium() ? chromiumLaunch() : {};

type Engine = 'chromium' | 'firefox' | 'webkit';

/** What runs in a page: one window at a time, but for Chromium, where two of them can have the focus at once. */
const components = (engine: Engine, provider: BrowserProviderOption): TestProjectInlineConfiguration => ({
  extends: true,
  // Found late, one of these would reload the page under a running test.
  optimizeDeps: {
    include: [
      'preact',
      'preact/jsx-runtime',
      'preact/jsx-dev-runtime',
      '@testing-library/preact',
      'axe-core',
      'fast-check',
    ],
  },
  test: {
    name: `${engine}-components`,
    include: [`${COMPONENTS}**/*.test.{ts,tsx}`],
    ...(engine !== 'chromium' && { maxWorkers: 1 }),
    sequence: { groupOrder: engine === 'chromium' ? 1 : 2 },
    browser: {
      enabled: true,
      // WebKitGTK knows no such mode: it is given a display that nobody sees.
      headless: engine !== 'webkit',
      ui: false,
      screenshotFailures: false,
      provider,
      instances: [{ browser: engine }],
    },
  },
});

/** What drives whole tabs from Node. */
const tabs = (engine: Engine, include: string[]): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name: engine,
    environment: 'node',
    env: { TEMOIN_BROWSER: engine },
    include,
    exclude: thorough ? [] : [...LONG],
    // More than there are cores: most of what these do is waiting for a page.
    maxWorkers: 4,
    // A second look on a shared machine only: a promise that breaks, breaks twice. WebKitGTK's window, which nobody
    // manages there, may lose a press while all else runs: a third.
    retry: process.env['CI'] ? (engine === 'webkit' ? 2 : 1) : 0,
    hookTimeout: 60_000,
    // A limit on waiting, on a machine that does something else as well.
    expect: { poll: { timeout: 15_000 } },
    sequence: { groupOrder: 3 },
  },
});

// Where one of the others is not installed its tests are left out here, and said and counted by tools/test.mjs.
const inFirefox = () => [
  components('firefox', firefox()),
  tabs('firefox', [...FIREFOX_TABS, ...(thorough ? MORE_FIREFOX_TABS : [])]),
];
const inWebKit = () => [components('webkit', webkit()), tabs('webkit', EVERYWHERE)];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [
    {
      // What rollup does for each locale's bundle; the tests run in French.
      name: 'temoin-localised',
      resolveId(id) {
        if (id === 'temoin:texts' || id === 'temoin:all-texts')
          return fileURLToPath(new URL('./locales/fr.json', import.meta.url));
        return id === 'temoin:language' ? '\0temoin:language' : null;
      },
      load: (id) => (id === '\0temoin:language' ? "export default 'fr'" : null),
    },
  ],
  test: {
    maxWorkers: 2,
    restoreMocks: true,
    // Browsers have no environment of their own to read it from.
    provide: { thorough },
    // A limit on waiting, for machines that do something else as well.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.{ts,tsx}', 'test/contracts/**/*.test.ts', 'test/*.test.ts'],
          exclude: ['**/*.dom.test.{ts,tsx}'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'unit-dom',
          environment: 'happy-dom',
          include: ['test/unit/**/*.dom.test.{ts,tsx}', 'test/contracts/**/*.dom.test.{ts,tsx}'],
          sequence: { groupOrder: 0 },
        },
      },
      components('chromium', playwright({ launchOptions })),
      // Those of the collector that start processes of their own run beside the browsers, not beside the units.
      tabs('chromium', ['test/browser/**/*.test.ts', 'test/collector/**/*.test.ts']),
      ...(findFirefox() ? inFirefox() : []),
      ...(findWebKit() ? inWebKit() : []),
    ],
  },
});
