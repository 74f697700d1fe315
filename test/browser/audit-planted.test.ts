import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS, DARK_PATTERNS } from '../../src/audit/checks/index.ts';
import { PLANTS, planted, RIGHTS, SOUND, SUPPORT } from '../fixtures/audit/plants.ts';
import { thorough } from '../thorough.ts';
import { type Answer, audited, type Pages, servePages, told } from './audit-kit.ts';
import { startBrowser } from './site.ts';

let browser: Browser;
let pages: Pages;
const REST = /^\/(second|third|vie-privee)?$/;

/** `/<number>/…` is the site with that plant, `/sound/…` the one without. */
const answer = (path: string): Answer | undefined => {
  const [, which = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(path) ?? [];
  if (rest.startsWith('/rejeu')) return { status: 204, body: '' };
  if (which === 'rights') return { body: RIGHTS[rest.slice(1) as 'sound'] };
  if (which === 'support') return { body: SUPPORT[rest.slice(1) as 'sound'] };
  const plant = PLANTS[Number(which)];
  const html = which === 'sound' ? SOUND : plant && planted(plant);
  return html && REST.test(rest)
    ? { body: html.replace(/(["'(])\/(?=(second|third|vie-privee|rejeu|nulle-part)?["'/])/g, `$1/${which}/`) }
    : undefined;
};

beforeAll(async () => {
  [browser, pages] = [await startBrowser(), await servePages(answer)];
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

const NARROW = [
  { width: 1366, height: 768, scheme: 'light', forced: false },
  { width: 320, height: 568, scheme: 'light', forced: false },
] as const;

/** One plant for each fifth of the 32; where there is time for each of them, the others, and those of accessibility and privacy. */
const WANTED = PLANTS.map((plant, i) => [plant.id, plant.what, i] as const).filter(
  ([id], i, all) => thorough || (/^DP-\d*[05]$/.test(id) && all.findIndex(([each]) => each === id) === i),
);

describe('the audit', () => {
  it('has nothing against a sound banner', async () => {
    const audit = await audited(browser, `${pages.origin}/sound/`, undefined, {
      rights: `${pages.origin}/rights/sound`,
      support: `${pages.origin}/support/sound`,
      pageViews: thorough ? 20 : 3,
    });
    expect(told(audit)).toEqual([]);
    expect(told(audit, 'unjudged')).toEqual([]);
    expect(audit.findings).toHaveLength(CHECKS.length);
  });

  it.each(WANTED)('finds by %s that %s', async (id, _, i) => {
    const audit = await audited(browser, `${pages.origin}/${i}/`, id, { views: NARROW, patience: 15_000 });
    expect(audit.broken, told(audit, audit.of(id).outcome).join('\n')).toEqual([id]);
  });

  it.each(['login', 'far'] as const)('finds by DP-31 a rights centre that is no help: %s', async (which) => {
    const audit = await audited(browser, `${pages.origin}/sound/`, 'DP-31', {
      rights: `${pages.origin}/rights/${which}`,
    });
    expect(audit.broken).toEqual(['DP-31']);
  });

  it.each(['early', 'endless'] as const)(
    'finds by DP-32 a support link that records too much: %s',
    async (which) => {
      const audit = await audited(browser, `${pages.origin}/sound/`, 'DP-32', {
        support: `${pages.origin}/support/${which}`,
      });
      expect(audit.broken).toEqual(['DP-32']);
    },
  );

  it('has a plant for every check of deceptive patterns', () => {
    const found = new Set([...PLANTS.map(({ id }) => id), 'DP-31', 'DP-32']);
    expect(DARK_PATTERNS.map(({ id }) => id).filter((id) => !found.has(id))).toEqual([]);
    expect(DARK_PATTERNS).toHaveLength(32);
  });
});
