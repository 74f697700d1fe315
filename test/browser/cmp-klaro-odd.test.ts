import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { klaro } from '../../src/adapters/cmp/klaro.facts.ts';
import type { CmpPage } from '../contracts/cmp-kit.ts';
import { KLARO, realKlaro } from '../fixtures/real-cmps/klaro.ts';
import type { RealCmp } from '../fixtures/real-cmps/real-cmp.ts';
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

const rigOf = (real: RealCmp) =>
  realRig(browser, { real, facts: klaro, unknown: false, records: [] }, opened);
const beside = async (page: CmpPage): Promise<CmpPage> => {
  await page.load();
  await page.connect();
  await page.settle();
  return page;
};
const visit = async (real: RealCmp) => beside(await (await rigOf(real)).page());
const read = (page: CmpPage) => page.ask((cmp) => cmp.read(), undefined);
const asking = (page: CmpPage) => page.ask((cmp) => cmp.asking(), undefined);
const put = (value: string) => opened[0]?.addCookies([{ name: 'klaro', value, url: ORIGIN }]);

describe('klaro', () => {
  it('takes a default for no answer', async () => {
    const page = await visit(
      realKlaro({
        lang: 'fr',
        privacyPolicy: '/',
        default: true,
        services: [{ name: 'replay', purposes: ['replay'] }],
      }),
    );
    expect(await read(page)).toEqual({});
  });

  it('asks again, and holds nothing, when a service is added', async () => {
    const page = await visit(realKlaro());
    await page.answer(true);
    await put(encodeURIComponent(JSON.stringify({ replay: true })));
    const next = await beside(await page.next());
    expect([await read(next), await asking(next)]).toEqual([{}, true]);
  });

  it('is heard saying again what another tab has changed since', async () => {
    const rig = await rigOf(realKlaro());
    const one = await beside(await rig.page());
    await one.answer(false);
    expect(await read(one)).toEqual({ replay: false, stats: false });
    const other = await beside(await rig.page());
    await other.ask((cmp) => cmp.write?.({ replay: true }), undefined);
    const before = await one.heard();
    await one.ask((cmp) => cmp.open(), undefined);
    await one.answer(false);
    expect([(await one.heard()) > before, await read(other)]).toEqual([
      true,
      { replay: false, stats: false },
    ]);
  });

  it('asks again where its cookie has a domain of its own, and takes the new answer', async () => {
    const page = await visit(realKlaro({ ...KLARO, cookieDomain: '.boutique.test' }));
    await page.answer(true);
    expect(await read(page)).toEqual({ replay: true, stats: true });
    await page.ask((cmp) => cmp.forget?.('replay'), undefined);
    expect([await read(page), await asking(page)]).toEqual([{}, true]);
    const before = await page.heard();
    await page.answer(true);
    expect([(await page.heard()) > before, await read(page)]).toEqual([true, { replay: true, stats: true }]);
    const next = await page.next();
    await next.load();
    expect(await next.opened()).toBe(false);
  });

  it('is asking until it is answered, embedded too, where its panel stays in the page', async () => {
    const page = await visit(realKlaro({ ...KLARO, embedded: true }));
    expect(await asking(page)).toBe(true);
    await page.answer(true);
    expect([await page.opened(), await asking(page)]).toEqual([true, false]);
  });

  it('is about to ask where the place for it, which is the site’s own, is empty yet', async () => {
    const page = await visit(realKlaro());
    await page.ask(() => document.querySelector('#klaro')?.replaceChildren(), undefined);
    expect(await asking(page)).toBe(true);
  });

  it('gives nothing where its cookie is spoilt', async () => {
    const page = await visit(realKlaro());
    await page.answer(true);
    await put('%7Bspoilt');
    expect(await read(page)).toEqual({});
  });
});
