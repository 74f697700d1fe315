import { TCString } from '@iabtechlabtcf/core';
import stub from '@iabtechlabtcf/stub';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTcfApi, type TcfApiOptions } from '../../../src/tcf/provide-tcf-api.ts';
import { readCustomPurposes } from '../../../src/tcf/read-custom-purposes.ts';
import { loadIabCmp } from '../../fixtures/iab-cmp.ts';
import { connect, emptyPage, remembering, type TcfPage, turn } from '../adapters/cmp/tcf-page.ts';

let page: TcfPage;
beforeEach(() => {
  page = emptyPage();
});

const options: TcfApiOptions = {
  cmpId: 880,
  cmpVersion: 3,
  vendorListVersion: 178,
  purposes: ['replay.errors', 'replay.experience'],
  language: 'fr',
  country: 'FR',
  open: () => {},
};
type Said = Record<string, unknown> & { readonly tcString: string };
const call = (command: string, done = (_: unknown) => {}): Said => {
  let said: unknown;
  (page.__tcfapi as (...given: unknown[]) => void)(command, 2, (value: unknown) => {
    said = value;
    done(value);
  });
  return said as Said;
};

describe('__tcfapi', () => {
  it('is in no page in which nobody asked for it, though all of temoin/tcf is loaded', async () => {
    await import('../../../src/tcf/index.ts');
    expect('__tcfapi' in page).toBe(false);
  });

  it.each([0, 1, -5, 2.5, 4096, Number.NaN, '880', undefined])('is not made for the CMP id %s', (cmpId) => {
    expect(() => provideTcfApi(page, { ...options, cmpId: cmpId as number })).toThrow(/is no CMP id/);
    expect('__tcfapi' in page).toBe(false);
  });

  it('takes the place of no CMP: not in this window, and not in one above', () => {
    stub();
    loadIabCmp(remembering());
    const theirs = page.__tcfapi;
    expect(() => provideTcfApi(page, options)).toThrow('Another CMP is in this page');
    expect(page.__tcfapi).toBe(theirs);
    page = emptyPage();
    const above = { frames: { __tcfapiLocator: {} } };
    Object.assign(page, { parent: above, top: above });
    expect(() => provideTcfApi(page, options)).toThrow('A CMP is in a window above this one');
    expect('__tcfapi' in page).toBe(false);
  });

  it('is not made by CmpApi in another window than its own', () => {
    expect(() => provideTcfApi({} as Window, options)).toThrow(/is not the window/);
  });

  it('answers ping from the start, and who waited in the queue once there is an answer', async () => {
    stub();
    const waiting = await connect(page, '1', '2');
    const api = provideTcfApi(page, options);
    expect(call('ping')).toMatchObject({ cmpId: 880, cmpStatus: 'loading', displayStatus: 'hidden' });
    expect([call('ping')['gdprApplies'], api.stands()]).toEqual([true, true]);
    await turn();
    expect(waiting.connected).toBe(false);
    api.asked({});
    expect(call('ping')).toMatchObject({ cmpStatus: 'loaded', displayStatus: 'visible', gvlVersion: 178 });
    await turn();
    expect([waiting.cmp.asking(), waiting.cmp.read()]).toEqual([true, { '1': undefined, '2': undefined }]);
    api.answered({ 'replay.errors': true, 'replay.experience': false });
    expect([waiting.cmp.asking(), waiting.cmp.read()]).toEqual([false, { '1': true, '2': false }]);
    expect(call('getTCData')).toMatchObject({ eventStatus: 'useractioncomplete', gdprApplies: true });
    expect(call('ping')).toMatchObject({ displayStatus: 'hidden' });
  });

  it('says of a later page, on which nothing is asked, that the string was loaded', () => {
    provideTcfApi(page, options).answered({ 'replay.errors': false, 'replay.experience': false });
    expect(call('getTCData')).toMatchObject({ eventStatus: 'tcloaded' });
    expect(call('ping')).toMatchObject({ displayStatus: 'disabled' });
  });

  it('grants nothing to a standard purpose or a vendor, and has the three segments of TCF 2.3', () => {
    provideTcfApi(page, options).answered({ 'replay.errors': true, 'replay.experience': true });
    const { tcString } = call('getTCData');
    expect(tcString.split('.')).toHaveLength(3);
    expect(readCustomPurposes(tcString)).toEqual({ readable: true, said: { 1: 'granted', 2: 'granted' } });
    const model = TCString.decode(tcString);
    for (const vector of [
      model.purposeConsents,
      model.purposeLegitimateInterests,
      model.publisherConsents,
      model.vendorConsents,
      model.vendorLegitimateInterests,
      model.vendorsDisclosed,
      model.specialFeatureOptins,
    ])
      expect(vector.size).toBe(0);
    expect([model.cmpId, model.cmpVersion, model.vendorListVersion, model.policyVersion]).toEqual([
      880, 3, 178, 5,
    ]);
    expect([model.consentLanguage, model.publisherCountryCode, model.isServiceSpecific]).toEqual([
      'FR',
      'FR',
      true,
    ]);
  });

  it.each(['fr', 'ga', 'nb', 'pt', 'uk'])(
    'names the language of the notice, also one that the IAB has no list in: %s',
    (language) => {
      provideTcfApi(page, { ...options, language, vendorListVersion: 0 }).answered({});
      const { consentLanguage, vendorListVersion } = TCString.decode(call('getTCData').tcString);
      expect([consentLanguage, vendorListVersion]).toEqual([language.toUpperCase(), 0]);
      expect(call('ping')['gvlVersion']).toBeUndefined();
    },
  );

  it('knows when another CMP has taken its place, and when one only listens along', () => {
    const api = provideTcfApi(page, options);
    const ours = page.__tcfapi as (...given: unknown[]) => void;
    page.__tcfapi = (...given: unknown[]) => ours(...given);
    expect(api.stands()).toBe(true);
    page.__tcfapi = (_: string, __: number, done: (pong: object) => void) => done({ cmpId: 881 });
    expect(api.stands()).toBe(false);
  });

  it('is made though one who waits for the dialog throws', async () => {
    const thrown = vi.fn();
    vi.stubGlobal('queueMicrotask', (then: () => void) => void Promise.resolve().then(then).catch(thrown));
    stub();
    call('displayConsentUi', () => {
      throw new Error('its own fault');
    });
    provideTcfApi(page, options).answered({});
    await turn();
    vi.unstubAllGlobals();
    expect(thrown).toHaveBeenCalledOnce();
    expect(call('ping')).toMatchObject({ cmpStatus: 'loaded' });
  });

  it('opens the dialog for who asks by displayConsentUi, and answers no more once halted', () => {
    let opened = 0;
    const api = provideTcfApi(page, { ...options, open: () => opened++ });
    api.answered({});
    call('displayConsentUi');
    expect(opened).toBe(1);
    api.halt();
    expect(call('ping')).toMatchObject({ cmpStatus: 'error' });
  });
});
