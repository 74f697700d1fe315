import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VendorFacts } from '../../src/adapters/recorders/vendor-facts.ts';
import { allVendors } from '../../tools/vendor-docs.mjs';
import { type Fake, MODES, type Mode } from '../fixtures/fakes/fake.ts';
import { FAKES } from '../fixtures/fakes/index.ts';
import { thorough } from '../thorough.ts';
import { type FakeSite, type FakeVisit, fakeSite, owing } from './fake-vendor-site.ts';
import { startBrowser } from './site.ts';

const all: readonly VendorFacts[] = await allVendors();
let browser: Browser;

const HOW: Readonly<Record<Mode, string>> = {
  plain: 'does what it documents',
  late: 'comes late',
  twice: 'is there twice',
  lame: 'has no methods',
  early: 'captures before it is ready',
  throws: 'throws at every call',
  rewrites: 'writes its trackers again',
  flushes: 'flushes at its end',
};
/** Fakes that never begin when they behave so: what begins them is the call that is not there, or throws. */
const IDLE: Readonly<Record<string, readonly Mode[]>> = {
  luckyorange: ['lame'],
  logrocket: ['lame', 'throws'],
};
/** One that stops is told with its ways to end; thoroughly, every one in full. */
const modesFor = ({ id, stops }: VendorFacts): readonly Mode[] => {
  if (thorough) return stops === 'live' ? MODES : ['plain', 'late', 'rewrites', 'throws'];
  return id === 'mouseflow' ? ['plain', 'flushes', 'rewrites'] : ['plain'];
};

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

const expected = ({ cookies, local = [], session = [] }: Fake) =>
  [
    ...cookies.map((name) => `cookie:${name}`),
    ...local.map((name) => `localStorage:${name}`),
    ...session.map((name) => `sessionStorage:${name}`),
  ].sort();
const refused = ({ refusal = [] }: Fake) => refusal.map((name) => `cookie:${name}`);

/** Nothing leaves, nothing is there, refusals are; on this page, and on the next one. */
const silent = async (visit: FakeVisit, facts: VendorFacts, fake: Fake, mode: Mode) => {
  await visit.busy();
  await visit.tab.clock.runFor(60_000);
  await visit.busy();
  if (mode !== 'rewrites') expect(owing(facts, await visit.terminal())).toEqual([]);
  await visit.tab.goto(new URL('/second', visit.tab.url()).href);
  await expect.poll(async () => owing(facts, await visit.terminal())).toEqual([]);
  await visit.busy();
  expect(owing(facts, await visit.terminal())).toEqual([]);
  const bad = mode === 'lame' || mode === 'throws';
  const told = bad ? [] : (fake.leaves ?? []).map((name) => `cookie:${name}`);
  expect(await visit.terminal()).toEqual(expect.arrayContaining([...refused(fake), ...told]));
};

for (const fake of FAKES) {
  const facts = all.find(({ id }) => id === fake.id) as VendorFacts;
  const way = fake.key ? 'own tag' : 'tag manager';
  describe(`the fake of ${facts.name}, by ${way}`, () => {
    let site: FakeSite;
    beforeAll(async () => {
      site = await fakeSite(browser, facts, fake, way);
    });
    afterAll(() => site?.close());

    for (const mode of modesFor(facts))
      it(
        mode === 'plain'
          ? 'is nowhere before the yes, records after it, and is gone after the no'
          : `is gone after the no when it ${HOW[mode]}`,
        async () => {
          const visit = await site.visit(mode);
          try {
            await visit.busy();
            expect(visit.left).toEqual([]);
            expect(owing(facts, await visit.terminal())).toEqual([]);
            await visit.agree();
            const records = !IDLE[fake.id]?.includes(mode);
            if (records)
              await expect
                .poll(() => visit.left.filter((to) => !fake.script.test(to)).length)
                .toBeGreaterThan(1);
            await visit.busy();
            if (records) expect(await visit.terminal()).toEqual(expect.arrayContaining(expected(fake)));
            await visit.tab.clock.runFor(2000);
            const reloaded = visit.tab.waitForEvent('domcontentloaded', { timeout: 6_000 });
            const tried = await visit.withdraw();
            const reload = facts.stops === 'reload' || (records && ['lame', 'throws'].includes(mode));
            if (reload) await reloaded;
            else void reloaded.catch(() => {});
            await silent(visit, facts, fake, mode);
            expect(tried().slice(0, 5)).toEqual([]);
            expect(visit.reloads).toHaveLength(reload ? 1 : 0);
            if (facts.stops === 'reload') expect(visit.reloads[0]).toContain(facts.name);
          } finally {
            await visit.close();
          }
        },
      );
  });
}
