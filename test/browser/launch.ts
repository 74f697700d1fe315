import { type Browser, chromium, firefox } from 'playwright';
import { chromiumLaunch } from '../chromium.ts';
import { browserName, firefoxLaunch } from '../firefox.ts';

/**
 * What Chromium is told by an argument, as Firefox's preferences: with names of its own (`--host-resolver-rules=MAP
 * *.test 127.0.0.1`) every host is this machine. Playwright's `reducedMotion` is not heard by Firefox ESR.
 */
const PREFERENCES: readonly (readonly [argument: string, preference: string, value: string | number])[] = [
  ['--host-resolver-rules=', 'network.dns.forceResolve', '127.0.0.1'],
  ['--force-prefers-reduced-motion', 'ui.prefersReducedMotion', 1],
];

const preferences = (args: readonly string[]) => ({
  firefoxUserPrefs: {
    // A link's `ping`, which Chromium sends to begin with, and Firefox where its user has said so.
    'browser.send_pings': true,
    ...Object.fromEntries(
      PREFERENCES.filter(([argument]) => args.some((each) => each.startsWith(argument))).map(
        ([, preference, value]) => [preference, value],
      ),
    ),
  },
});

/** The browser of this project, its pages free to sleep in the back/forward cache. `args` are Chromium's. */
export const startBrowser = (...args: string[]): Promise<Browser> => {
  if (browserName === 'firefox') return firefox.launch({ ...firefoxLaunch(), ...preferences(args) });
  const { args: usual, ...launch } = chromiumLaunch();
  return chromium.launch({
    ...launch,
    args: [
      ...usual,
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
};
