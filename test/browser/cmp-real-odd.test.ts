import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { orejime } from '../../src/adapters/cmp/orejime.facts.ts';
import { tarteaucitron } from '../../src/adapters/cmp/tarteaucitron.facts.ts';
import { vanillaCookieconsent } from '../../src/adapters/cmp/vanilla-cookieconsent.facts.ts';
import type { CmpPage } from '../contracts/cmp-kit.ts';
import { realOrejime } from '../fixtures/real-cmps/orejime.ts';
import type { RealCmp } from '../fixtures/real-cmps/real-cmp.ts';
import { PARAMETERS, realTarteaucitron } from '../fixtures/real-cmps/tarteaucitron.ts';
import { CONFIGURATION, realVanilla } from '../fixtures/real-cmps/vanilla-cookieconsent.ts';
import { ORIGIN, realRig } from './cmp-rig.ts';
import { startBrowser } from './site.ts';

let browser: Browser;
const opened: BrowserContext[] = [];
beforeAll(async () => {
  browser = await startBrowser();
});
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
});
afterAll(() => browser.close());

const FACTS = {
  'vanilla-cookieconsent': vanillaCookieconsent,
  tarteaucitron: tarteaucitron,
  orejime: orejime,
} as const;

const rigOf = (real: RealCmp) => {
  const facts = FACTS[real.id as keyof typeof FACTS];
  return realRig(browser, { real, facts, unknown: false, records: [] }, opened);
};
const beside = async (page: CmpPage): Promise<CmpPage> => {
  await page.load();
  await page.connect();
  await page.settle();
  return page;
};
const visit = async (real: RealCmp) => beside(await (await rigOf(real)).page());
const read = (page: CmpPage) => page.ask((cmp) => cmp.read(), undefined);
const write = (page: CmpPage, answers: Record<string, boolean>) =>
  page.ask(async (cmp, given) => {
    await cmp.write?.(given);
  }, answers);
const cookie = async (name: string): Promise<string> =>
  decodeURIComponent((await opened[0]?.cookies())?.find((each) => each.name === name)?.value ?? '');
const spoil = (name: string) => opened[0]?.addCookies([{ name, value: '%7Bspoilt', url: ORIGIN }]);

const services = { player: { label: 'Lecteur' }, heat: { label: 'Carte' } };
const withServices = (key: string): RealCmp => ({
  ...realVanilla({
    ...CONFIGURATION,
    categories: { replay: { services }, stats: { services }, social: { enabled: true } },
  }),
  key,
});

describe('vanilla-cookieconsent', () => {
  it('takes a no away from a category and its services, and leaves the refused services of another refused', async () => {
    const page = await visit(withServices('replay'));
    await page.answer(true);
    await write(page, { 'stats/heat': false });
    await write(page, { replay: false });
    expect(JSON.parse(await cookie('cc_cookie'))).toMatchObject({
      categories: ['stats', 'social'],
      services: { replay: [], stats: ['player'] },
    });
    expect(await read(page)).toEqual({ replay: false, stats: false });
  });

  it('reads one service, and takes part of a category for no yes to it', async () => {
    const page = await visit(withServices('replay/player'));
    await page.answer(true);
    await write(page, { 'replay/heat': false });
    expect(await read(page)).toEqual({ 'replay/player': true, stats: true });
    const next = await beside(await page.next());
    await write(next, { 'replay/player': false });
    expect(await read(await beside(await next.next()))).toEqual({ 'replay/player': false, stats: true });
  });

  it('does not accept again what is enabled by default and was refused', async () => {
    const page = await visit(withServices('replay'));
    await page.answer(false);
    await write(page, { replay: true });
    const next = await beside(await page.next());
    await write(next, { 'replay/heat': false });
    expect(JSON.parse(await cookie('cc_cookie'))).toMatchObject({
      categories: ['replay'],
      services: { replay: ['player'], stats: [] },
    });
  });

  it('reads and takes away what another tab has answered since', async () => {
    const rig = await rigOf(realVanilla());
    const one = await beside(await rig.page());
    const other = await beside(await rig.page());
    await one.answer(false);
    await other.answer(true);
    expect(await read(one)).toEqual({ replay: true, stats: true });
    await write(one, { replay: false });
    expect(await read(await beside(await rig.page()))).toEqual({ replay: false, stats: true });
  });

  it('takes nothing for an answer that is accepted without one', async () => {
    const page = await visit(
      realVanilla({ ...CONFIGURATION, categories: { replay: { enabled: true, readOnly: true }, stats: {} } }),
    );
    await page.answer(true);
    expect(await read(page)).toEqual({ stats: true });
  });

  it('asks again, and holds nothing, when the site raises its revision', async () => {
    const rig = await rigOf(realVanilla());
    const page = await beside(await rig.page());
    await page.answer(true);
    const text = JSON.parse(await cookie('cc_cookie')) as object;
    await opened[0]?.addCookies([
      {
        name: 'cc_cookie',
        value: encodeURIComponent(JSON.stringify({ ...text, revision: 1 })),
        domain: '.boutique.test',
        path: '/',
      },
    ]);
    const next = await beside(await page.next());
    expect([await read(next), await next.ask((cmp) => cmp.asking(), undefined)]).toEqual([{}, true]);
  });

  it('is not asking where it hides from robots', async () => {
    const page = await visit(realVanilla({ ...CONFIGURATION, hideFromBots: true }));
    expect(await page.ask((cmp) => cmp.asking(), undefined)).toBe(false);
  });
});

