import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
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
  // As it is built: what a worker gets of it is the text of its functions.
  site.files['www.site.test/guard.js'] = readFileSync('dist/drop-in/guard.js', 'utf8');
  site.files['www.site.test/'] = `<!doctype html><script type="application/json" data-temoin-config>
    {"recorder":"shop","vendors":{"shop":{"hosts":["*.clarity.ms"]}}}</script><script src="/guard.js"></script><script src="/rig.js"></script><body>`;
});
afterEach(() => site.close());

/** Does in the worker what it is told, by name, and tells how it went. */
const CODE = `
  const go = {
    fetch: (to) => fetch(to, { method: 'POST', body: 'x', headers: { 'x-a': 'b' } })
      .then(async (answer) => answer.status + await answer.text(), ({ name }) => name),
    request: (to) => fetch(new Request(to)).then(({ status }) => status, ({ name }) => name),
    xhr: (to) => new Promise((done) => {
      const request = new XMLHttpRequest();
      request.onload = () => done('load');
      request.onerror = () => done('error');
      request.open('GET', to);
      request.send();
    }),
    socket: (to) => new Promise((done) => {
      const socket = new WebSocket(to.replace('http', 'ws'));
      socket.onopen = () => done('open');
      socket.onerror = () => done('error');
    }),
    scripts: (to) => { try { importScripts(to + '.js'); return 'ran' } catch ({ name }) { return name } },
    fail: () => { setTimeout(() => { throw new Error('on purpose') }); return 'fails' },
  };
  onmessage = async ({ data: [name, to] }) => postMessage([name, await go[name](to)]);
`;

const start = async (code = CODE) => {
  const tab = await guarded(browser, site);
  await tab.evaluate((code) => {
    const make = (options?: WorkerOptions) => {
      const address = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
      const worker = new Worker(address, options);
      URL.revokeObjectURL(address);
      return worker;
    };
    const worker = make();
    const tell = (name: string, to: string, by = worker) =>
      new Promise((resolve) => {
        by.onmessage = ({ data }) => resolve(data[1]);
        by.addEventListener('error', (event) => resolve(event.message), { once: true });
        by.postMessage([name, to]);
      });
    Object.assign(window, { tell, make, worker });
  }, code);
  const tell = (name: string, to: string) =>
    tab.evaluate(`tell(${JSON.stringify(name)}, ${JSON.stringify(to)})`);
  return { tab, tell };
};

describe('a worker made of a blob beside a guard', () => {
  it('gets to the vendor by the page alone, while that is open', async () => {
    const { tab, tell } = await start();
    const to = `${site.vendor}/w`;
    expect([await tell('fetch', to), await tell('request', to)]).toEqual(['TypeError', 'TypeError']);
    await turn(tab, 'open');
    expect([await tell('fetch', to), await tell('request', to)]).toEqual(['200', 200]);
    expect(await tell('xhr', to)).toBe('error');
    expect(await tell('socket', to)).toBe('error');
    expect(await tell('scripts', to)).toBe('NetworkError');
    expect(site.below(site.vendor)).toEqual(['www.clarity.ms/w', 'www.clarity.ms/w']);
  });

  it('does everything else as before, and lives on', async () => {
    site.files['www.other.test/w.js'] = '1';
    const { tab, tell } = await start();
    const to = `${site.other}/w`;
    await turn(tab, 'open');
    await turn(tab, 'shut');
    expect([await tell('fetch', to), await tell('request', to), await tell('xhr', to)]).toEqual([
      '200',
      200,
      'load',
    ]);
    expect([await tell('socket', to), await tell('scripts', to)]).toEqual(['open', 'ran']);
    expect(
      await tab.evaluate(
        () =>
          new Promise((resolve) => {
            const { worker } = window as unknown as { worker: Worker };
            worker.onerror = ({ message }) => resolve(message);
            worker.postMessage(['fail']);
          }),
      ),
    ).toMatch(/on purpose/);
    const first = await tab.evaluate(() => {
      const echo = new Worker(URL.createObjectURL(new Blob(['onmessage = ({ data }) => postMessage(data)'])));
      echo.postMessage('theirs');
      return new Promise((resolve) => {
        echo.onmessage = ({ data }) => resolve(data);
      });
    });
    expect(first).toBe('theirs');
    const told = await tab.evaluate(async (to) => {
      const { make, tell } = window as unknown as {
        make(options: WorkerOptions): Worker;
        tell(name: string, to: string, by: Worker): unknown;
      };
      const worker = make({ type: 'module', name: 'theirs' });
      return [await tell('request', to, worker), worker instanceof Worker];
    }, to);
    expect(told).toEqual([200, true]);
  });

  it('ends with the vendor that it has asked for, and is told of places that come later', async () => {
    const { tab, tell } = await start();
    await tab.evaluate((to) => {
      const { guard } = window as unknown as Rigged;
      guard.reach([to]);
      guard.open();
    }, `${site.other}/ingest`);
    expect(await tell('request', `${site.other}/ingest/1`)).toBe(200);
    expect(await tell('xhr', `${site.other}/ingest/2`)).toBe('error');
    await turn(tab, 'shut');
    const alive = await tab.evaluate((origin) => {
      const { worker, make, tell } = window as unknown as {
        worker: Worker;
        make(): Worker;
        tell(name: string, to: string, by: Worker): unknown;
      };
      worker.postMessage(['request', `${origin}/ended`]);
      return tell('request', `${origin}/alive`, make());
    }, site.origin);
    expect(alive).toBe(200);
    expect(site.seen).not.toContain('www.site.test/ended');
  });

  it('is OpenReplay’s (real code): records while it is open, and sends nothing from the moment it is shut', async () => {
    const { outputFiles } = await build({
      entryPoints: ['test/fixtures/guard-openreplay.ts'],
      bundle: true,
      format: 'iife',
      write: false,
    });
    site.files['www.site.test/tracker.js'] = outputFiles[0]?.text ?? '';
    site.files['www.clarity.ms/ingest/v1/web/start'] = JSON.stringify({
      token: 't',
      userUUID: 'u',
      projectID: '1',
      sessionID: 's',
      startTimestamp: Date.now(),
      delay: 0,
      beaconSizeLimit: 1e6,
      compressionThreshold: 1e6,
    });
    const tab = await guarded(browser, site);
    await tab.addScriptTag({ url: '/tracker.js' });
    await turn(tab, 'open');
    expect(await tab.evaluate(`record(${JSON.stringify(`${site.vendor}/ingest`)})`)).toBe(true);
    const act = () =>
      tab.evaluate(() => {
        for (let i = 0; i < 50; i += 1) document.body.append(`text ${i}`, document.createElement('p'));
        window.dispatchEvent(new Event('pagehide'));
      });
    const batches = () => site.seen.filter((each) => each.endsWith('/v1/web/i')).length;
    await expect
      .poll(async () => {
        await act();
        return batches();
      })
      .toBeGreaterThan(1);
    await turn(tab, 'shut');
    const before = batches();
    for (let i = 0; i < 5; i += 1) {
      await act();
      await tab.evaluate(() => fetch('/other').then(() => new Promise(requestAnimationFrame)));
    }
    expect(batches()).toBe(before);
  });
});
