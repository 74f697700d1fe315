import type { BrowserContext, Page } from 'playwright';
import { expect } from 'vitest';
import { asScript, type FakeScript, type How } from '../fixtures/fakes/cmp-fake.ts';
import type { Site, SiteOptions } from './site.ts';

/** Where the fakes' keys are on these pages: three purposes, three keys. */
export const PURPOSES = ['replay.errors', 'replay.experience', 'audience'] as const;

export interface Placed {
  readonly cmp: string;
  readonly script?: FakeScript | undefined;
  readonly keys: readonly string[];
  readonly map?: Readonly<Record<string, string>>;
  /** Before Témoin's script, or some time after the page has loaded. */
  readonly when?: 'before' | 'after';
  readonly how?: How;
}

const page = (title: string, before: string, after: string) =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title>${before}
  <script src="/temoin/temoin.fr.js" defer></script>${after}</head>
  <body><h1>${title}</h1><p>Page d’une boutique</p><temoin-control></temoin-control></body></html>`;

/** A site of three pages on which a fake of a CMP is in charge, or beside. */
export const fakeSite = ({ cmp, script, keys, map, when = 'before', how }: Placed): SiteOptions => {
  const code = script ? asScript(script, `fake-${cmp}`, keys, how) : '';
  const before = `<script>${when === 'before' ? code : ''}</script>`;
  const after =
    when === 'after'
      ? `<script>addEventListener('load', () => setTimeout(() => { ${code} }, 300));</script>`
      : '';
  const mapped = map ?? Object.fromEntries(PURPOSES.map((purpose, index) => [purpose, keys[index]]));
  return {
    configuration: { ask: { cmp, map: mapped } },
    pages: Object.fromEntries(['/', '/second', '/third'].map((path) => [path, page(path, before, after)])),
  };
};

/** The visitor's answer in the fake's own dialog. */
export const answer = (tab: Page, yes: boolean): Promise<void> =>
  tab.locator(`[data-fake="${yes ? 'yes' : 'no'}"]`).click();

export const asks = (tab: Page): Promise<boolean> => tab.locator('[data-fake="yes"]').isVisible();

/** Is a layer of ours on the screen? */
export const ours = (tab: Page): Promise<boolean> =>
  tab.locator('[data-act="accept-all"]:visible').count().then(Boolean);

export interface Signed {
  readonly id: string;
  readonly act: string;
  readonly purpose: string;
  readonly asked: { readonly layer?: string; readonly control?: string };
  readonly [name: string]: unknown;
}

/** What the collector was sent as proofs, in order; one that is sent again is one. */
export const proved = (site: Site): Signed[] => {
  const bodies = site.seen.filter(
    ({ method, path, body }) =>
      method === 'POST' && /^\/temoin\/(proofs|withdrawals)$/.test(path) && body.length,
  );
  const records = bodies
    .flatMap(({ body }) => (JSON.parse(body.toString()) as { records: { signed: string }[] }).records)
    .map(({ signed }) => JSON.parse(signed) as Signed);
  return [...new Map(records.map((each) => [each.id, each])).values()];
};

/** Waits for so many proofs, and for no more. */
export const proofs = async (site: Site, count: number): Promise<Signed[]> => {
  await expect.poll(() => proved(site).length, { timeout: 15_000 }).toBe(count);
  return proved(site);
};

export const cookie = async (context: BrowserContext, name: string): Promise<string> =>
  decodeURIComponent((await context.cookies()).find((each) => each.name === name)?.value ?? '');
