import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeScript } from '../fixtures/fakes/cmp-fake.ts';
import { fakeCookiebot } from '../fixtures/fakes/cookiebot.ts';
import { fakeDidomi } from '../fixtures/fakes/didomi.ts';
import { fakeGoogleConsentMode } from '../fixtures/fakes/google-consent-mode.ts';
import { fakeWpConsentApi } from '../fixtures/fakes/wp-consent-api.ts';
import { answer, asks, fakeSite, ours, PURPOSES, proofs, proved } from './cmp-fake-site.ts';
import { act, factsOf, heard, startBrowser } from './site.ts';
import { recording, status, visiting } from './visit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const NEVER: readonly (readonly [cmp: string, script: FakeScript, when: 'before' | 'after', yes: boolean])[] =
  [
    ['cookiebot', fakeCookiebot, 'before', true],
    ['cookiebot', fakeCookiebot, 'after', false],
    ['google-consent-mode', fakeGoogleConsentMode, 'before', true],
    ['wp-consent-api', fakeWpConsentApi, 'after', true],
  ];

/** The page's clock is let run, so that what would come has come. */
const later = async (tab: Page) => {
  for (let steps = 0; steps < 8; steps += 1) await tab.clock.runFor(500);
};

const problems = async (tab: Page): Promise<string[]> =>
  (await factsOf(tab))
    .filter(([name]) => name === 'problem')
    .map(([, detail]) => `${detail['code']} ${detail['during']}`);

for (const [cmp, script, when, yes] of NEVER)
  describe(`beside a fake of ${cmp}, which comes ${when} Témoin’s script and holds no purpose for replay`, () => {
    it(`asks for replay after it, never on top of it, and infers nothing from its ${yes ? 'yes' : 'no'}`, () =>
      visiting(
        browser,
        fakeSite({ cmp, script, keys: [], map: {}, when }),
        async ({ site, context, open }) => {
          await context.clock.install();
          const first = await open();
          await later(first);
          expect([await asks(first), await ours(first)]).toEqual([true, false]);
          await answer(first, yes);
          await later(first);
          await heard(first, 'notice:shown');
          expect([await asks(first), await ours(first), await status(first)]).toEqual([
            false,
            true,
            'unasked',
          ]);
          expect([proved(site), await recording(first)]).toEqual([[], false]);
          await act(first, 'accept-all');
          await heard(first, 'consent:granted', 3);
          const made = await proofs(site, 3);
          expect(made.map(({ purpose }) => purpose).sort()).toEqual([...PURPOSES].sort());
          expect(JSON.stringify(made)).not.toContain('host-cmp');
          expect(JSON.stringify(made)).not.toContain(`"cmp":"${cmp}"`);
          const second = await open('/second');
          await heard(second, 'consent:granted', 3);
          await later(second);
          expect([await asks(second), await ours(second), await problems(second)]).toEqual([
            false,
            false,
            [],
          ]);
          await proofs(site, 3);
        },
      ));
  });

describe('beside a fake of a CMP that is not what it should be', () => {
  it('says so where it never comes, asks nothing in its place and records nothing', () =>
    visiting(
      browser,
      fakeSite({ cmp: 'didomi', keys: ['one', 'two', 'three'] }),
      async ({ site, context, open }) => {
        await context.clock.install();
        const tab = await open();
        await tab.clock.runFor(9000);
        expect(await problems(tab)).toEqual([]);
        await tab.clock.runFor(3000);
        await heard(tab, 'problem');
        expect(await problems(tab)).toEqual(['cmp connect']);
        expect([await ours(tab), await status(tab), await recording(tab), proved(site)]).toEqual([
          false,
          'unasked',
          false,
          [],
        ]);
      },
    ));

  it('says so where it has no such purpose, and records nothing although everything was agreed to', () => {
    const [one, two, three] = PURPOSES;
    const map = { [one]: 'replay_errors', [two]: 'no_such_purpose', [three]: 'visits' };
    const keys = ['replay_errors', 'replay_experience', 'visits'];
    return visiting(
      browser,
      fakeSite({ cmp: 'didomi', script: fakeDidomi, keys, map }),
      async ({ site, open }) => {
        const tab = await open();
        await heard(tab, 'problem');
        expect(await problems(tab)).toEqual(['cmp map']);
        await answer(tab, true);
        await heard(tab, 'consent:granted', 2);
        const made = await proofs(site, 2);
        expect(made.map(({ purpose }) => purpose)).not.toContain(two);
        const started = (await factsOf(tab)).filter(([name]) => name === 'capture:started');
        expect(started.map(([, { purpose }]) => purpose)).not.toContain(two);
        expect(await ours(tab)).toBe(false);
      },
    );
  });
});
