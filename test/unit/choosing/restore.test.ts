import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../src/consent/remembered.ts';
import { type FakeBrowser, fakeBrowser } from '../../fixtures/fake-platform.ts';
import { about, by, openPage } from './page.ts';

const ERRORS = 'replay.errors';
const cookie = (browser: FakeBrowser) =>
  Object.fromEntries(decode(browser.cookies.get('temoin')).map(({ purpose, act }) => [purpose, act]));
const purposesOf = (facts: Record<string, unknown>[]) => facts.map(({ purpose }) => purpose);

/** A browser in which these were granted by a page that has gone since. */
const granted = async (...purposes: string[]) => {
  const browser = fakeBrowser();
  await openPage(browser).choose(Object.fromEntries(purposes.map((id) => [id, true])), by);
  browser.clock.pass(1000);
  return browser;
};

/** From now on the rows are read, and handed over only when they are let go. */
const held = (browser: FakeBrowser) => {
  const read = browser.vault.all;
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  browser.vault.all = async (store) => {
    const rows = await read(store);
    await gate;
    return rows as never;
  };
  return () => {
    browser.vault.all = read;
    release();
  };
};

describe('a yes that another tab has ended and given anew', () => {
  it('counts here too, where neither was heard of, and is told once', async () => {
    const browser = await granted(ERRORS);
    const [page, other] = [openPage(browser), openPage(browser)];
    await page.restore();
    await other.restore();
    await other.withdraw([ERRORS], by);
    browser.clock.pass(1000);
    await other.choose({ [ERRORS]: true }, by);
    const first = page.visit.grants.get(ERRORS)?.id;
    await page.restore();
    await page.restore();
    expect([page.consent.status(ERRORS), page.gate.passes(ERRORS)]).toEqual(['granted', true]);
    expect(page.recorder.halt).toHaveBeenCalledTimes(1);
    expect([page.told('consent:expired').length, page.told('consent:granted').length]).toEqual([1, 2]);
    expect(page.visit.grants.get(ERRORS)).toEqual(other.visit.grants.get(ERRORS));
    expect(page.visit.grants.get(ERRORS)?.id).not.toBe(first);
  });
});

