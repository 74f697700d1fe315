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

describe('a guard beside what else there is in a page', () => {
  it('lets nothing out by the clean functions of a frame', async () => {
    const tab = await guarded(browser, site);
    await turn(tab, 'open');
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
    expect(site.below(site.vendor)).toEqual([]);
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

  it('holds a socket that was there before it', async () => {
    const tab = await browser.newPage();
    await tab.goto(site.origin);
    const left = await tab.evaluate(async (vendor) => {
      const page = window as unknown as Rigged;
      const socket = new WebSocket(`${vendor.replace('http', 'ws')}/early`);
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      page.guard = page.rig.guard(['*.clarity.ms']);
      socket.send('one');
      const { bufferedAmount } = socket;
      page.guard.open();
      socket.send('two');
      return bufferedAmount;
    }, site.vendor);
    expect(left).toBe(0);
    await expect
      .poll(() => site.below(site.vendor))
      .toEqual(['www.clarity.ms/early', 'www.clarity.ms/early message']);
  });

  it('works where the site asks for Trusted Types, and whoever holds to them goes on', async () => {
    site.files['www.site.test/trusted'] = `<!doctype html><head>
      <meta http-equiv="Content-Security-Policy" content="require-trusted-types-for 'script'">
      <script src="/rig.js"></script></head><body>`;
    site.files['www.clarity.ms/tag.js'] = 'window.ran = true';
    const tab = await guarded(browser, site, { path: '/trusted' });
    const told = await tab.evaluate(async (vendor) => {
      const { trustedTypes } = window as unknown as {
        trustedTypes: { createPolicy(...all: unknown[]): never };
      };
      const same = (text: string) => text;
      const policy: Record<string, (text: string) => never> = trustedTypes.createPolicy('shop', {
        createHTML: same,
        createScriptURL: same,
      });
      const box = document.createElement('div');
      box.innerHTML = policy['createHTML']?.(`<b>kept</b><img src="${vendor}/image">`) as never;
      const script = document.createElement('script');
      script.src = policy['createScriptURL']?.(`${vendor}/tag.js`) as never;
      document.body.append(box, script);
      const code = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
      const worker = new Worker(policy['createScriptURL']?.(code) as never);
      return [
        box.textContent,
        script.src === `${vendor}/tag.js`,
        await new Promise((go) => {
          worker.onmessage = ({ data }) => go(data);
        }),
      ];
    }, site.vendor);
    expect(told).toEqual(['kept', true, 1]);
    expect(site.below(site.vendor)).toEqual([]);
    await turn(tab, 'open');
    await tab.waitForFunction(() => (window as unknown as { ran?: true }).ran);
    await expect
      .poll(() => site.below(site.vendor).sort())
      .toEqual(['www.clarity.ms/image', 'www.clarity.ms/tag.js']);
  });
});
