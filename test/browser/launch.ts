import { type Browser, chromium, firefox } from 'playwright';
import { chromiumLaunch } from '../chromium.ts';
import { browserName, firefoxLaunch } from '../firefox.ts';

/**
 * Names as Chromium's `--host-resolver-rules` has them (`MAP *.test 127.0.0.1`), which Firefox is told by a preference:
 * every host is then this machine.
 */
const preferences = (args: readonly string[]) =>
  args.some((each) => each.startsWith('--host-resolver-rules=')) && {
    firefoxUserPrefs: { 'network.dns.forceResolve': '127.0.0.1' },
  };

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
