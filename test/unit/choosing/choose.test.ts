import { describe, expect, it, vi } from 'vitest';
import { decode } from '../../../src/consent/remembered.ts';
import type { ProofRecord } from '../../../src/proof/proof-record.ts';
import { fakeBrowser } from '../../fixtures/fake-platform.ts';
import { about, by, openPage } from './page.ts';

const records = (browser: ReturnType<typeof fakeBrowser>): ProofRecord[] =>
  browser.vault.rows().map((row) => JSON.parse((row as { record: { signed: string } }).record.signed));

describe('a grant', () => {
  it('is remembered before the call returns, and captured only once its proof is durable', async () => {
    const browser = fakeBrowser();
    const page = openPage(browser);
    const done = page.choose({ 'replay.errors': true }, by);
    expect(page.consent.status('replay.errors')).toBe('granted');
    expect(decode(browser.cookies.get('temoin'))[0]?.act).toBe('grant');
    expect(page.gate.passes('replay.errors')).toBe(false);
    await done;
    expect(page.names()).toEqual(['proof:recorded', 'consent:granted']);
    expect(page.gate.passes('replay.errors')).toBe(true);
    expect(page.told('consent:granted')[0]).toMatchObject({ purpose: 'replay.errors', restored: false });
  });
  it('captures nothing when the proof cannot be kept, and is no consent then', async () => {
    const browser = fakeBrowser();
    browser.vault.broken = true;
    const page = openPage(browser);
    await page.choose({ 'replay.errors': true }, by);
    expect(page.consent.status('replay.errors')).toBe('unasked');
    expect(page.gate.passes('replay.errors')).toBe(false);
    expect(browser.cookies.has('temoin')).toBe(false);
    expect(page.told('problem')[0]).toMatchObject({ code: 'proof', during: 'choose' });
    expect(page.told('consent:granted')).toEqual([]);
  });
  it('says who asked, by what, in which circumstances, and nothing of the visitor', async () => {
    const browser = fakeBrowser();
    const page = openPage(browser);
    await page.choose({ 'replay.errors': true }, { layer: 1, control: 'accept-all', shownFor: 1234.5 });
    const [record] = records(browser);
    expect(record).toMatchObject({
      schema: 'temoin-record/1',
      act: 'grant',
      purpose: 'replay.errors',
      site: 'https://boutique.example',
      parties: [
        { name: 'Boutique SAS', role: 'controller' },
        { name: 'Hébergeur SA', role: 'processor' },
      ],
      asked: { notice: 'c'.repeat(64), language: 'fr', layer: '1', control: 'accept-all', shownFor: 1235 },
      profile: { limitation: { L2: {} }, masking: 'M3', identifier: 'I1', retention: 'P30D' },
    });
    expect(record?.at).toMatch(/^2026-11-22T09:00:00\.000Z$/);
  });
  it('makes one proof, however often it is clicked', async () => {
    const browser = fakeBrowser();
    const page = openPage(browser);
    await Promise.all([1, 2, 3].map(() => page.choose({ 'replay.errors': true }, by)));
    await page.choose({ 'replay.errors': true }, by);
    expect(browser.vault.rows()).toHaveLength(1);
  });
  it('counts only for what was named, and only as a plain yes', async () => {
    const browser = fakeBrowser();
    const page = openPage(browser);
    await page.choose({ 'replay.errors': 'yes' as never, nonsense: true }, by);
    expect(page.consent.statuses()).toEqual({ 'replay.errors': 'refused', audience: 'unasked' });
  });
  it('is not captured if it was withdrawn while its proof was being made', async () => {
    const browser = fakeBrowser();
    const page = openPage(browser);
    const granting = page.choose({ 'replay.errors': true }, by);
    const withdrawing = page.withdraw(['replay.errors'], by);
    expect(page.consent.status('replay.errors')).toBe('withdrawn');
    await Promise.all([granting, withdrawing]);
    expect(page.told('consent:granted')).toEqual([]);
    expect(page.gate.passes('replay.errors')).toBe(false);
    const [grant, withdrawal] = records(browser);
    expect([grant?.act, withdrawal?.act]).toEqual(['grant', 'withdraw']);
    expect(withdrawal?.ends).toEqual([grant?.id]);
  });
});

