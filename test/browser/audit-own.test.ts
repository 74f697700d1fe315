import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Walk } from '../../src/audit/check.ts';
import { CHECKS } from '../../src/audit/checks/index.ts';
import { thorough } from '../thorough.ts';
import { audited, told } from './audit-kit.ts';
import { type Site, startBrowser, startSite } from './site.ts';

const page = (
  language: 'fr' | 'en',
): string => `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Boutique</title><link rel="icon" href="data:,">
<script src="/temoin/temoin.${language}.js" defer></script></head><body><header><nav><a href="/${language}">Boutique</a> <a href="/${language}/2">Lampes</a></nav></header>
<main><h1>Boutique</h1>${'<p>Un objet simple, solide et bien fait.</p>'.repeat(30)}</main></body></html>`;

const LANGUAGES = ['fr', 'en'] as const;

/** What a first visit shows; how answers work does not hang on the language. */
const LOOK: readonly Walk[] = ['first', 'second', 'keys', 'axe', 'still'];
const LOOKED = CHECKS.filter(({ needs }) => needs.every((walk) => LOOK.includes(walk))).map(({ id }) => id);

let browser: Browser;
let site: Site;
beforeAll(async () => {
  const pages = LANGUAGES.flatMap((language) =>
    ['', '/2'].map((rest) => [`/${language}${rest}`, page(language)]),
  );
  [browser, site] = [
    await startBrowser(),
    await startSite({ pages: { ...Object.fromEntries(pages), '/confidentialite': page('fr') } }),
  ];
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe('our own banner', () => {
  it.each(thorough ? LANGUAGES : LANGUAGES.slice(0, 1))(
    'breaks none of the checks, in %s',
    { timeout: 300_000 },
    async (language) => {
      const whole = thorough || language === 'fr';
      const audit = await audited(browser, `${site.origin}/${language}`, whole ? undefined : LOOKED.join(), {
        locale: language,
        ...(thorough && { pageViews: 20, times: 20, watch: 3_000 }),
      });
      expect(told(audit)).toEqual([]);
      // Neither a rights centre nor a link of the support team is there.
      expect(audit.findings.filter(({ outcome }) => outcome === 'unjudged').map(({ id }) => id)).toEqual(
        whole ? ['DP-31', 'DP-32'] : [],
      );
      expect(audit.findings).toHaveLength(whole ? CHECKS.length : LOOKED.length);
      expect(audit.seen.first?.views.every(({ layer }) => layer?.kind === 'temoin')).toBe(true);
    },
  );
});
