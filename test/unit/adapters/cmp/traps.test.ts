import { describe, expect, it } from 'vitest';
import { axeptioCmp } from '../../../../src/adapters/cmp/axeptio.ts';
import { didomiCmp } from '../../../../src/adapters/cmp/didomi.ts';
import { onetrustCmp } from '../../../../src/adapters/cmp/onetrust.ts';
import { fakeAxeptio } from '../../../fixtures/fakes/axeptio.ts';
import { fakeDidomi } from '../../../fixtures/fakes/didomi.ts';
import { fakeOnetrust } from '../../../fixtures/fakes/onetrust.ts';
import { besideFake } from './beside-fakes.ts';

const REPLAY = 'session_replay';
const GROUP = 'C0007';

describe('Didomi, a fake', () => {
  it('is read by its newer call alone, which lists what is undecided as not enabled', async () => {
    const { page, load, connect, dialog } = besideFake(didomiCmp, fakeDidomi, [REPLAY]);
    load();
    delete page.Didomi.getUserStatus;
    const cmp = await connect();
    expect(page.Didomi.getCurrentUserStatus().purposes[REPLAY]).toEqual({ id: REPLAY, enabled: false });
    expect(cmp.read()[REPLAY]).toBeUndefined();
    dialog.answer(false);
    expect(cmp.read()[REPLAY]).toBe(false);
    cmp.write?.({ [REPLAY]: true });
    expect(cmp.read()[REPLAY]).toBe(true);
  });

  it('gives nothing where no regulation applies, and everything is on by default', async () => {
    const { page, load, connect, dialog } = besideFake(didomiCmp, fakeDidomi, [REPLAY]);
    load();
    dialog.answer(true);
    const current = page.Didomi.getCurrentUserStatus;
    page.Didomi.getCurrentUserStatus = () => ({ ...current(), regulation: 'none' });
    expect((await connect()).read()[REPLAY]).toBeUndefined();
  });

  it('writes vendors as vendors', async () => {
    const { page, load, connect } = besideFake(didomiCmp, fakeDidomi, ['c:replay']);
    load();
    const calls: string[] = [];
    page.Didomi.getRequiredPurposeIds = () => [];
    page.Didomi.getRequiredVendorIds = () => ['c:replay'];
    page.Didomi.openTransaction = () => ({
      disableVendor: (id: string) => calls.push(`disableVendor ${id}`),
      commit: () => calls.push('commit'),
    });
    (await connect()).write?.({ 'c:replay': false });
    expect(calls).toEqual(['disableVendor c:replay', 'commit']);
  });
});

describe('OneTrust, a fake', () => {
  it('is awaited until it has all its methods and its groups', async () => {
    const { page, load, connect, settle } = besideFake(onetrustCmp, fakeOnetrust, [GROUP]);
    load('half');
    page.OneTrust = { IsAlertBoxClosed: () => true };
    await expect(connect()).rejects.toThrow('not connected');
    load();
    await settle();
    expect((await connect()).asking()).toBe(true);
  });

  it('has no answer where a rule closes the box without anybody', async () => {
    const { page, load, connect } = besideFake(onetrustCmp, fakeOnetrust, [GROUP]);
    load();
    const cmp = await connect();
    page.OneTrust.IsAlertBoxClosed = () => true;
    expect([cmp.read()[GROUP], cmp.asking()]).toEqual([undefined, false]);
  });

  it('has active groups before anybody has answered, which are no answers', async () => {
    const { page, load, connect } = besideFake(onetrustCmp, fakeOnetrust, [GROUP]);
    load();
    const cmp = await connect();
    expect(page.OnetrustActiveGroups).toContain(',C0007,');
    expect([cmp.read()[GROUP], cmp.asking()]).toEqual([undefined, true]);
  });

  it('goes on calling the OptanonWrapper of the site', async () => {
    const { page, load, connect, dialog } = besideFake(onetrustCmp, fakeOnetrust, [GROUP]);
    let calls = 0;
    const wrapper = () => {
      calls += 1;
    };
    page.OptanonWrapper = wrapper;
    load();
    (await connect()).watch(() => {});
    dialog.answer(true);
    expect([page.OptanonWrapper === wrapper, calls]).toEqual([true, 2]);
  });

  it('is not believed while it waits to ask again, nor asked for where its rule shows no banner', async () => {
    const cookies = new Map<string, string>();
    const { page, load, connect, dialog } = besideFake(onetrustCmp, fakeOnetrust, [GROUP], cookies);
    load();
    const cmp = await connect();
    const data = page.OneTrust.GetDomainData();
    page.OneTrust.GetDomainData = () => ({ ...data, ShowAlertNotice: false });
    expect(cmp.asking()).toBe(false);
    dialog.answer(true);
    expect(cmp.read()[GROUP]).toBe(true);
    const kept = cookies.get('OptanonConsent') as string;
    cookies.set('OptanonConsent', kept.replace('AwaitingReconsent%3Dfalse', 'AwaitingReconsent%3Dtrue'));
    expect(cmp.read()[GROUP]).toBeUndefined();
  });
});

