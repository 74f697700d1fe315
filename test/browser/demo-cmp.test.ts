import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { realKlaro } from '../fixtures/real-cmps/klaro.ts';
import { realOrejime } from '../fixtures/real-cmps/orejime.ts';
import { realTarteaucitron } from '../fixtures/real-cmps/tarteaucitron.ts';
import { realVanilla } from '../fixtures/real-cmps/vanilla-cookieconsent.ts';
import { thorough } from '../thorough.ts';
import { type Demo, numbers, proofs, SOON, startDemo } from './demo-server.ts';
import { listFaults } from './faults.ts';
import { startBrowser } from './launch.ts';
import { act } from './site.ts';
import { recording, status } from './visit.ts';

const REAL = [realVanilla(), realKlaro(), realTarteaucitron(), realOrejime()];

/** What the platform's own cookie holds: every answer in it, as it writes them. */
const KEPT: Readonly<Record<string, { readonly yes: string; readonly no: string }>> = {
  'vanilla-cookieconsent': {
    yes: '"categories":["faults","replay","visits"]',
    no: '"categories":[]',
  },
  klaro: {
    yes: '{"faults":true,"replay":true,"visits":true}',
    no: '{"faults":false,"replay":false,"visits":false}',
  },
  orejime: {
    yes: '{"faults":true,"replay":true,"visits":true}',
    no: '{"faults":false,"replay":false,"visits":false}',
  },
  tarteaucitron: { yes: 'replay=true', no: 'replay=false' },
};

describe('the pages of the demonstration on which another platform asks', () => {
  let demo: Demo;
  let browser: Browser;
  let context: BrowserContext;
  let faults: string[];

  const open = async (path: string): Promise<Page> => {
    const tab = await context.newPage();
    listFaults(tab, faults);
    await tab.goto(demo.origin + path);
    return tab;
  };
  const visit = async (): Promise<void> => {
    faults = [];
    context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 375, height: 667 } });
  };
  /** What the page's table says in each of its two columns. */
  const told = async (tab: Page): Promise<string> => {
    const cells = tab.locator('.both output');
    return [...new Set(await cells.evaluateAll((all) => all.map((each) => each.textContent)))].sort().join();
  };
  const kept = async (): Promise<string> =>
    (await context.cookies())
      .filter(({ name }) => name !== 'temoin')
      .map(({ value }) => decodeURIComponent(value))
      .join();

  beforeAll(async () => {
    demo = await startDemo();
    browser = await startBrowser();
  });
  afterEach(() => context?.close());
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it.each(['/', '/en/'])('are one link away from %s, and all there', async (home) => {
    const markup = await (await fetch(demo.origin + home)).text();
    const paths = REAL.map(({ id }) => (home === '/' ? `/avec/${id}` : `/en/with/${id}`));
    for (const path of paths) {
      expect(markup).toContain(`href="${path}"`);
      const page = await (await fetch(demo.origin + path)).text();
      expect(page).toContain('data-temoin-config');
    }
  });

  for (const real of thorough ? REAL : REAL.slice(0, 1))
    it(`let ${real.id} ask, and Témoin prove, record and stop`, async () => {
      await visit();
      const before = await numbers(demo);
      const { yes, no } = KEPT[real.id] as (typeof KEPT)[string];
      const tab = await open(`/avec/${real.id}`);
      await real.first(tab).waitFor({ state: 'visible' });
      await expect.poll(() => told(tab), SOON).toBe('rien encore');
      // Nothing of ours stands beside the question, let alone over it.
      expect(await tab.locator('[data-act]:visible').count()).toBe(0);
      expect([await status(tab), await recording(tab), await numbers(demo)]).toEqual([
        'unasked',
        false,
        before,
      ]);

      await real.answer(tab, true);
      await expect.poll(() => status(tab), SOON).toBe('granted');
      await expect.poll(() => recording(tab), SOON).toBe(true);
      await expect
        .poll(() => numbers(demo), SOON)
        .toEqual({ ...before, proofs: before.proofs + 3, recordings: 1 });
      expect(await kept()).toContain(yes);
      expect(await told(tab)).toBe('accordé,oui');
      // The proof names who asked, and the words that were asked; the collector has them.
      const sent = (await proofs(demo)).slice(before.proofs);
      expect(
        sent.map(({ asked, purpose, act: said }) => `${asked.host?.cmp} ${said} ${purpose}`).sort(),
      ).toEqual(['audience', 'replay.errors', 'replay.experience'].map((id) => `${real.id} grant ${id}`));
      const answer = await fetch(`${demo.origin}/temoin/notices/${sent[0]?.asked.notice}`);
      const { layer, purposes } = (await answer.json()) as {
        layer: string;
        purposes: { title: string; description: string }[];
      };
      expect(layer).toBe('host-cmp');

      // On a small screen, too, no button of its dialog is out of reach under ours; and it says these very words.
      await act(tab, 'open');
      const dialog = real.dialog(tab);
      await dialog.waitFor({ state: 'visible' });
      const words = (await dialog.textContent()) ?? '';
      for (const { title, description } of purposes)
        expect([words.includes(title), words.includes(description)]).toEqual([true, true]);
      const buttons = dialog.locator('button:visible:not([aria-disabled="true"])');
      for (const button of await buttons.all()) await button.click({ trial: true });

      await tab.goto(`${demo.origin}/avec/${real.id}/suite`);
      await expect.poll(() => told(tab), SOON).toBe('accordé,oui');
      await act(tab, 'withdraw');
      await expect.poll(() => told(tab), SOON).toBe('non,retiré');
      expect(await kept()).toContain(no);
      expect(await recording(tab)).toBe(false);
      await expect.poll(() => numbers(demo), SOON).toEqual({ ...before, proofs: before.proofs + 6 });

      await tab.goto(`${demo.origin}/avec/${real.id}`);
      await expect.poll(() => told(tab), SOON).toBe('non,retiré');
      // Our control comes when the platform was heard, and asks nothing.
      await tab.locator('[data-act="open"]:visible').waitFor();
      expect(await real.first(tab).isVisible()).toBe(false);
      expect([await status(tab), await recording(tab)]).toEqual(['withdrawn', false]);
      expect(await kept()).toContain(no);
      expect(await numbers(demo)).toEqual({ ...before, proofs: before.proofs + 6 });
      expect(faults).toEqual([]);
    }, 60_000);

  it('do not follow a yes of the shop’s own banner, and the shop follows their no', async () => {
    const [real] = REAL;
    if (!real) throw new Error('no platform');
    await visit();
    const { recordings } = await numbers(demo);
    const tab = await open('/');
    await tab.locator('[data-act="accept-all"]:visible').first().click();
    await expect.poll(async () => (await numbers(demo)).recordings, SOON).toBe(recordings + 1);

    await tab.goto(`${demo.origin}/avec/${real.id}`);
    await real.first(tab).waitFor({ state: 'visible' });
    expect([await status(tab), await recording(tab)]).toEqual(['unasked', false]);
    await real.answer(tab, false);
    await expect.poll(() => told(tab), SOON).toMatch(/^non,/);

    await tab.goto(`${demo.origin}/`);
    await tab.locator('[data-act="open"]:visible').waitFor();
    expect(await status(tab)).toMatch(/refused|withdrawn/);
    expect(await recording(tab)).toBe(false);
    await expect.poll(async () => (await numbers(demo)).recordings, SOON).toBe(recordings);
    expect(faults).toEqual([]);
  });
});