describe('while the proof of a remembered yes is being looked for', () => {
  it('a withdrawal on this page is neither lost nor overtaken, and is proved', async () => {
    const browser = await granted(ERRORS);
    const page = openPage(browser);
    const release = held(browser);
    const reading = page.restore();
    const withdrawing = page.withdraw([ERRORS], by);
    expect(cookie(browser)).toEqual({ [ERRORS]: 'withdraw' });
    expect(page.consent.status(ERRORS)).toBe('withdrawn');
    release();
    await Promise.all([reading, withdrawing]);
    expect(page.consent.status(ERRORS)).toBe('withdrawn');
    expect(page.gate.passes(ERRORS)).toBe(false);
    expect(page.told('consent:granted')).toEqual([]);
    const [grant, end] = browser.vault.rows() as { id: string; act: string; ends?: string[] }[];
    expect(end).toMatchObject({ act: 'withdraw', ends: [grant?.id] });
  });
  it('a withdrawal in another tab is not overtaken', async () => {
    const browser = await granted(ERRORS);
    const other = openPage(browser);
    await other.restore();
    const page = openPage(browser);
    const release = held(browser);
    const reading = page.restore();
    await Promise.resolve();
    release();
    const withdrawing = other.withdraw([ERRORS], by);
    await Promise.all([reading, withdrawing]);
    expect(page.gate.passes(ERRORS)).toBe(false);
    expect(page.consent.status(ERRORS)).toBe('unasked');
    expect(page.told('consent:granted')).toEqual([]);
    expect(cookie(browser)).toEqual({ [ERRORS]: 'withdraw' });
  });
  it('a withdrawal of one purpose leaves the remembered yes to another', async () => {
    const browser = await granted(ERRORS, 'audience');
    const page = openPage(browser);
    const release = held(browser);
    const reading = page.restore();
    const withdrawing = page.withdraw([ERRORS], by);
    release();
    await Promise.all([reading, withdrawing]);
    expect(cookie(browser)).toEqual({ [ERRORS]: 'withdraw', audience: 'grant' });
    expect(page.consent.statuses()).toEqual({ [ERRORS]: 'withdrawn', audience: 'granted' });
    expect(purposesOf(page.told('consent:granted'))).toEqual(['audience']);
  });
  it('a withdrawal of a yes that has no proof is made no proof of', async () => {
    const stranger = fakeBrowser();
    stranger.cookies.set('temoin', (await granted(ERRORS)).cookies.get('temoin') as string);
    stranger.clock.pass(1000);
    const page = openPage(stranger);
    const release = held(stranger);
    const reading = page.restore();
    const withdrawing = page.withdraw([ERRORS], by);
    release();
    await Promise.all([reading, withdrawing]);
    expect(cookie(stranger)).toEqual({ [ERRORS]: 'withdraw' });
    expect(stranger.vault.rows()).toEqual([]);
    expect(page.told('problem')).toEqual([]);
  });
  it('a new yes opens the gate by its own proof, not by the old one', async () => {
    const browser = await granted(ERRORS);
    const page = openPage(browser);
    let admitted = () => {};
    const admitting = new Promise<void>((resolve) => {
      admitted = resolve;
    });
    let asked = () => {};
    const asking = new Promise<void>((resolve) => {
      asked = resolve;
    });
    page.admit.mockImplementationOnce(() => {
      asked();
      return admitting;
    });
    const reading = page.restore();
    await asking;
    await page.withdraw([ERRORS], by);
    browser.vault.broken = true;
    const choosing = page.choose({ [ERRORS]: true }, by);
    admitted();
    await Promise.all([reading, choosing]);
    expect(page.gate.passes(ERRORS)).toBe(false);
    expect(page.told('consent:granted')).toEqual([]);
  });
  it('it is found once, however often it is looked for', async () => {
    const browser = await granted(ERRORS);
    const page = openPage(browser);
    await Promise.all([page.restore(), page.restore()]);
    expect(page.told('consent:granted')).toHaveLength(1);
  });
});

describe('a yes of this page that is newer than what is remembered', () => {
  /** A refusal, then a yes to something else, in two tabs that both know of it. */
  const twoTabs = async () => {
    const browser = fakeBrowser();
    const one = openPage(browser);
    await one.choose({ audience: false }, by);
    const before = browser.cookies.get('temoin') as string;
    browser.clock.pass(1000);
    await one.choose({ [ERRORS]: true }, by);
    const other = openPage(browser);
    await other.restore();
    expect(other.gate.passes(ERRORS)).toBe(true);
    return { browser, one, other, before };
  };
  it('ends when its proof is gone, since another tab heard that it is unacceptable', async () => {
    const { browser, one, other } = await twoTabs();
    const row = browser.vault.rows().find((each) => (each as { act: string }).act === 'grant') as {
      key: string;
    };
    await browser.vault.remove('records', [row.key]);
    one.visit.forget([ERRORS]);
    const looking = other.restore();
    expect(other.gate.passes(ERRORS)).toBe(false);
    await looking;
    expect(other.consent.status(ERRORS)).toBe('unasked');
    expect(other.recorder.halt).toHaveBeenCalledWith('expired', [ERRORS]);
    expect(purposesOf(other.told('consent:expired'))).toEqual([ERRORS]);
    expect(cookie(browser)).toEqual({ audience: 'refuse' });
    await one.restore();
    expect(one.consent.status(ERRORS)).toBe('unasked');
  });
  it('is written again when a late answer brought back an older cookie', async () => {
    const { browser, other, before } = await twoTabs();
    browser.cookies.set('temoin', before);
    await other.restore();
    expect(other.gate.confirms(ERRORS)).toBe(true);
    expect(other.recorder.halt).not.toHaveBeenCalled();
    expect(cookie(browser)).toEqual({ audience: 'refuse', [ERRORS]: 'grant' });
  });
  it('ends where its proof cannot be read', async () => {
    const { browser, other, before } = await twoTabs();
    browser.cookies.set('temoin', before);
    browser.vault.broken = true;
    await other.restore();
    expect(other.gate.passes(ERRORS)).toBe(false);
    expect(other.consent.status(ERRORS)).toBe('unasked');
  });
});

