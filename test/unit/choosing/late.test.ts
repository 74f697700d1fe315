import { describe, expect, it } from 'vitest';
import { createLate } from '../../../src/choosing/late.ts';
import { createProve } from '../../../src/choosing/prove.ts';
import { decode } from '../../../src/consent/remembered.ts';
import { fakeBrowser } from '../../fixtures/fake-platform.ts';
import { about, by, openPage, SIX_MONTHS } from './page.ts';

const ERRORS = 'replay.errors';
type Row = { id: string; act: string; at: number; ends?: string[]; record?: object };

/** A page, and what proves late on it. */
const pageOf = (browser: ReturnType<typeof fakeBrowser>) => {
  const page = openPage(browser);
  const prove = createProve(about(), { ...page.tab, outbox: page.outbox, bus: page.bus });
  const settle = async (choices: Parameters<typeof prove>[0]) => void (await prove(choices, by));
  const late = createLate(
    [ERRORS, 'audience'],
    page.visit,
    page.outbox,
    prove,
    settle,
    page.stop,
    page.bus,
    page.tab,
  );
  return { ...page, late };
};
const rows = (browser: ReturnType<typeof fakeBrowser>) => browser.vault.rows() as Row[];

describe('what could not be proved in its time', () => {
  it('is proved once: a withdrawal that only the cookie tells of', async () => {
    const browser = fakeBrowser();
    await openPage(browser).choose({ [ERRORS]: true }, by);
    browser.cookies.set(
      'temoin',
      (browser.cookies.get('temoin') as string).replace(/"grant",\d+/, '"withdraw",1795400000000'),
    );
    const page = pageOf(browser);
    await page.restore();
    await page.late.withdrawals([ERRORS], by, Promise.resolve());
    await page.late.withdrawals([ERRORS], by, Promise.resolve());
    await page.late.all(Number.POSITIVE_INFINITY);
    const [grant, end] = rows(browser);
    expect(rows(browser)).toHaveLength(2);
    expect(end).toMatchObject({ act: 'withdraw', at: 1795400000000, ends: [grant?.id] });
    expect(end?.record).toBeDefined();
  });
  it('tells of no proof where there is none to make', async () => {
    const page = pageOf(fakeBrowser());
    await page.choose({ [ERRORS]: true }, by);
    await page.late.withdrawals([ERRORS], by, Promise.resolve());
    for (const told of page.told('proof:recorded')) expect(told['records']).not.toEqual([]);
  });
  it('is a refusal that has no row, but not one that has ended: its row was removed', async () => {
    const browser = fakeBrowser();
    await openPage(browser).choose({ [ERRORS]: false }, by);
    const [row] = browser.vault.rows() as { key: string; at: number }[];
    await browser.vault.remove('records', [row?.key as string]);
    const at = decode(browser.cookies.get('temoin'))[0]?.at as number;
    await pageOf(browser).late.all(at);
    expect(rows(browser)).toEqual([]);
    await pageOf(browser).late.all(at + 1);
    expect(rows(browser)).toMatchObject([{ act: 'refuse', at }]);
    browser.clock.set(at + SIX_MONTHS);
    const [again] = browser.vault.rows() as { key: string }[];
    await browser.vault.remove('records', [again?.key as string]);
    await pageOf(browser).late.all(Number.POSITIVE_INFINITY);
    expect(rows(browser)).toEqual([]);
  });
  it('is each of two withdrawals that were only marked, in the place of its mark', async () => {
    const browser = fakeBrowser();
    const page = openPage(browser);
    await page.choose({ [ERRORS]: true, audience: true }, by);
    const { sign } = page.tab.signer;
    page.tab.signer.sign = () => Promise.reject(new Error('no key'));
    await page.withdraw([ERRORS, 'audience'], by);
    page.tab.signer.sign = sign;
    expect(rows(browser).filter(({ act, record }) => act === 'withdraw' && !record)).toHaveLength(2);
    await pageOf(browser).late.all(Number.POSITIVE_INFINITY);
    const ends = rows(browser).filter(({ act }) => act === 'withdraw');
    expect(ends.map(({ record }) => !!record)).toEqual([true, true]);
  });
  it('is what was open before the call, and never what was agreed to since', async () => {
    const browser = fakeBrowser();
    await openPage(browser).choose({ [ERRORS]: true }, by);
    browser.cookies.clear();
    const page = pageOf(browser);
    await page.restore();
    await page.late.withdrawals([ERRORS], by, page.choose({ [ERRORS]: true }, by));
    const grants = rows(browser).filter(({ act }) => act === 'grant');
    const ends = rows(browser).flatMap((row) => row.ends ?? []);
    expect(grants).toHaveLength(2);
    expect(ends).toHaveLength(1);
    expect(ends).not.toContain(page.visit.grants.get(ERRORS)?.id);
    expect(page.consent.status(ERRORS)).toBe('granted');
    expect(page.gate.passes(ERRORS)).toBe(true);
  });
  it('is a withdrawal of a page that was left at once, though a yes is about to take its place in the cookie', async () => {
    const browser = fakeBrowser();
    browser.local = undefined;
    const first = openPage(browser);
    await first.choose({ [ERRORS]: true }, by);
    browser.clock.pass(1000);
    const { all } = browser.vault;
    browser.vault.all = () => new Promise(() => {});
    void first.withdraw([ERRORS], by);
    browser.vault.all = all;
    browser.clock.pass(1000);
    const page = pageOf(browser);
    await page.restore();
    expect(page.consent.status(ERRORS)).toBe('withdrawn');
    page.late.replaced([ERRORS, 'audience']);
    await page.choose({ [ERRORS]: true }, by);
    await page.late.kept();
    const at = rows(browser)[0]?.at ?? 0;
    expect(rows(browser)).toMatchObject([
      { act: 'grant' },
      { act: 'withdraw', at: at + 1000, ends: [rows(browser)[0]?.id], record: {} },
      { act: 'grant', at: at + 2000 },
    ]);
    expect([page.consent.status(ERRORS), page.gate.passes(ERRORS)]).toEqual(['granted', true]);
    await page.late.all(Number.POSITIVE_INFINITY);
    expect(rows(browser)).toHaveLength(3);
  });
  it('is a withdrawal at whose call the yes was only being looked for: it ends here, and other tabs hear of it', async () => {
    const browser = fakeBrowser();
    const other = openPage(browser);
    await other.choose({ [ERRORS]: true }, by);
    other.tab.tabs.onWord(() => void other.restore());
    browser.clock.pass(1000);
    const page = pageOf(browser);
    let read = () => {};
    const reading = new Promise<void>((resolve) => {
      read = resolve;
    });
    const made = reading.then(() => page.restore());
    const withdrawing = page.late.withdrawals([ERRORS], by, made);
    read();
    await withdrawing;
    expect(rows(browser).map(({ act }) => act)).toEqual(['grant', 'withdraw']);
    expect([page, other].map((each) => [each.consent.status(ERRORS), each.gate.passes(ERRORS)])).toEqual([
      ['withdrawn', false],
      ['withdrawn', false],
    ]);
  });
  it('is nothing that was said after the call', async () => {
    const browser = fakeBrowser();
    const page = pageOf(browser);
    const { put } = browser.vault;
    let stored = () => {};
    let said: Promise<unknown> | undefined;
    const made = Promise.resolve().then(async () => {
      await page.choose({ [ERRORS]: true }, by);
      const storing = new Promise<void>((resolve) => {
        stored = resolve;
      });
      browser.vault.put = (...what) => storing.then(() => put(...what));
      said = page.withdraw([ERRORS], by);
    });
    const nothing = page.late.withdrawals([ERRORS], by, made);
    await made;
    await new Promise((resolve) => setImmediate(resolve));
    stored();
    await Promise.all([nothing, said]);
    expect(rows(browser).map(({ act }) => act)).toEqual(['grant', 'withdraw']);
  });
  it('is no withdrawal that this page, or another in time, has proved itself', async () => {
    const browser = fakeBrowser();
    const page = pageOf(browser);
    await page.choose({ [ERRORS]: true }, by);
    await page.withdraw([ERRORS], by);
    const other = pageOf(browser);
    await other.restore();
    for (const each of [page, other]) {
      each.late.replaced([ERRORS]);
      await each.choose({ [ERRORS]: true }, by);
      await each.late.kept();
    }
    expect(rows(browser).map(({ act }) => act)).toEqual(['grant', 'withdraw', 'grant', 'grant']);
  });
});
