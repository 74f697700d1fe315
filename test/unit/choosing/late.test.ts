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
  const late = createLate([ERRORS, 'audience'], page.visit, page.outbox.all, prove, settle, page.tab);
  return { ...page, late };
};
const rows = (browser: ReturnType<typeof fakeBrowser>) => browser.vault.rows() as Row[];

describe('what could not be proved in its time', () => {
  it('is proved once: a withdrawal that only the cookie tells of', async () => {
    const browser = fakeBrowser();
    await openPage(browser).choose({ [ERRORS]: true }, by);
    browser.cookies.set(
      'temoin',
      (browser.cookies.get('temoin') as string).replace(/"grant",\d+/, '"withdraw",1790000000000'),
    );
    const page = pageOf(browser);
    await page.restore();
    await page.late.withdrawals([ERRORS], by);
    await page.late.withdrawals([ERRORS], by);
    await page.late.all(Number.POSITIVE_INFINITY);
    const [end, grant] = rows(browser);
    expect(rows(browser)).toHaveLength(2);
    expect(end).toMatchObject({ act: 'withdraw', at: 1790000000000, ends: [grant?.id] });
    expect(end?.record).toBeDefined();
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
});
