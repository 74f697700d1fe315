import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeAxeptio } from '../fixtures/fakes/axeptio.ts';
import type { FakeScript } from '../fixtures/fakes/cmp-fake.ts';
import { fakeDidomi } from '../fixtures/fakes/didomi.ts';
import { fakeOnetrust } from '../fixtures/fakes/onetrust.ts';
import { fakeUsercentrics3 } from '../fixtures/fakes/usercentrics.ts';
import { fakeUsercentrics2 } from '../fixtures/fakes/usercentrics-2.ts';
import { thorough } from '../thorough.ts';
import { answer, asks, cookie, fakeSite, PURPOSES, proofs } from './cmp-fake-site.ts';
import { factsOf, heard, startBrowser } from './site.ts';
import { recording, silent, status, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

interface Held {
  readonly cmp: string;
  readonly script: FakeScript;
  readonly keys: readonly string[];
  /** What the proof says of the host, beside the time. */
  readonly host: { readonly version?: string; readonly reference: string };
  /** The cookie in which it remembers, and what is in it while the first key is agreed to. */
  readonly kept: readonly [name: string, yes: RegExp];
  /** It cannot be written to: its older yes stays with it, and is not followed. */
  readonly deaf?: true;
  readonly when?: 'after';
}

const HELD: Record<string, Held> = {
  Didomi: {
    cmp: 'didomi',
    script: fakeDidomi,
    keys: ['replay_errors', 'replay_experience', 'visits'],
    host: { version: '0.0.0-fake', reference: '18f1c5a0-fake' },
    kept: ['didomi_token', /"enabled":\[[^\]]*"replay_errors"/],
  },
  Axeptio: {
    cmp: 'axeptio',
    script: fakeAxeptio,
    keys: ['replay_errors', 'replay_experience', 'visits'],
    host: { version: '0fake0version', reference: 'fake0token' },
    kept: ['axeptio_cookies', /"replay_errors":true/],
    deaf: true,
    when: 'after',
  },
  OneTrust: {
    cmp: 'onetrust',
    script: fakeOnetrust,
    keys: ['C0007', 'C0008', 'C0009'],
    host: { version: '202409.1.0-fake', reference: 'cf498ced-fake' },
    kept: ['OptanonConsent', /C0007%3A1/],
  },
  'Usercentrics 3': {
    cmp: 'usercentrics',
    script: fakeUsercentrics3,
    keys: ['HkocEodjb7', 'S1_9Vsuj-Q', 'twMyStLkn'],
    host: { version: '1.2.3-fake', reference: 'fake0controller' },
    kept: ['ucData', /"HkocEodjb7":\{"given":true/],
    when: 'after',
  },
  'Usercentrics 2': {
    cmp: 'usercentrics',
    script: fakeUsercentrics2,
    keys: ['HkocEodjb7', 'S1_9Vsuj-Q', 'twMyStLkn'],
    host: { reference: 'fake0controller' },
    kept: ['uc_settings', /"status":true,"timestamp":\d+\}\]/],
  },
};

const count = async (tab: Page, name: string) =>
  (await factsOf(tab)).filter(([each]) => each === name).length;

for (const [name, held] of Object.entries(HELD).slice(0, thorough ? undefined : 1))
  describe(`beside a fake of ${name}, ${held.when ?? 'before'} whose script Témoin’s comes`, () => {
    it('takes its yes once, over three pages, and its no on the third', { timeout: 90_000 }, () =>
      visiting(browser, fakeSite(held), async ({ site, open }) => {
        const first = await open();
        await expect.poll(() => asks(first)).toBe(true);
        await answer(first, true);
        await heard(first, 'consent:granted', 3);
        await heard(first, 'capture:started', 2);
        const made = await proofs(site, 3);
        expect(made.map(({ act, purpose }) => [act, purpose]).sort()).toEqual(
          PURPOSES.map((purpose) => ['grant', purpose]).sort(),
        );
        for (const [index, purpose] of PURPOSES.entries()) {
          const proof = made.find((each) => each.purpose === purpose);
          expect(JSON.stringify(proof)).toContain(`"layer":"host-cmp"`);
          expect(JSON.stringify(proof)).toContain(`"control":"${held.keys[index]}"`);
          expect(JSON.stringify(proof)).toContain(
            `"host":${JSON.stringify({ cmp: held.cmp, ...held.host }).slice(0, -1)}`,
          );
        }
        const second = await open('/second');
        await heard(second, 'consent:granted', 3);
        const third = await open('/third');
        await heard(third, 'consent:granted', 3);
        expect([
          await asks(third),
          await count(third, 'notice:shown'),
          await count(third, 'problem'),
        ]).toEqual([false, 0, 0]);
        await proofs(site, 3);
        await third.evaluate(() => (window as unknown as { temoin: { open(): void } }).temoin.open());
        await expect.poll(() => asks(third)).toBe(true);
        await answer(third, false);
        await heard(third, 'consent:withdrawn', 3);
        expect([await status(third), await recording(third)]).toEqual(['withdrawn', false]);
        const all = await proofs(site, 6);
        expect(all.slice(3).map(({ act }) => act)).toEqual(['withdraw', 'withdraw', 'withdraw']);
        expect(await silent(site, third)).toEqual([]);
        const fourth = await open();
        await heard(fourth, 'ready');
        await expect.poll(() => status(fourth)).toBe('withdrawn');
        await proofs(site, 6);
      }),
    );

    it('takes a no in Témoin to it, so that no remembered yes returns', { timeout: 90_000 }, () =>
      visiting(browser, fakeSite(held), async ({ site, context, open }) => {
        const first = await open();
        await expect.poll(() => asks(first)).toBe(true);
        await answer(first, true);
        await heard(first, 'consent:granted', 3);
        const [cookieName, yes] = held.kept;
        await expect.poll(() => cookie(context, cookieName)).toMatch(yes);
        await first.evaluate(() =>
          (window as unknown as { temoin: { withdraw(): Promise<void> } }).temoin.withdraw(),
        );
        expect(await status(first)).toBe('withdrawn');
        await proofs(site, 6);
        if (held.deaf) await heard(first, 'problem');
        else {
          await expect.poll(() => cookie(context, cookieName)).not.toMatch(yes);
          expect(await count(first, 'problem')).toBe(0);
        }
        for (const path of ['/second', '/third']) {
          const next = await open(path);
          await heard(next, 'ready');
          // What the CMP remembers has been read by then.
          await next.waitForTimeout(1500);
          expect([await status(next), await recording(next), await count(next, 'consent:granted')]).toEqual([
            'withdrawn',
            false,
            0,
          ]);
        }
        await proofs(site, 6);
      }),
    );
  });