describe('Axeptio, a fake', () => {
  it('takes a no before any answer without a word: there is nothing that could come back', async () => {
    const { load, connect } = besideFake(axeptioCmp, fakeAxeptio, [REPLAY]);
    load();
    const cmp = await connect();
    expect(() => cmp.write?.({ [REPLAY]: false })).not.toThrow();
    expect(cmp.read()[REPLAY]).toBeUndefined();
  });

  it('keeps its yes after a no that it was not told by its own dialog: older than that no, and so it says', async () => {
    const cookies = new Map<string, string>();
    const first = besideFake(axeptioCmp, fakeAxeptio, [REPLAY], cookies);
    first.load();
    const cmp = await first.connect();
    first.dialog.answer(true);
    expect(() => cmp.write?.({ [REPLAY]: false })).toThrow(`${REPLAY} has to be changed there`);
    expect(cmp.read()[REPLAY]).toBe(false);
    const before = Date.now();
    const next = besideFake(axeptioCmp, fakeAxeptio, [REPLAY], cookies);
    next.load();
    const again = await next.connect();
    expect([again.read()[REPLAY], (again.record().at as number) <= before]).toEqual([true, true]);
  });

  it('is told a no to what was never agreed to, and has nothing to keep', async () => {
    const { load, connect, dialog } = besideFake(axeptioCmp, fakeAxeptio, [REPLAY]);
    load();
    const cmp = await connect();
    dialog.answer(false);
    expect(() => cmp.write?.({ [REPLAY]: false })).not.toThrow();
    expect(() => cmp.write?.({ [REPLAY]: true })).toThrow(REPLAY);
  });

  it('does not take the answer to another project of the same domain', async () => {
    const cookies = new Map<string, string>();
    const other = besideFake(axeptioCmp, fakeAxeptio, [REPLAY], cookies);
    other.page.axeptioSettings = { cookiesVersion: 'shop-fr' };
    other.load();
    other.dialog.answer(true);
    const mine = besideFake(axeptioCmp, fakeAxeptio, [REPLAY], cookies);
    mine.page.axeptioSettings = { cookiesVersion: 'blog-fr' };
    mine.load();
    const cmp = await mine.connect();
    expect([cmp.read()[REPLAY], cmp.asking(), cmp.record()]).toEqual([undefined, true, {}]);
  });

  it('survives a cookie that is spoilt, or not complete', async () => {
    for (const text of ['{%22', encodeURIComponent(`{"${REPLAY}":true,"$$completed":false}`)]) {
      const { page, load, connect } = besideFake(axeptioCmp, fakeAxeptio, [REPLAY]);
      load();
      page.document.cookie = `axeptio_cookies=${text}`;
      expect((await connect()).read()[REPLAY]).toBeUndefined();
    }
  });
});