describe('a refusal', () => {
  it('carries neither key nor signature, mints no key, and leaves only its time and purpose once delivered', async () => {
    const browser = fakeBrowser();
    const page = openPage(browser);
    page.tab.answer = async ({ body }) =>
      Response.json({
        receipts: JSON.parse(body as string).records.map((each: { signed: string }) => ({
          id: JSON.parse(each.signed).id,
        })),
      });
    await page.choose({ 'replay.errors': false, audience: false }, { layer: 1, control: 'refuse-all' });
    expect(Object.keys(JSON.parse(page.tab.sent[0]?.body as string).records[0])).toEqual(['signed']);
    await vi.waitFor(() => expect(page.told('proof:delivered')).toHaveLength(1));
    expect(await browser.vault.get('keys', 'signing')).toBeUndefined();
    for (const row of browser.vault.rows()) {
      expect(row).toEqual({
        act: 'refuse',
        purpose: expect.any(String),
        at: expect.any(Number),
        until: expect.any(Number),
        id: '',
        choice: '',
        key: expect.stringMatching(/^\d{14}\.\d\.$/),
      });
    }
  });
  it('leaves the same cookie with every visitor', async () => {
    const [one, other] = await Promise.all(
      [fakeBrowser(), fakeBrowser()].map(async (browser) => {
        await openPage(browser).choose({ 'replay.errors': false }, by);
        return browser.cookies.get('temoin');
      }),
    );
    expect(one).toBe(other);
  });
});

