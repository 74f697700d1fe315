import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunch } from './test/chromium.ts';
import { thorough } from './test/thorough.ts';
import { findChromium } from './tools/chromium.mjs';

// Without a Chromium the unit projects still run; the browser ones then fail with Playwright's own words.
const launchOptions = findChromium() ? chromiumLaunch() : {};

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
      {
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
          name: 'chromium-components',
          include: ['test/components/**/*.test.{ts,tsx}'],
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'chromium',
          environment: 'node',
          // Those of the collector that start processes of their own run beside the browsers, not beside the units.
          include: ['test/browser/**/*.test.ts', 'test/collector/**/*.test.ts'],
          // A second look on a shared machine only: a promise that breaks, breaks twice.
          // More than there are cores: most of what these do is waiting for a page.
          maxWorkers: 4,
          retry: process.env['CI'] ? 1 : 0,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A limit on waiting, on a machine that does something else as well.
          expect: { poll: { timeout: 15_000 } },
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
