import { describe, expect, it } from 'vitest';
import { cookiebotCmp } from '../../../../src/adapters/cmp/cookiebot.ts';
import { googleConsentModeCmp } from '../../../../src/adapters/cmp/google-consent-mode.ts';
import { lumps } from '../../../../src/adapters/cmp/lumped.ts';
import { wpConsentApiCmp } from '../../../../src/adapters/cmp/wp-consent-api.ts';
import { fakeCookiebot } from '../../../fixtures/fakes/cookiebot.ts';
import { fakeGoogleConsentMode } from '../../../fixtures/fakes/google-consent-mode.ts';
import { fakeWpConsentApi } from '../../../fixtures/fakes/wp-consent-api.ts';
import { besideFake } from './beside-fakes.ts';

const NEVER = [
  { adapter: cookiebotCmp, script: fakeCookiebot, lumped: 'statistics' },
  { adapter: googleConsentModeCmp, script: fakeGoogleConsentMode, lumped: 'analytics_storage' },
  { adapter: wpConsentApiCmp, script: fakeWpConsentApi, lumped: 'statistics' },
];

for (const { adapter, script, lumped } of NEVER)
  describe(`${adapter.facts.name}, a fake, which holds no purpose for replay`, () => {
    const beside = (cookies?: Map<string, string>) => besideFake(adapter, script, [lumped], cookies);

    it('says nothing of replay, and lumps what it asks about', async () => {
      const { load, connect, dialog } = beside();
      load();
      const cmp = await connect();
      expect([adapter.facts.holds, lumps(adapter.facts, lumped), cmp.knows(lumped)]).toEqual([
        'never',
        true,
        false,
      ]);
      dialog.answer(true);
      expect([cmp.read(), cmp.asking()]).toEqual([{}, false]);
      expect(cmp.write).toBeUndefined();
    });

    it('asks while its dialog is on the screen, and tells when it has been answered', async () => {
      const { load, connect, dialog, settle } = beside();
      load();
      const cmp = await connect();
      let heard = 0;
      cmp.watch(() => {
        heard += 1;
      });
      await settle();
      expect([dialog.shown, cmp.asking(), heard]).toEqual([true, true, 0]);
      dialog.answer(false);
      await settle();
      expect([cmp.asking(), heard > 0]).toEqual([false, true]);
    });

    it('does not tell once undone', async () => {
      const { load, connect, dialog, settle } = beside();
      load();
      const cmp = await connect();
      let heard = 0;
      cmp.watch(() => {
        heard += 1;
      })();
      dialog.answer(true);
      await settle();
      expect(heard).toBe(0);
    });

    it('does not ask on the next page', async () => {
      const cookies = new Map<string, string>();
      const first = beside(cookies);
      first.load();
      first.dialog.answer(true);
      const next = beside(cookies);
      next.load();
      expect((await next.connect()).asking()).toBe(false);
    });

    it('is awaited while it is half there, or not there at all', async () => {
      const { load, connect } = beside();
      await expect(connect()).rejects.toThrow('not connected');
      load('half');
      await expect(connect()).rejects.toThrow('not connected');
      load('early');
      expect((await connect()).asking()).toBe(true);
    });
  });

describe('Cookiebot, a fake', () => {
  it('is not waited for where it asks nobody, opens by its own call, and has its stamp for a reference', async () => {
    const { page, load, connect, dialog } = besideFake(cookiebotCmp, fakeCookiebot, []);
    load();
    const cmp = await connect();
    expect(cmp.record()).toEqual({});
    page.Cookiebot.regulations = { gdprApplies: false, ccpaApplies: false };
    expect(cmp.asking()).toBe(false);
    dialog.answer(true);
    expect([cmp.record(), dialog.shown]).toEqual([{ reference: 'FakeStamp==' }, false]);
    cmp.open();
    expect(dialog.shown).toBe(true);
  });
});

describe('Google Consent Mode', () => {
  it('is seen where only Google’s own record tells of it', async () => {
    const { page, connect } = besideFake(googleConsentModeCmp, fakeGoogleConsentMode, []);
    page.google_tag_data = { ics: { usedDefault: true, entries: { analytics_storage: { default: false } } } };
    const cmp = await connect();
    expect(cmp.asking()).toBe(true);
    page.google_tag_data.ics.usedUpdate = true;
    expect(cmp.asking()).toBe(false);
  });

  it('asks nothing where nothing is denied by default', async () => {
    const { page, connect } = besideFake(googleConsentModeCmp, fakeGoogleConsentMode, []);
    page.dataLayer = [{ event: 'gtm.js' }, ['consent', 'default', { analytics_storage: 'granted' }]];
    expect((await connect()).asking()).toBe(false);
  });
});

describe('the WP Consent API', () => {
  it('asks nothing where visitors opt out', async () => {
    const { page, load, connect } = besideFake(wpConsentApiCmp, fakeWpConsentApi, []);
    load();
    page.wp_consent_type = 'optout';
    expect((await connect()).asking()).toBe(false);
  });
});
