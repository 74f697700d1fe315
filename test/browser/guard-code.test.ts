import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GuardSite, guarded, startGuardBrowser, startGuardSite, turn } from './guard-site.ts';

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

/** Whoever it is asked by, `go` tells how each of its addresses went. */
const GO = `const go = (all) => Promise.all(all.map((to) => fetch(to).then(() => 'answer', ({ name }) => name)));`;
const CODE = `${GO} onmessage = async ({ data }) => postMessage(await go(data)); //é`;
const NESTED = (made: string) => `const inner = new Worker(${made});
  inner.onmessage = ({ data }) => postMessage(data); onmessage = ({ data }) => inner.postMessage(data);`;
const blobOf = (code: string) => `URL.createObjectURL(new Blob([${JSON.stringify(code)}]))`;
const dataOf = (code: string) => `'data:text/javascript,' + encodeURIComponent(${JSON.stringify(code)})`;
const BASE64 = `'data:text/javascript;base64,${Buffer.from(CODE).toString('base64')}'`;

describe('a worker’s code, wherever it stands, beside a guard that is shut', () => {
  it.each([
    ['a file', `URL.createObjectURL(new File([${JSON.stringify(CODE)}], 'w.js'))`],
    [
      'a blob that another frame has made',
      `(() => { const frame = document.createElement('iframe'); document.body.append(frame);
        return frame.contentWindow.${blobOf(CODE)} })()`,
    ],
    ['its address', dataOf(CODE)],
    ['its address, in base64', BASE64],
    ['a worker’s worker', blobOf(NESTED(blobOf(CODE)))],
    ['an address inside a worker', blobOf(NESTED(dataOf(CODE)))],
    ['a worker’s worker’s worker', blobOf(NESTED(blobOf(NESTED(blobOf(CODE)))))],
  ])('lets nothing out of %s', async (_, address) => {
    const tab = await guarded(browser, site);
    await turn(tab, 'open');
    await turn(tab, 'shut');
    const told = await tab.evaluate(`new Promise((resolve) => {
      const worker = new Worker(${address});
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage(['${site.vendor}/x', '${site.other}/x']);
    })`);
    expect(told).toEqual(['TypeError', 'answer']);
    expect(site.below(site.vendor)).toEqual([]);
  });

  it('lets nothing out of a shared one, which is still the same for all who name it', async () => {
    const tab = await guarded(browser, site);
    await turn(tab, 'open');
    await turn(tab, 'shut');
    const code = `${GO} let met = 0; onconnect = ({ ports: [port] }) => {
      met += 1; port.onmessage = async ({ data }) => port.postMessage([met, ...(await go(data))]); }`;
    const told = await tab.evaluate(`(async () => {
      const address = ${blobOf(code)};
      const all = [];
      for (let i = 0; i < 2; i += 1) {
        const { port } = new SharedWorker(address);
        port.postMessage(['${site.vendor}/x', '${site.other}/x']);
        all.push(await new Promise((resolve) => { port.onmessage = ({ data }) => resolve(data); }));
      }
      return all;
    })()`);
    expect(told).toEqual([
      [1, 'TypeError', 'answer'],
      [2, 'TypeError', 'answer'],
    ]);
    expect(site.below(site.vendor)).toEqual([]);
  });
});
