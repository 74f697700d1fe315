import type { BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';
import type { ProofRecord } from '../../src/proof/proof-record.ts';
import { type RealCmp, tagsOf } from '../fixtures/real-cmps/real-cmp.ts';
import { act, CONFIGURATION, type SiteOptions } from './site.ts';
import type { Visit } from './visit.ts';

/** When the CMP's own script arrives: before ours, after it, three seconds after the page, or never. */
export type Arrival = 'before' | 'after' | 'late' | 'never';

const loader = (real: RealCmp, ms: number): string => `<script>
  addEventListener('load', () => setTimeout(async () => {
    for (const each of ${JSON.stringify(real.scripts).replaceAll('<', '\\u003c')}) {
      const script = document.createElement('script');
      if (each.src) script.src = each.src; else script.textContent = each.code;
      const loaded = each.src && new Promise((resolve) => { script.onload = resolve; });
      document.head.append(script);
      await loaded;
    }
  }, ${ms}));
</script>`;

const page = (real: RealCmp, arrival: Arrival, title: string): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>${title}</title>
<script src="/temoin/temoin.fr.js" defer></script>
${arrival === 'after' ? loader(real, 0) : arrival === 'late' ? loader(real, 3000) : ''}
</head><body><h1>${title}</h1><p>SECRET-TEXT</p><a id="next" href="/second">Suite</a>
${arrival === 'before' ? tagsOf(real) : ''}</body></html>`;

/** A shop of which the CMP asks about replay, under `key`. */
export const besideSite = (real: RealCmp, arrival: Arrival = 'before', key = real.key): SiteOptions => ({
  configuration: {
    purposes: CONFIGURATION.purposes.filter(({ id }) => id === 'replay.experience'),
    ask: { cmp: real.id, map: { 'replay.experience': key } },
  },
  pages: { '/': page(real, arrival, 'Accueil'), '/second': page(real, arrival, 'Seconde') },
  file: (path) => (path.startsWith('/cmp/') ? real.file(path) : undefined),
});

/** The visitor answers the CMP's first layer. */
export const answered = async (real: RealCmp, tab: Page, yes: boolean): Promise<void> => {
  await real.first(tab).waitFor({ state: 'visible' });
  await real.answer(tab, yes);
};

/** Opens the CMP's dialog by our control, and answers there. */
export const changed = async (real: RealCmp, tab: Page, yes: boolean): Promise<void> => {
  await act(tab, 'open');
  await real.dialog(tab).waitFor({ state: 'visible' });
  await real.answer(tab, yes);
};

/** The records that the page has sent, as they were signed. */
export const records = ({ site }: Visit): ProofRecord[] =>
  site.seen
    .filter(({ method, path }) => method === 'POST' && /^\/temoin\/(proofs|withdrawals)$/.test(path))
    .flatMap(({ body }) => (JSON.parse(String(body)) as { records: { signed: string }[] }).records)
    .map(({ signed }) => JSON.parse(signed) as ProofRecord);

/** How often a cookie is written, per page. */
export const countWrites = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => {
    const own = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor;
    const written: string[] = [];
    Object.assign(window, { __written: written });
    Object.defineProperty(Document.prototype, 'cookie', {
      ...own,
      set(text: string) {
        written.push(text.split('=')[0] as string);
        own.set?.call(this, text);
      },
    });
  });

export const written = (tab: Page): Promise<string[]> =>
  tab.evaluate(() => (window as unknown as { __written: string[] }).__written);

/** Nothing of ours asks. */
export const silentBanner = async (tab: Page): Promise<void> => {
  expect(await tab.locator('temoin-banner').count()).toBe(0);
};
