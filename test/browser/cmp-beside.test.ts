import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { realKlaro } from '../fixtures/real-cmps/klaro.ts';
import { realOrejime } from '../fixtures/real-cmps/orejime.ts';
import type { RealCmp } from '../fixtures/real-cmps/real-cmp.ts';
import { realTarteaucitron } from '../fixtures/real-cmps/tarteaucitron.ts';
import { realVanilla } from '../fixtures/real-cmps/vanilla-cookieconsent.ts';
import { thorough } from '../thorough.ts';
import { answered, besideSite, changed, countWrites, records, silentBanner, written } from './cmp-site.ts';
import { act, factsOf, heard, startBrowser } from './site.ts';
import { acts, recording, silent, status, type Visit, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** What the proof says of the CMP: its reference where it keeps one, and a version where it says one. */
const SAYS: Readonly<Record<string, readonly string[]>> = {
  'vanilla-cookieconsent': ['at', 'cmp', 'reference', 'version'],
  klaro: ['cmp', 'version'],
  tarteaucitron: ['cmp', 'version'],
  orejime: ['cmp'],
};

const beside = (
  real: RealCmp,
  run: (visit: Visit) => Promise<void>,
  ...more: [('before' | 'after' | 'late' | 'never')?, string?]
) => visiting(browser, besideSite(real, ...more), run);

for (const real of [realVanilla(), realKlaro(), realTarteaucitron(), realOrejime()])
  describe(`${real.id}, its real code, asks for us`, () => {
    const full = real.id === 'vanilla-cookieconsent';
    const granted = async (visit: Visit) => {
      const tab = await visit.open();
      await answered(real, tab, true);
      await heard(tab, 'capture:started');
      return tab;
    };

    it('alone: a yes in it is granted with one proof over three pages, and recorded', () =>
      beside(real, async (visit) => {
        const tab = await visit.open();
        await real.first(tab).waitFor({ state: 'visible' });
        await heard(tab, 'ready');
        await silentBanner(tab);
        expect([await status(tab), await recording(tab), records(visit)]).toEqual(['unasked', false, []]);
        await real.answer(tab, true);
        await heard(tab, 'capture:started');
        for (const path of ['/second', '/']) {
          await tab.goto(visit.site.origin + path);
          await heard(tab, 'capture:started');
          await silentBanner(tab);
        }
        expect(records(visit)).toMatchObject([
          { act: 'grant', asked: { layer: 'host-cmp', control: real.key, host: { cmp: real.id } } },
        ]);
        expect(Object.keys(records(visit)[0]?.asked.host ?? {}).sort()).toEqual(SAYS[real.id]);
        expect((await visit.site.health()).proofs).toBe(1);
      }));

    it.runIf(thorough || full)('tells a refusal from no answer, and neither is recorded', () =>
      beside(real, async (visit) => {
        const tab = await visit.open();
        await real.first(tab).waitFor({ state: 'visible' });
        await tab.goto(`${visit.site.origin}/second`);
        await real.first(tab).waitFor({ state: 'visible' });
        expect([await status(tab), records(visit)]).toEqual(['unasked', []]);
        await real.answer(tab, false);
        await heard(tab, 'proof:delivered');
        await tab.goto(visit.site.origin);
        await heard(tab, 'ready');
        expect(await silent(visit.site, tab)).toEqual([]);
        await silentBanner(tab);
        expect([await status(tab), await recording(tab)]).toEqual(['refused', false]);
        expect(records(visit).map(({ act }) => act)).toEqual(['refuse']);
      }),
    );

    it.runIf(thorough || full)(
      'withdraws here when the visitor changes their mind in its dialog, opened by our control',
      () =>
        beside(real, async (visit) => {
          const tab = await granted(visit);
          await visit.context.addCookies([{ name: 'rp_id', value: '1', url: visit.site.origin }]);
          await tab.evaluate(() => localStorage.setItem('rp_a', '1'));
          await changed(real, tab, false);
          await heard(tab, 'capture:halted');
          await heard(tab, 'proof:delivered', 2);
          await real.close?.(tab);
          expect(await silent(visit.site, tab)).toEqual([]);
          expect([await status(tab), await recording(tab), await acts(visit.context)]).toEqual([
            'withdrawn',
            false,
            'withdraw',
          ]);
          expect((await visit.context.cookies()).some(({ name }) => name === 'rp_id')).toBe(false);
          expect(await tab.evaluate(() => localStorage.getItem('rp_a'))).toBeNull();
          expect(records(visit).map(({ act, asked }) => [act, asked.layer])).toEqual([
            ['grant', 'host-cmp'],
            ['withdraw', 'host-cmp'],
          ]);
          expect((await visit.site.health()).recordings).toBe(0);
        }),
    );

    it.runIf(thorough || full)(
      'is told of a withdrawal by our control, and gives no yes on the next page, without a loop',
      () =>
        beside(real, async (visit) => {
          await countWrites(visit.context);
          const tab = await granted(visit);
          const before = (await written(tab)).filter((name) => name !== 'temoin').length;
          await act(tab, 'withdraw');
          await heard(tab, 'proof:delivered', 2);
          await silent(visit.site, tab);
          const after = (await written(tab)).filter((name) => name !== 'temoin').length;
          expect(after - before).toBeGreaterThan(0);
          expect(after - before).toBeLessThanOrEqual(2);
          for (const path of ['/second', '/']) {
            await tab.goto(visit.site.origin + path);
            await heard(tab, 'ready');
            expect(await silent(visit.site, tab)).toEqual([]);
            expect([await status(tab), await real.first(tab).isVisible()]).toEqual(['withdrawn', false]);
          }
          expect(records(visit).map(({ act }) => act)).toEqual(['grant', 'withdraw']);
          expect((await factsOf(tab)).filter(([name]) => name === 'problem')).toEqual([]);
        }),
    );

    for (const arrival of ['after', 'late'] as const)
      it.runIf(thorough)(
        `when its script comes ${arrival === 'after' ? 'after ours' : 'three seconds late'}`,
        () =>
          beside(
            real,
            async (visit) => {
              const tab = await granted(visit);
              await silentBanner(tab);
              await tab.goto(`${visit.site.origin}/second`);
              await heard(tab, 'capture:started');
              await act(tab, 'withdraw');
              await heard(tab, 'proof:delivered');
              expect(records(visit).map(({ act }) => act)).toEqual(['grant', 'withdraw']);
            },
            arrival,
          ),
      );

    it.runIf(thorough)('in two tabs: a change of mind in one halts the other', () =>
      beside(real, async (visit) => {
        const tab = await granted(visit);
        const other = await visit.open('/second');
        await heard(other, 'capture:started');
        await changed(real, tab, false);
        await heard(tab, 'capture:halted');
        await heard(other, 'capture:halted');
        await heard(tab, 'proof:delivered', 2);
        await real.close?.(tab);
        expect(await silent(visit.site, tab, other)).toEqual([]);
        expect([await status(other), await recording(other)]).toEqual(['withdrawn', false]);
        expect(records(visit).map(({ act }) => act)).toEqual(['grant', 'withdraw']);
      }),
    );

    it.runIf(thorough || full)('reports a key that it does not have, and nothing is recorded', () =>
      beside(
        real,
        async (visit) => {
          const tab = await visit.open();
          await answered(real, tab, true);
          await heard(tab, 'problem');
          const [, problem] = (await factsOf(tab)).find(([name]) => name === 'problem') ?? [];
          expect(problem).toMatchObject({ code: 'cmp', during: 'map' });
          expect([await silent(visit.site, tab), records(visit), await status(tab)]).toEqual([
            [],
            [],
            'unasked',
          ]);
        },
        'before',
        'rejeu',
      ),
    );

    it.runIf(thorough)('reports that it never comes, and nothing is recorded', () =>
      beside(
        real,
        async (visit) => {
          const tab = await visit.open();
          await heard(tab, 'problem');
          const [, problem] = (await factsOf(tab)).find(([name]) => name === 'problem') ?? [];
          expect(problem).toMatchObject({ code: 'cmp', during: 'connect' });
          await silentBanner(tab);
          expect([await silent(visit.site, tab), records(visit)]).toEqual([[], []]);
        },
        'never',
      ),
    );
  });