describe('a withdrawal', () => {
  const granted = async () => {
    const browser = fakeBrowser();
    const page = openPage(browser);
    await page.choose({ 'replay.errors': true, audience: true }, by);
    page.facts.length = 0;
    return { browser, page };
  };
  it('halts capture before the withdrawal is proved', async () => {
    const { browser, page } = await granted();
    const order: string[] = [];
    page.recorder.halt.mockImplementation(() => {
      order.push(
        `halted, gate ${page.gate.passes('replay.errors')}, ${decode(browser.cookies.get('temoin'))[0]?.act}`,
      );
      return { events: 7, bytes: 900 };
    });
    page.bus.on('consent:withdrawn', () => void order.push('told'));
    page.bus.on('proof:recorded', () => void order.push('proved'));
    const done = page.withdraw(['replay.errors'], by);
    expect(order).toEqual(['halted, gate false, withdraw', 'told']);
    await done;
    expect(order.at(-1)).toBe('proved');
    expect(records(browser).at(-1)).toMatchObject({
      act: 'withdraw',
      outcome: { discarded: { events: 7, bytes: 900 }, haltedAt: '2026-11-22T09:00:00.000Z', residual: [] },
    });
  });
  it('stops all the same when nothing can be stored, digested or sent', async () => {
    const { browser, page } = await granted();
    browser.vault.broken = true;
    await page.withdraw(['replay.errors'], by);
    expect(page.recorder.halt).toHaveBeenCalledOnce();
    expect(page.consent.status('replay.errors')).toBe('withdrawn');
    expect(page.told('problem')[0]).toMatchObject({ code: 'proof', during: 'withdraw' });
  });
  it('stops the next recorder although one throws', async () => {
    const { page } = await granted();
    page.recorder.halt.mockImplementation(() => {
      throw new Error('boom');
    });
    await page.withdraw(['replay.errors'], by);
    expect(page.told('consent:withdrawn')).toHaveLength(1);
    expect(page.told('problem')[0]).toMatchObject({ code: 'halt' });
  });
  it('expires the trackers of the purpose, and leaves those of the others', async () => {
    const { browser, page } = await granted();
    browser.cookies.set('_pk_id.7', 'x').set('other', 'y');
    await page.withdraw(['replay.errors'], by);
    expect(browser.cookies.has('_pk_id.7')).toBe(true);
    const done = page.withdraw(['audience'], by);
    expect([...browser.cookies.keys()].sort()).toEqual(['other', 'temoin']);
    await done;
    expect(
      records(browser).find(({ act, purpose }) => act === 'withdraw' && purpose === 'audience')?.outcome
        ?.expired,
    ).toEqual(['cookie:_pk_id.7']);
  });
  it('is one proof, although it is asked for twice', async () => {
    const { browser, page } = await granted();
    await Promise.all([page.withdraw(['replay.errors'], by), page.withdraw(['replay.errors'], by)]);
    expect(records(browser).filter(({ act }) => act === 'withdraw')).toHaveLength(1);
  });
  it('is what a no means to a purpose that was granted', async () => {
    const { page } = await granted();
    await page.choose({ 'replay.errors': false, audience: true }, by);
    expect(page.consent.statuses()).toEqual({ 'replay.errors': 'withdrawn', audience: 'granted' });
  });
  it('is marked on the terminal before its call returns, though its databases take their time', async () => {
    const { browser, page } = await granted();
    // A database that another tab holds open: its expiry takes its whole second.
    const never = { onsuccess: null };
    page.tab.terminal.databases = () =>
      ({ databases: async () => [{ name: 'x' }], deleteDatabase: () => never }) as unknown as IDBFactory;
    const { all } = browser.vault;
    browser.vault.all = () => new Promise(() => {});
    const { add } = browser.vault;
    browser.vault.add = () => new Promise(() => {});
    void page.withdraw(['replay.errors'], by);
    Object.assign(browser.vault, { all, add });
    expect(browser.vault.rows()).toHaveLength(2);
    // The next page finds it, though the first was left at once, and a yes of its own takes the place in the cookie.
    const later = openPage(browser);
    await later.restore();
    expect(later.consent.status('replay.errors')).toBe('withdrawn');
    await later.choose({ 'replay.errors': true }, by);
    const [grant, , mark] = browser.vault.rows() as { id: string }[];
    expect(mark).toMatchObject({ act: 'withdraw', purpose: 'replay.errors', ends: [grant?.id] });
    expect(browser.local?.length).toBe(0);
  });
  it('leaves nothing beside the database once that holds it, and its mark never takes the place of its proof', async () => {
    const { browser, page } = await granted();
    const other = openPage(browser);
    let mark = '';
    page.bus.on('consent:withdrawn', () => {
      mark = browser.local?.getItem('temoin.aside') ?? '';
    });
    await page.withdraw(['replay.errors'], by);
    expect([JSON.parse(mark).length, browser.local?.length]).toEqual([1, 0]);
    const proved = browser.vault.rows();
    // Another tab's view of this storage may be older than its view of the database.
    browser.local?.setItem('temoin.aside', mark);
    await other.outbox.all();
    expect([browser.vault.rows(), browser.local?.length]).toEqual([proved, 0]);
  });
  it('ends every grant that is still open here, also one that a lost cookie left behind', async () => {
    const { browser, page } = await granted();
    browser.cookies.delete('temoin');
    const next = openPage(browser);
    await next.restore();
    await next.choose({ 'replay.errors': true }, by);
    await next.withdraw(['replay.errors'], by);
    const grants = records(browser).filter(
      ({ act, purpose }) => act === 'grant' && purpose === 'replay.errors',
    );
    expect(grants).toHaveLength(2);
    expect(
      records(browser)
        .find(({ act }) => act === 'withdraw')
        ?.ends?.toSorted(),
    ).toEqual(grants.map(({ id }) => id).toSorted());
    expect(page.names()).not.toContain('problem');
  });
  it('is what a refusal is proved as where a grant was still open', async () => {
    const { browser } = await granted();
    browser.cookies.delete('temoin');
    const next = openPage(browser);
    await next.restore();
    await next.choose({ 'replay.errors': false }, by);
    expect(records(browser).find(({ act }) => act === 'withdraw')).toMatchObject({
      ends: [expect.any(String)],
    });
  });
  it('works although the clock was set back since the grant', async () => {
    const { browser, page } = await granted();
    browser.clock.set(browser.clock.now() - 300_000);
    await page.withdraw(['replay.errors'], by);
    expect(page.recorder.halt).toHaveBeenCalledOnce();
    browser.clock.set(browser.clock.now() + 300_001);
    expect(page.consent.status('replay.errors')).toBe('withdrawn');
  });
  it('is told to the collector although it cannot be stored any more', async () => {
    const { browser, page } = await granted();
    page.tab.sent.length = 0;
    browser.vault.broken = true;
    page.tab.answer = async () => Response.json({ receipts: [], erased: 2 }, { status: 201 });
    await page.withdraw(['replay.errors'], by);
    expect(page.tab.sent.map(({ path }) => path)).toContain('/withdrawals');
    expect(page.told('proof:delivered')[0]).toMatchObject({ erased: 2 });
  });
  it('reaches the other tabs, and they make no proof of their own', async () => {
    const { browser, page } = await granted();
    const other = openPage(browser);
    other.tab.tabs.onWord(other.restore);
    await other.restore();
    expect(other.gate.passes('replay.errors')).toBe(true);
    const done = page.withdraw(['replay.errors'], by);
    expect(other.gate.passes('replay.errors')).toBe(false);
    expect(other.recorder.halt).toHaveBeenCalledWith('withdrawn', ['replay.errors']);
    expect(other.told('consent:withdrawn')).toHaveLength(1);
    await done;
    expect(records(browser).filter(({ act }) => act === 'withdraw')).toHaveLength(1);
  });
});

