import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type GuardSite,
  guarded,
  type Rigged,
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

/** Scripts of the vendor's and of the site's own, in a page whose guard is open. */
const open = async (vendor: string, own = '') => {
  site.files['www.clarity.ms/tag.js'] = vendor;
  site.files['www.site.test/own.js'] = own;
  const tab = await guarded(browser, site);
  await turn(tab, 'open');
  await tab.addScriptTag({ url: `${site.vendor}/tag.js` });
  if (own) await tab.addScriptTag({ url: '/own.js' });
  return tab;
};

describe('what a vendor’s script asks for once its guard is shut', () => {
  it('does not leave for any address, be it the site’s own, nor after an await', async () => {
    const tab = await open(`
      window.vendor = async () => {
        const told = [];
        told.push(await fetch('/upload').then(() => 'answer', ({ name }) => name));
        told.push(navigator.sendBeacon('/upload', 'x'));
        new Image().src = '/upload';
        await new Promise((resolve) => setTimeout(resolve));
        told.push(await [1].map(() => fetch('/upload'))[0].then(() => 'answer', ({ name }) => name));
        return told;
      };`);
    expect(await tab.evaluate('vendor()')).toEqual(['answer', true, 'answer']);
    await expect.poll(() => site.below(site.origin).filter((each) => /upload/.test(each)).length).toBe(4);
    await turn(tab, 'shut');
    expect(await tab.evaluate('vendor()')).toEqual(['TypeError', true, 'TypeError']);
    await tab.evaluate(() => fetch('/last'));
    expect(site.below(site.origin).filter((each) => /upload/.test(each)).length).toBe(4);
  });

  it('leaves alone what the site asks for through the vendor’s wrappers, or in its callbacks', async () => {
    const tab = await open(
      `const native = window.fetch; window.fetch = function (...args) { return native.apply(this, args) };
       const { send } = XMLHttpRequest.prototype;
       XMLHttpRequest.prototype.send = function (...args) { return send.apply(this, args) };
       window.wrapped = (callback) => callback();`,
      `window.own = async () => {
         await fetch('/own');
         await wrapped(() => fetch('/own'));
         const request = new XMLHttpRequest();
         request.open('GET', '/own');
         const answer = new Promise((resolve) => (request.onload = resolve));
         request.send();
         await answer;
         wrapped(() => navigator.sendBeacon('/own'));
         // Nobody but the vendor's wrapper calls here, or nobody who has an address.
         setTimeout(fetch, 0, '/own');
         await Promise.resolve('/own').then(fetch);
         const later = new XMLHttpRequest();
         later.open('GET', '/own');
         setTimeout(later.send.bind(later));
         await new Promise((resolve) => (later.onloadend = resolve));
         return later.status;
       };`,
    );
    await turn(tab, 'shut');
    expect(await tab.evaluate('own()')).toBe(200);
    expect(await tab.evaluate('fetch("/own").then(({ status }) => status)')).toBe(200);
    await expect.poll(() => site.below(site.origin).filter((each) => each.endsWith('/own')).length).toBe(8);
    const there = `fetch('${site.vendor}/x').catch(({ name }) => name)`;
    expect(await tab.evaluate(there)).toBe('TypeError');
  });

  it('does not leave either once the yes has ended elsewhere and nobody has shut the guard yet', async () => {
    const tab = await open(`
      window.vendor = (address) => Promise.all([
        fetch(address + '/a').then(() => 'answer', ({ name }) => name),
        navigator.sendBeacon(address + '/b'),
      ]);`);
    const sent = () => site.seen.filter((each) => /www.clarity.ms\/[ab]$/.test(each)).length;
    const vendor = (stands: boolean) =>
      tab.evaluate(
        ([address, yes]) => {
          const page = window as unknown as Rigged & { vendor(to: string): unknown; stands?: boolean };
          if (page.stands === undefined) page.guard.open(() => page.stands === true);
          page.stands = yes;
          return page.vendor(address);
        },
        [site.vendor, stands] as const,
      );
    expect(await vendor(true)).toEqual(['answer', true]);
    await expect.poll(sent).toBe(2);
    expect(await vendor(false)).toEqual(['TypeError', true]);
    expect(await tab.evaluate(() => fetch('/last').then(({ status }) => status))).toBe(200);
    expect(await vendor(true)).toEqual(['answer', true]);
    await expect.poll(sent).toBe(4);
  });

  it('is cut off where it is under way', async () => {
    const tab = await open('');
    const told = tab.evaluate(async (vendor) => {
      const page = window as unknown as Rigged;
      const fetched = fetch(`${vendor}/a?slow`, { method: 'POST', body: 'x' }).catch(({ name }) => name);
      const request = new XMLHttpRequest();
      request.open('POST', `${vendor}/b?slow`);
      const ended = new Promise((resolve) => {
        request.onabort = () => resolve('abort');
      });
      request.send('x');
      const source = new EventSource(`${vendor}/c?events`);
      const socket = new WebSocket(`${vendor.replace('http', 'ws')}/d`);
      await Promise.all(
        [source, socket].map((each) => new Promise((go) => each.addEventListener('open', go))),
      );
      socket.send('one');
      const frame = document.createElement('iframe');
      frame.src = `${vendor}/frame`;
      document.body.append(frame);
      await fetch('/ready');
      await new Promise((resolve) => {
        Object.assign(window, { go: resolve });
      });
      page.guard.shut();
      socket.send('two');
      return [await fetched, await ended, source.readyState, socket.readyState, frame.isConnected];
    }, site.vendor);
    await expect
      .poll(() => site.seen.filter((each) => /www.clarity.ms\/([abc]|d message)$/.test(each)).length)
      .toBe(4);
    await expect.poll(() => tab.evaluate('typeof go')).toBe('function');
    await tab.evaluate('go()');
    expect(await told).toEqual(['TypeError', 'abort', 2, 2, false]);
    await expect.poll(() => site.aborted.length).toBe(3);
    await expect.poll(() => site.seen).toContain('www.clarity.ms/d end');
    expect(site.seen.filter((each) => each === 'www.clarity.ms/d message').length).toBe(1);
  });
});
