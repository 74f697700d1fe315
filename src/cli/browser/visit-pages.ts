import type { Browser } from 'playwright-core';
import type { Visit } from '../unmask/visit.ts';
import { survey } from './survey.ts';
import { arrive, type Going, open, pageName, type Visitor } from './visitors.ts';

export interface Visiting extends Going {
  readonly addresses: readonly string[];
  readonly visitors: readonly Visitor[];
  readonly unmask: readonly string[];
  /** Source of survey.js. */
  readonly code: string;
  readonly warn: (sentence: string) => void;
}

/** Every visitor on every page, one after the other. */
export const visitPages = async (browser: Browser, visiting: Visiting): Promise<readonly Visit[]> => {
  const { addresses, visitors, unmask, code, warn } = visiting;
  const visits: Visit[] = [];
  for (const [visitor, each] of visitors.entries()) {
    const context = await arrive(browser, each, visiting);
    try {
      for (const address of addresses) {
        const page = await open(context, address);
        const [asked, name] = [pageName(address), pageName(page.url())];
        if (name !== asked)
          warn(`${asked} led visitor ${visitor + 1} to another page: ${new URL(name).origin}…`);
        visits.push({ visitor, page: asked, seen: await (await survey(page, code)).look(unmask) });
        await page.close();
      }
    } finally {
      await context.close();
    }
  }
  return visits;
};