describe('on a later page', () => {
  const remembered = async (act: 'grant' | 'refuse' | 'withdraw' = 'grant') => {
    const browser = fakeBrowser();
    const page = openPage(browser);
    await page.choose({ 'replay.errors': act !== 'refuse' }, by);
    if (act === 'withdraw') await page.withdraw(['replay.errors'], by);
    return browser;
  };
  it('a remembered yes counts, without a new proof', async () => {
    const browser = await remembered();
    const page = openPage(browser);
    await page.restore();
    expect(page.told('consent:granted')).toMatchObject([{ purpose: 'replay.errors', restored: true }]);
    expect(page.gate.passes('replay.errors')).toBe(true);
    expect(browser.vault.rows()).toHaveLength(1);
  });
  it('a cookie without the proof on this terminal is no consent', async () => {
    const browser = await remembered();
    const stranger = fakeBrowser();
    stranger.cookies.set('temoin', browser.cookies.get('temoin') as string);
    const page = openPage(stranger);
    await page.restore();
    expect(page.consent.status('replay.errors')).toBe('unasked');
    expect(page.gate.passes('replay.errors')).toBe(false);
  });
  it('a refusal that was turned into a yes by hand is no consent', async () => {
    const browser = await remembered('refuse');
    browser.cookies.set('temoin', (browser.cookies.get('temoin') as string).replace('refuse', 'grant'));
    const page = openPage(browser);
    await page.restore();
    expect(page.consent.status('replay.errors')).toBe('unasked');
  });
  it('a late answer that brings back the cookie of a withdrawn consent brings back no consent', async () => {
    const browser = await remembered();
    const granted = browser.cookies.get('temoin') as string;
    const page = openPage(browser);
    await page.restore();
    await page.withdraw(['replay.errors'], by);
    browser.cookies.set('temoin', granted);
    await page.restore();
    expect(page.consent.status('replay.errors')).toBe('withdrawn');
    expect(decode(browser.cookies.get('temoin'))[0]?.act).toBe('withdraw');
    browser.cookies.set('temoin', granted);
    const later = openPage(browser);
    await later.restore();
    expect(later.consent.status('replay.errors')).toBe('withdrawn');
    expect(later.gate.passes('replay.errors')).toBe(false);
  });
  it('a late answer that brings back a refusal while the yes after it is proved takes nothing from the yes', async () => {
    const browser = await remembered('refuse');
    const refused = browser.cookies.get('temoin') as string;
    const page = openPage(browser);
    await page.restore();
    const yes = page.choose({ 'replay.errors': true }, by);
    browser.cookies.set('temoin', refused);
    await yes;
    expect([page.gate.passes('replay.errors'), page.told('consent:granted').length]).toEqual([true, 1]);
    expect(decode(browser.cookies.get('temoin'))[0]?.act).toBe('grant');
  });
  it('a cookie that is taken away while its yes is proved leaves no yes', async () => {
    const browser = fakeBrowser();
    const page = openPage(browser);
    const yes = page.choose({ 'replay.errors': true }, by);
    browser.cookies.clear();
    await yes;
    expect([page.gate.passes('replay.errors'), page.told('consent:granted').length]).toEqual([false, 0]);
    expect(browser.cookies.size).toBe(0);
  });
  it('a yes on other terms is asked again', async () => {
    const browser = await remembered();
    const page = openPage(browser, about('b'));
    await page.restore();
    expect(page.consent.status('replay.errors')).toBe('expired');
    expect(page.told('consent:expired')).toHaveLength(1);
    expect(page.gate.passes('replay.errors')).toBe(false);
  });
  it('a yes ends with its time, also on a page that stays open', async () => {
    const browser = await remembered();
    const page = openPage(browser);
    await page.restore();
    browser.clock.set(browser.clock.now() + 182 * 86_400_000);
    expect(page.gate.passes('replay.errors')).toBe(false);
    await page.restore();
    expect(page.recorder.halt).toHaveBeenCalledWith('expired', ['replay.errors']);
    expect(page.told('consent:expired')).toHaveLength(1);
  });
  it('a cookie that the visitor took away takes the consent with it', async () => {
    const browser = await remembered();
    const page = openPage(browser);
    await page.restore();
    browser.cookies.delete('temoin');
    expect(page.gate.confirms('replay.errors')).toBe(false);
    await page.restore();
    expect(page.recorder.halt).toHaveBeenCalled();
    expect(page.consent.status('replay.errors')).toBe('unasked');
  });
  it('a page from the back/forward cache lets nothing pass before it has looked', async () => {
    const browser = await remembered();
    const page = openPage(browser);
    await page.restore();
    page.gate.sleep();
    expect(page.gate.passes('replay.errors')).toBe(false);
    await page.restore();
    expect(page.gate.passes('replay.errors')).toBe(true);
    page.gate.sleep();
    const other = openPage(browser);
    await other.restore();
    await other.withdraw(['replay.errors'], by);
    const waking = page.restore();
    expect(page.recorder.halt).toHaveBeenCalledWith('withdrawn', ['replay.errors']);
    await waking;
  });
});
