import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEERS, peerPage } from '../fixtures/audit/peers.ts';
import { thorough } from '../thorough.ts';
import { type Audited, audited, type Pages, servePages } from './audit-kit.ts';
import { startBrowser } from './site.ts';

type Name = keyof typeof PEERS;

let browser: Browser;
let pages: Pages;
let asked: Name = 'klaro';
beforeAll(async () => {
  browser = await startBrowser();
  pages = await servePages((path) => {
    const [, name = ''] = /^\/([\w-]+)\/(second)?$/.exec(path) ?? [];
    const peer = PEERS[name as Name];
    if (peer) return { body: peerPage(peer) };
    if (path === '/confidentialite') return { body: 'Vie privée' };
    return path.startsWith('/cmp/') ? PEERS[asked].real.file(path) : undefined;
  });
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

const LOOK = 'DP-05,DP-06,DP-07,AX-01,AX-02,AX-03,AX-04,AX-05,PR-01,PR-06,PR-07';
const VIEWS = [{ width: 1366, height: 768, scheme: 'light', forced: false }] as const;

const audit = (name: Name, ids: string): Promise<Audited> => {
  asked = name;
  return audited(browser, `${pages.origin}/${name}/`, ids, { views: VIEWS });
};
const said = (found: Audited, id: string): string => {
  const { outcome, why, evidence } = found.of(id);
  return [outcome, why, ...evidence].join('\n');
};

/** What was measured on them by hand, and has to be found on their real code. */
describe('the audit of the peers’ real banners', () => {
  it('finds that klaro colours accept, reads badly, has no name, and does not come under a strict policy', async () => {
    const found = await audit('klaro', LOOK);
    expect(found.broken).toEqual(
      expect.arrayContaining(['DP-05', 'DP-06', 'DP-07', 'AX-01', 'AX-03', 'AX-04', 'PR-06']),
    );
    expect(said(found, 'DP-07')).toMatch(/accept has hue 1\d\d°, that of refuse is grey/);
    expect(said(found, 'AX-01')).toMatch(/layer 1: aria-dialog-name/);
    expect(said(found, 'AX-01')).toMatch(/layer 1: color-contrast ×2/);
    expect(said(found, 'AX-01')).toMatch(/layer 2: color-contrast/);
    expect(said(found, 'PR-06')).toMatch(/does not appear/);
  });

  it('finds that tarteaucitron stores before a choice, has small targets, and fails under Trusted Types', async () => {
    const found = await audit('tarteaucitron', LOOK);
    expect(found.broken).toEqual(expect.arrayContaining(['AX-01', 'AX-02', 'PR-01', 'PR-07']));
    expect(said(found, 'PR-01')).toMatch(/cookie tarteaucitron .*365 days/);
    expect(said(found, 'AX-01')).toMatch(/layer 2: target-size/);
    expect(found.broken).not.toContain('DP-05');
    expect(found.broken).not.toContain('PR-06');
  });

  it('finds that vanilla-cookieconsent traps Tab in a page that is free, has small targets, and fails under Trusted Types', async () => {
    const found = await audit('vanilla-cookieconsent', LOOK);
    expect(found.broken).toEqual(expect.arrayContaining(['AX-01', 'AX-05', 'PR-07']));
    expect(said(found, 'AX-01')).toMatch(/layer 2: target-size/);
    expect(said(found, 'AX-05')).toMatch(/aria-modal/);
    expect(said(found, 'AX-05')).toMatch(/Tab never leads out/);
    for (const id of ['DP-05', 'DP-06', 'DP-07', 'PR-01', 'PR-06']) expect(found.broken).not.toContain(id);
  });

  it('finds that orejime has no role on its first layer, and nothing else of these', async () => {
    const found = await audit('orejime', LOOK);
    expect(found.broken).toEqual(['AX-04']);
    expect(said(found, 'AX-04')).toMatch(/layer 1 has no role/);
  });

  it.runIf(thorough).each(['klaro', 'orejime'] as const)(
    'finds that %s asks again after four months',
    async (name) => {
      const found = await audit(name, 'DP-19,DP-10');
      expect(said(found, 'DP-19')).toMatch(/asked again 6 months after a refusal/);
      expect(found.of('DP-10').outcome).not.toBe('unjudged');
    },
  );
});
