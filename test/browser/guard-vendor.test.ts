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
       window.wrapped = (callback) => callback();
       window.mine = () => fetch('/mine').then(() => 'answer', ({ name }) => name);`,
      `window.own = async () => {
         await fetch('/own');
         await wrapped(() => fetch('/own'));
         const request = new XMLHttpRequest();
         request.open('GET', '/own');
         const answer = new Promise((resolve) => (request.onload = resolve));
         request.send();
         await answer;
         wrapped(() => navigator.sendBeacon('/own'));
         return 'all';
       };`,
    );
    await turn(tab, 'shut');
    expect(await tab.evaluate('own()')).toBe('all');
    await expect.poll(() => site.below(site.origin).filter((each) => each.endsWith('/own')).length).toBe(4);
    expect(await tab.evaluate('setTimeout(() => 0), mine()')).toBe('TypeError');
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
      await fetch('/ready');
      await new Promise((resolve) => {
        Object.assign(window, { go: resolve });
      });
      page.guard.shut();
      socket.send('two');
      return [await fetched, await ended, source.readyState, socket.readyState];
    }, site.vendor);
    await expect
      .poll(() => site.seen.filter((each) => /www.clarity.ms\/([abc]|d message)$/.test(each)).length)
      .toBe(4);
    await tab.evaluate('go()');
    expect(await told).toEqual(['TypeError', 'abort', 2, 2]);
    await expect.poll(() => site.aborted.length).toBe(3);
    await expect.poll(() => site.seen).toContain('www.clarity.ms/d end');
    expect(site.seen.filter((each) => each === 'www.clarity.ms/d message').length).toBe(1);
  });

  it('does not leave by the clean functions of a frame of its own', async () => {
    const tab = await open('');
    await turn(tab, 'shut');
    const told = await tab.evaluate(async (vendor) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as Window & typeof globalThis;
      const { fetch } = inner;
      const image = new inner.Image();
      image.src = `${vendor}/image`;
      frame.remove();
      return fetch.call(window, `${vendor}/frame`).catch(({ name }) => name);
    }, site.vendor);
    expect(told).toBe('TypeError');
    await tab.evaluate(() => fetch('/last'));
    expect(site.below(site.vendor)).toEqual(['www.clarity.ms/tag.js']);
  });

  it('works under and over the patches of others, which go on working', async () => {
    site.files['www.site.test/patched'] = `<!doctype html><body><script>
      window.passed = [];
      const native = window.fetch;
      window.fetch = function before(...args) { passed.push('before'); return native.apply(this, args) };
    </script><script src="/rig.js"></script>`;
    const tab = await guarded(browser, site, { path: '/patched' });
    const told = await tab.evaluate(async (vendor) => {
      const { guard } = window as unknown as Rigged;
      const passed = (window as unknown as { passed: string[] }).passed;
      const ours = window.fetch;
      window.fetch = function after(...args) {
        passed.push('after');
        return ours.apply(this, args);
      };
      const went = () =>
        fetch(`${vendor}/x`).then(
          () => 'answer',
          ({ name }) => name,
        );
      const all = [await went()];
      guard.open();
      all.push(await went());
      guard.shut();
      all.push(await went());
      // As a library does that takes its patch off again.
      window.fetch = ours;
      all.push(await went(), await fetch('/own').then(({ status }) => `${status}`));
      return [all, passed.join(), ours.name, ours.length];
    }, site.vendor);
    expect(told).toEqual([
      ['TypeError', 'answer', 'TypeError', 'TypeError', '200'],
      'after,after,before,after,before',
      'before',
      0,
    ]);
  });

  it('is judged for each vendor by itself', async () => {
    const tab = await guarded(browser, site, { hosts: ['*.clarity.ms'] });
    const told = await tab.evaluate(
      async ([clarity, other]) => {
        const { rig, guard } = window as unknown as Rigged;
        const second = rig.guard(['*.other.test']);
        const went = async () =>
          Promise.all(
            [clarity, other].map((to) =>
              fetch(`${to}/x`).then(
                () => 'answer',
                ({ name }) => name,
              ),
            ),
          );
        const all = [await went()];
        second.open();
        all.push(await went());
        guard.open();
        second.shut();
        all.push(await went());
        guard.reach([`${location.origin}/ph`]);
        guard.shut();
        all.push([await fetch('/ph/i').catch(({ name }) => name), (await fetch('/phone')).status]);
        return all;
      },
      [site.vendor, site.other] as const,
    );
    expect(told).toEqual([
      ['TypeError', 'TypeError'],
      ['TypeError', 'answer'],
      ['answer', 'TypeError'],
      ['TypeError', 200],
    ]);
  });
});
