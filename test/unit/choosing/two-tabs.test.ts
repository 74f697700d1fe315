import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createChoose } from '../../../src/choosing/choose.ts';
import { createLate } from '../../../src/choosing/late.ts';
import { createProve } from '../../../src/choosing/prove.ts';
import { createSettle } from '../../../src/choosing/settle.ts';
import { decode } from '../../../src/consent/remembered.ts';
import { createWithdraw, type Withdraw } from '../../../src/withdrawal/withdraw.ts';
import { type FakeBrowser, fakeBrowser } from '../../fixtures/fake-platform.ts';
import { about, by, openPage } from './page.ts';

const ERRORS = 'replay.errors';
type Row = { id: string; act: string; at: number; purpose: string; ends?: string[]; record?: object };

/** What a visitor does in one tab, and what happens to it; `leave` comes right after what was done before. */
const ACTS = [
  'yes',
  'no',
  'withdraw',
  'yes, leave',
  'no, leave',
  'withdraw, leave',
  'open',
  'old cookie',
  'sleep',
  'wake',
];

/** What was found once. */
const FOUND: [[string, number][], number][] = [
  'yes 0, withdraw, leave 0, yes, leave 0, yes 0',
  'yes 0, withdraw, leave 0, yes 0',
  'yes 0, open 0, sleep 0, no 1, yes 1, wake 0',
  'yes 0, no 0, yes, leave 0, old cookie 0, old cookie 0',
].map((acts, seed) => [
  [...acts.matchAll(/(\D+) (\d)(?:, |$)/g)].map(([, what = '', tab]) => [what, Number(tab)]),
  seed,
]);

/** Any number of small ones. */
const paces = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 28;
  };
};

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
};

/** Tabs of one browser, of which each operation of the database takes as many turns as `pace` says, in their order. */
const tabsOf = (browser: FakeBrowser, pace: () => number) => {
  let queue: Promise<unknown> = Promise.resolve();
  const open = () => {
    let left = false;
    const slow =
      <Args extends unknown[], Answer>(run: (...args: Args) => Promise<Answer>) =>
      async (...args: Args): Promise<Answer> => {
        const mine = queue.then(async () => {
          await turns(pace());
          return left ? undefined : run(...args);
        });
        queue = mine.catch(() => {});
        const answer = await mine;
        await turns(pace());
        // Nothing comes back to a page that was left.
        return left ? new Promise(() => {}) : (answer as Answer);
      };
    const { vault } = browser;
    const { get, all, put, add, remove } = vault;
    const page = openPage({
      ...browser,
      vault: {
        ...vault,
        ...{ get: slow(get), all: slow(all), put: slow(put), add: slow(add), remove: slow(remove) },
      } as FakeBrowser['vault'],
    });
    const { visit, outbox, stop, bus, tab } = page;
    // The real one needs more than turns.
    const signer = { sign: () => turns(pace()).then(() => ({}) as never) };
    const prove = createProve(about(), { ...tab, signer, outbox, bus });
    const deliver = () => void outbox.deliver();
    const settle = createSettle(
      visit,
      page.gate,
      outbox.all,
      prove,
      stop,
      page.admit,
      tab.tabs.tell,
      deliver,
      bus,
    );
    const late = createLate([ERRORS], visit, outbox, prove, settle, stop, bus, tab);
    const end = createWithdraw(visit, stop, prove, outbox, tab, bus);
    const withdraw: Withdraw = (ids, via, choice) => late.withdrawals(ids, via, end(ids, via, choice));
    const chosen = createChoose(visit, tab.chance, bus, settle, withdraw);
    let awake = true;
    const hears = tab.tabs.onWord(() => void (awake && page.restore()));
    return {
      ...page,
      late,
      choose(yes: boolean) {
        if (yes) late.replaced([ERRORS]);
        void chosen({ [ERRORS]: yes }, by);
      },
      withdraw: () => void withdraw([ERRORS], by),
      /** In the back/forward cache it hears nothing. */
      sleep() {
        awake = false;
      },
      wake() {
        if (awake) return false;
        awake = true;
        void page.restore();
        return true;
      },
      leave() {
        left = true;
        hears();
      },
    };
  };
  return { open };
};

it('whatever a visitor does in two tabs: each yes is ended once or stands, every tab says so, and nothing else is captured', async () => {
  const act = fc.tuple(fc.constantFrom(...ACTS), fc.nat(1));
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 12 }), fc.nat(), async (acts, seed) => {
      const browser = fakeBrowser();
      const { open } = tabsOf(browser, paces(seed));
      const pages = [open()];
      const cookies: string[] = [];
      const settled = async () => {
        await turns(500);
        browser.clock.pass(1200);
        await turns(500);
      };
      for (const [what, index] of acts) {
        const page = pages[index] ?? (pages[0] as (typeof pages)[number]);
        const [said, leaves] = what.split(', ');
        if (said === 'sleep') page.sleep();
        // Whoever acts in it has come back to it.
        if (said !== 'sleep' && page.wake()) await settled();
        if (said === 'yes' || said === 'no') page.choose(said === 'yes');
        if (said === 'withdraw') page.withdraw();
        if (said === 'open' && pages.length < 2) {
          pages.push(open());
          await pages[1]?.restore();
        }
        cookies.push(browser.cookies.get('temoin') ?? '');
        if (said === 'old cookie' && cookies[index]) {
          // A late answer of the collector.
          browser.cookies.set('temoin', cookies[index]);
          for (const each of pages) void each.restore();
        }
        if (leaves) {
          page.leave();
          const next = open();
          pages[pages.indexOf(page)] = next;
          await next.restore();
        }
        await settled();
      }
      for (const page of pages) await page.restore();
      await pages[0]?.late.all(Number.POSITIVE_INFINITY);
      await settled();

      const rows = browser.vault.rows() as Row[];
      const grants = rows.filter((row) => row.act === 'grant');
      const ends = rows.flatMap((row) => row.ends ?? []);
      const last = decode(browser.cookies.get('temoin')).find(({ purpose }) => purpose === ERRORS);
      const stands = grants.find(
        ({ id, at }) => last?.act === 'grant' && at === last.at && !ends.includes(id),
      );
      expect(ends).toEqual([...new Set(ends)]);
      expect(rows.filter((row) => row.act === 'withdraw' && !row.record)).toEqual([]);
      // A yes whose page was left before it was proved is none: it is asked anew, and what stood before is not ended.
      if (last?.act !== 'grant' || stands)
        expect(grants.filter(({ id }) => !ends.includes(id))).toEqual(stands ? [stands] : []);
      for (const { consent, gate } of pages)
        expect([consent.status(ERRORS) === 'granted', gate.passes(ERRORS)]).toEqual([!!stands, !!stands]);
    }),
    { numRuns: Number(process.env['TEMOIN_RUNS'] ?? 300), examples: FOUND },
  );
});
