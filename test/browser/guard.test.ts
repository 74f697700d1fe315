import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ask,
  ELEMENTS,
  type GuardSite,
  guarded,
  REQUESTS,
  settled,
  startGuardBrowser,
  startGuardSite,
  turn,
} from './guard-site.ts';

let browser: Browser;
let site: GuardSite;
beforeAll(async () => {
  browser = await startGuardBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  site = await startGuardSite();
});
afterEach(() => site.close());

const arrived = (below: string) =>
  [...new Set(site.below(below))].map((each) => each.split('/').at(-1)).sort();

describe('a vendor’s guard', () => {
  it('lets nothing out before the grant, and what waited in the page once it is given', async () => {
    const tab = await guarded(browser, site);
    const told = await ask(tab, 'requests', `${site.vendor}/early`);
    await ask(tab, 'elements', `${site.vendor}/early`);
    await settled(tab, site, '/early');
    expect(site.below(site.vendor)).toEqual([]);
    expect(told).toEqual({
      fetch: 'TypeError',
      fetchUrl: 'TypeError',
      fetchRequest: 'TypeError',
      xhrGet: 'error',
      xhrPost: 'error',
      beacon: 'true',
      socket: 'error',
      events: 'error',
    });
    await turn(tab, 'open');
    await expect.poll(() => arrived(`${site.vendor}/early`).length).toBe(ELEMENTS);
    expect(arrived(`${site.vendor}/early`)).toEqual(arrived(`${site.other}/early`));
  });

  it('lets all pass while it is open', async () => {
    const tab = await guarded(browser, site);
    await turn(tab, 'open');
    const told = await ask(tab, 'requests', `${site.vendor}/open`);
    expect(told).toEqual({
      fetch: 'answer',
      fetchUrl: 'answer',
      fetchRequest: 'answer',
      xhrGet: 'load',
      xhrPost: 'load',
      beacon: 'true',
      socket: 'open',
      events: 'open',
    });
    await ask(tab, 'elements', `${site.vendor}/open`);
    await expect.poll(() => arrived(`${site.vendor}/open`).length).toBe(REQUESTS + ELEMENTS);
  });

  it('lets nothing out any more once it is shut, and only what is new when it opens again', async () => {
    const tab = await guarded(browser, site);
    await turn(tab, 'open');
    await turn(tab, 'shut');
    const told = await ask(tab, 'requests', `${site.vendor}/shut`);
    await ask(tab, 'elements', `${site.vendor}/shut`);
    await settled(tab, site, '/shut');
    expect(site.below(site.vendor)).toEqual([]);
    expect(new Set(Object.values(told))).toEqual(new Set(['TypeError', 'error', 'true']));
    await turn(tab, 'open');
    await ask(tab, 'elements', `${site.vendor}/again`);
    await ask(tab, 'requests', `${site.vendor}/again`);
    await expect.poll(() => arrived(`${site.vendor}/again`).length).toBe(REQUESTS + ELEMENTS);
    expect(site.below(`${site.vendor}/shut`)).toEqual([]);
  });

  it.each(['held', 'shut'])('touches nobody else’s requests while it is %s', async (state) => {
    const tab = await guarded(browser, site);
    if (state === 'shut') {
      await turn(tab, 'open');
      await turn(tab, 'shut');
    }
    const told = await ask(tab, 'requests', `${site.other}/theirs`);
    await ask(tab, 'elements', `${site.other}/theirs`);
    await expect.poll(() => arrived(`${site.other}/theirs`).length).toBe(REQUESTS + ELEMENTS);
    expect(new Set(Object.values(told))).toEqual(new Set(['answer', 'load', 'open', 'true']));
    const address = `${site.other}/query?to=${encodeURIComponent(site.vendor)}&u=${site.vendor}/x`;
    expect(await tab.evaluate((to) => fetch(to).then(({ status }) => status), address)).toBe(200);
  });
});
