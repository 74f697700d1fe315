import { describe, expect, it } from 'vitest';
import { createBus } from '../../../src/bus/bus.ts';
import { start } from '../../../src/consent-mode/consent-mode.ts';

const MAP = { analytics_storage: 'audience', ad_storage: 'ads', ad_user_data: 'ads' } as const;

interface Google {
  dataLayer?: ArrayLike<unknown>[];
  google_tag_data?: { ics: { usedDefault: boolean } };
}

const set = (page: Google = {}, consentMode: Readonly<Record<string, string>> = MAP) => {
  const bus = createBus(() => {});
  const end = start({ page: page as unknown as Window, configuration: { consentMode }, bus });
  const calls = () => (page.dataLayer ?? []).map((each) => [...Array.from(each)]);
  return { page, bus, end, calls };
};
const grant = (purpose: string, restored = false) => ({ purpose, choice: 'c', restored });
const DEFAULT = [
  'consent',
  'default',
  { analytics_storage: 'denied', ad_storage: 'denied', ad_user_data: 'denied' },
];

describe('Google’s Consent Mode', () => {
  it('is told that all is denied before anybody has answered', () => {
    expect(set().calls()).toEqual([DEFAULT]);
  });

  it('is told by a function’s own arguments: an array is not read by Google', () => {
    const { page } = set();
    expect(Object.prototype.toString.call(page.dataLayer?.[0])).toBe('[object Arguments]');
  });

  it.each([
    ['in the data layer', { dataLayer: [['consent', 'default', { ad_storage: 'denied' }]] }],
    ['by Google’s own record', { dataLayer: [], google_tag_data: { ics: { usedDefault: true } } }],
  ])('is left its default where somebody has said one: %s', (_, page) => {
    const before = page.dataLayer.length;
    expect(set(page).calls()).toHaveLength(before);
  });

  it('follows each purpose alone: grant, withdrawal, refusal, expiry', () => {
    const { bus, calls } = set();
    bus.emit('consent:granted', grant('audience'));
    bus.emit('consent:refused', { purpose: 'ads', choice: 'c' });
    bus.emit('consent:withdrawn', { purpose: 'audience', choice: 'c' });
    bus.emit('consent:expired', { purpose: 'audience', choice: 'c' });
    expect(calls().slice(1)).toEqual([
      ['consent', 'update', { analytics_storage: 'granted' }],
      ['consent', 'update', { ad_storage: 'denied', ad_user_data: 'denied' }],
      ['consent', 'update', { analytics_storage: 'denied' }],
    ]);
  });

  it('is told once of what is remembered on a later page, also where the answer came first', () => {
    const page: Google = {};
    const bus = createBus(() => {});
    bus.emit('consent:granted', grant('audience', true));
    start({ page: page as unknown as Window, configuration: { consentMode: MAP }, bus });
    bus.emit('consent:granted', grant('audience', true));
    expect(page.dataLayer?.map((each) => Array.from(each))).toEqual([
      DEFAULT,
      ['consent', 'update', { analytics_storage: 'granted' }],
    ]);
  });

  it('is told nothing of purposes that no type stands for, nor anything after the end', () => {
    const { bus, calls, end } = set();
    bus.emit('consent:granted', grant('replay.errors'));
    end();
    bus.emit('consent:granted', grant('audience'));
    expect(calls()).toEqual([DEFAULT]);
  });

  it('leaves what else is in the data layer as it is', () => {
    const page: Google = { dataLayer: [{ event: 'gtm.js', length: 0 }] as never };
    set(page);
    expect(page.dataLayer?.[0]).toEqual({ event: 'gtm.js', length: 0 });
    expect(page.dataLayer).toHaveLength(2);
  });
});