describe('tarteaucitron', () => {
  for (const setting of [
    { serviceDefaultState: true },
    { serviceDefaultState: false },
    { highPrivacy: false },
  ])
    it(`takes no answer of its own making for the visitor’s: ${JSON.stringify(setting)}`, async () => {
      const page = await visit(realTarteaucitron({ ...PARAMETERS, ...setting }));
      expect(await read(page)).toEqual({});
    });

  it('reads and takes away what another tab has answered since', async () => {
    const rig = await rigOf(realTarteaucitron());
    const one = await beside(await rig.page());
    await one.answer(false);
    const other = await beside(await rig.page());
    await write(other, { replay: true });
    expect(await read(one)).toEqual({ replay: true, stats: false });
    await write(one, { replay: false });
    expect(await read(other)).toEqual({ replay: false, stats: false });
  });
});

describe('tarteaucitron, to which a service comes late', () => {
  for (const yes of [true, false])
    it(`hears a ${yes ? 'yes' : 'no'} on a button that has gone deaf`, async () => {
      const page = await visit(realTarteaucitron());
      await page.answer(!yes);
      await page.ask((cmp) => {
        const { tarteaucitron: tac } = window as unknown as {
          tarteaucitron: { services: Record<string, object>; job: string[] };
        };
        tac.services['late'] = { ...tac.services['stats'], key: 'late', name: 'Tard' };
        tac.job.push('late');
        cmp.open();
      }, undefined);
      await page.answer(yes);
      expect(await read(page)).toMatchObject({ replay: yes });
      expect(await read(await beside(await page.next()))).toMatchObject({ replay: yes });
    });
});

describe('orejime', () => {
  const withPurpose = (more: object) =>
    realOrejime({
      privacyPolicyUrl: '/',
      purposes: [
        { id: 'replay', title: 'Rejeu', cookies: [], ...more },
        { id: 'stats', title: 'Mesure', cookies: [] },
      ],
    });

  for (const more of [{ isMandatory: true }, { isExempt: true, default: true }])
    it(`takes nothing for an answer that needs none: ${JSON.stringify(more)}`, async () => {
      const page = await visit(withPurpose(more));
      await page.answer(true);
      expect(await read(page)).toEqual({ stats: true });
    });

  it('is waited for, and nothing is inferred, where its cookie is spoilt and it stops', async () => {
    const page = await visit(realOrejime());
    await page.answer(true);
    await spoil('eu-consent');
    const next = await beside(await page.next());
    expect(await next.connected()).toBe(false);
  });
});
