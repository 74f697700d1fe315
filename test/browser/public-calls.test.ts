import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf, heard, startBrowser } from './site.ts';
import { recording, remembered, status, statuses, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** What a call did that the caller can see. */
const call = (tab: Page, code: string): Promise<string> =>
  tab.evaluate(
    `(async () => {
      let answer;
      try { answer = ${code}; } catch (error) { return 'threw ' + error; }
      try { await answer; return 'fine'; } catch (error) { return 'rejected ' + error; }
    })()`,
  );

const CALLS = [
  `temoin.withdraw(null)`,
  `temoin.withdraw([Symbol('a'), null, {}])`,
  `temoin.withdraw([], { via: Symbol('a') })`,
  `temoin.choose(null)`,
  `temoin.choose()`,
  `temoin.choose(Symbol('a'))`,
  `temoin.choose('replay.errors')`,
  `temoin.choose(new Proxy({}, { get() { throw new Error('no') }, ownKeys() { throw new Error('no') } }))`,
  `temoin.difficulty(Symbol('a'))`,
  `temoin.difficulty({ toString() { throw new Error('no') } })`,
  `temoin.status(Symbol('a'))`,
  `temoin.on('ready')`,
  `temoin.on(Symbol('a'), 7)`,
  `temoin.open(1)`,
  `temoin.proofs(1)`,
];

describe('a site that calls', () => {
  it('temoin.withdraw as a click listener withdraws all', async () => {
    await visiting(browser, {}, async ({ site, recorded }) => {
      const tab = await recorded('/second');
      const thrown: unknown[] = [];
      tab.on('pageerror', (error) => thrown.push(error));
      await tab.evaluate(() => {
        const button = document.createElement('button');
        button.id = 'stop';
        button.onclick = (window as unknown as { temoin: { withdraw: () => void } }).temoin.withdraw;
        document.body.prepend(button);
        button.click();
      });
      expect(await status(tab)).toBe('withdrawn');
      expect(await recording(tab)).toBe(false);
      await heard(tab, 'proof:delivered', 2);
      expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
      expect(thrown).toEqual([]);
      expect((await factsOf(tab)).filter(([name]) => name === 'problem')).toEqual([]);
    });
  });
  it('with one purpose instead of a list of them withdraws that one', async () => {
    await visiting(browser, {}, async ({ recorded }) => {
      const tab = await recorded('/second');
      expect(await call(tab, `temoin.withdraw('replay.errors')`)).toBe('fine');
      expect(await statuses(tab)).toEqual({
        'replay.errors': 'withdrawn',
        'replay.experience': 'granted',
        audience: 'granted',
      });
    });
  });
  it('with whatever it has is never thrown at', async () => {
    await visiting(browser, {}, async ({ open, recorded }) => {
      const asked = await open('/second');
      await heard(asked, 'notice:shown');
      for (const code of CALLS) expect([code, await call(asked, code)]).toEqual([code, 'fine']);
      await asked.close();
      const tab = await recorded('/second');
      for (const code of CALLS) expect([code, await call(tab, code)]).toEqual([code, 'fine']);
      // Nothing but a list or a name means some: the rest means all.
      expect(await status(tab)).toBe('withdrawn');
    });
  });
  it('before anybody has chosen leaves nothing on the terminal and fetches nothing', async () => {
    await visiting(browser, {}, async ({ site, context, open }) => {
      const tab = await open('/second');
      await heard(tab, 'notice:shown');
      for (const code of ['temoin.withdraw()', `temoin.choose({ elsewhere: true })`, 'temoin.choose({})'])
        expect(await call(tab, code)).toBe('fine');
      expect(await context.cookies()).toEqual([]);
      expect(await status(tab)).toBe('unasked');
      expect(site.seen.filter(({ path }) => /core/.test(path))).toEqual([]);
      expect(await tab.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    });
  });
});

describe('a withdrawal whose control is named', () => {
  it.each([
    [`''`, 'api'],
    [`'x'.repeat(101)`, 'x'.repeat(100)],
    [`'x'.repeat(99) + '\u{1f44d}'`, 'x'.repeat(99)],
    [`'a\\ud800b'`, 'api'],
    [`'a\\nb'`, 'api'],
    ['document.body', 'api'],
    ['{}', 'api'],
    [`Symbol('a')`, 'api'],
    [`'mon compte'`, 'mon compte'],
  ])('%s is acceptable to the collector', async (via, control) => {
    await visiting(browser, {}, async ({ site, context, recorded }) => {
      const tab = await recorded('/second');
      expect(await call(tab, `temoin.withdraw(undefined, { via: ${via} })`)).toBe('fine');
      await heard(tab, 'proof:delivered', 2);
      expect(await site.health()).toMatchObject({ recordings: 0, proofs: 6 });
      expect(Object.values(await remembered(context))).toEqual(['withdraw', 'withdraw', 'withdraw']);
      const controls = await tab.evaluate(async () =>
        (
          await (
            window as unknown as {
              temoin: { proofs(): Promise<{ act: string; record: { signed: string } }[]> };
            }
          ).temoin.proofs()
        )
          .filter(({ act }) => act === 'withdraw')
          .map(({ record }) => JSON.parse(record.signed).asked.control as string),
      );
      expect(controls).toEqual([control, control, control]);
    });
  });
});