describe('what is written for later pages', () => {
  it('never passes a choice on other terms for one on these', async () => {
    const browser = await granted('audience', ERRORS);
    const page = openPage(browser, about('b'));
    await page.restore();
    expect(page.consent.statuses()).toEqual({ [ERRORS]: 'expired', audience: 'expired' });
    await page.choose({ audience: true }, by);
    expect(cookie(browser)).toEqual({ audience: 'grant' });
    const later = openPage(browser, about('b'));
    await later.restore();
    expect(later.consent.statuses()).toEqual({ [ERRORS]: 'unasked', audience: 'granted' });
  });
});

describe('a clock that was set back', () => {
  const WEEK = 7 * 86_400_000;
  it('leaves a no a no, and lets a new yes count', async () => {
    const browser = fakeBrowser();
    await openPage(browser).choose({ [ERRORS]: false }, by);
    browser.clock.set(browser.clock.now() - WEEK);
    const page = openPage(browser);
    await page.restore();
    expect(page.consent.status(ERRORS)).toBe('refused');
    await page.choose({ [ERRORS]: true }, by);
    expect(page.consent.status(ERRORS)).toBe('granted');
    expect(page.gate.passes(ERRORS)).toBe(true);
  });
  it('makes a remembered yes none; the no to it is later than it', async () => {
    const browser = await granted(ERRORS);
    const at = decode(browser.cookies.get('temoin'))[0]?.at as number;
    browser.clock.set(browser.clock.now() - WEEK);
    const page = openPage(browser);
    await page.restore();
    expect(page.consent.status(ERRORS)).toBe('unasked');
    expect(page.gate.passes(ERRORS)).toBe(false);
    await page.choose({ [ERRORS]: false }, by);
    expect(page.consent.status(ERRORS)).toBe('withdrawn');
    expect(decode(browser.cookies.get('temoin'))[0]?.at).toBeGreaterThan(at);
  });
});

describe('a cookie that cannot be kept', () => {
  it('makes a withdrawal heard all the same', async () => {
    const browser = await granted(ERRORS);
    const page = openPage(browser);
    await page.restore();
    const set = browser.cookies.set.bind(browser.cookies);
    // As the page's own writing does with what a browser does not take.
    browser.cookies.set = (name, text) => {
      if (!text.includes('withdraw')) return set(name, text);
      browser.cookies.delete(name);
      return browser.cookies;
    };
    await page.withdraw([ERRORS], by);
    expect(page.told('problem')).toMatchObject([{ code: 'storage', during: 'withdraw' }]);
    expect(page.recorder.halt).toHaveBeenCalledWith('withdrawn', [ERRORS]);
    expect(browser.cookies.has('temoin')).toBe(false);
  });
  it('makes a refusal a refusal on this page, and says that it cannot be remembered', async () => {
    const browser = fakeBrowser();
    browser.cookies.set = () => browser.cookies;
    const page = openPage(browser);
    await page.choose({ [ERRORS]: false }, by);
    expect(page.consent.status(ERRORS)).toBe('refused');
    expect(page.told('problem')).toMatchObject([{ code: 'storage', during: 'choose' }]);
    expect(browser.vault.rows()).toHaveLength(1);
  });
});

describe('a refusal where a grant was still open', () => {
  it('expires the trackers of that grant too', async () => {
    const browser = await granted('audience');
    browser.cookies.clear();
    browser.cookies.set('_pk_id.1', 'x');
    const page = openPage(browser);
    await page.restore();
    await page.choose({ audience: false }, by);
    expect([...browser.cookies.keys()]).toEqual(['temoin']);
    expect(encode(decode(browser.cookies.get('temoin')))).toBe(browser.cookies.get('temoin'));
  });
});
