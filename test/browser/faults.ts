import type { Page } from 'playwright';
import { browserName } from '../firefox.ts';

/** What Firefox alone says where a held external script is released under Trusted Types (docs/held.md), once a page. */
const WALL = [/^policy: require-trusted-types-for trusted-types-sink$/, /“require-trusted-types-for /];

/** Lists what goes wrong in a tab from now on: errors on its console, breaches of the policy, uncaught errors. */
export const listFaults = (tab: Page, faults: string[]): void => {
  let due: RegExp[] = [];
  const hear = (fault: string) => {
    const known = due.findIndex((each) => each.test(fault));
    if (known < 0) faults.push(fault);
    else due.splice(known, 1);
  };
  tab.on('domcontentloaded', () => {
    due = browserName === 'firefox' ? [...WALL] : [];
  });
  tab.on('console', (message) => void (message.type() === 'error' && hear(message.text())));
  // Of Firefox also what it writes to the console itself.
  tab.on('pageerror', ({ message }) => hear(message));
};
