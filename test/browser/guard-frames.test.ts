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

/** A page whose guard is shut, and what it says of a way to the vendor and of one to the site itself. */
const shut = async () => {
  const tab = await guarded(browser, site);
  await turn(tab, 'open');
  await turn(tab, 'shut');
  await tab.evaluate((vendor) => {
    const went = (inner: Window, to: string) =>
      inner.fetch(to).then(
        () => 'answer',
        ({ name }) => name,
      );
    const both = async (inner: Window) => [await went(inner, `${vendor}/x`), await went(inner, '/own')];
    Object.assign(window, { both });
  }, site.vendor);
  return tab;
};
const told = ['TypeError', 'answer'];

describe('a frame of the same origin beside a guard that is shut', () => {
  it.each([
    ['its number', `document.body.append(frame); return both(window[0])`],
    ['its name', `frame.name = 'inner'; document.body.appendChild(frame); return both(window.inner)`],
    ['markup', `document.body.innerHTML = '<iframe></iframe>'; return both(window[0])`],
    [
      'a frame of its own',
      `document.body.append(frame);
      frame.contentDocument.body.append(document.createElement('iframe')); return both(window[0][0])`,
    ],
    [
      'an object',
      `const object = document.createElement('object'); object.data = 'about:blank';
      const loads = new Promise((resolve) => (object.onload = resolve));
      document.body.append(object); await loads; return both(object.contentWindow)`,
    ],
    [
      'another document later',
      `document.body.append(frame);
      const loads = () => new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      frame.src = '/a'; await loads(); frame.src = '/b'; await loads(); return both(window[0])`,
    ],
  ])('lets nothing out by %s', async (_, way) => {
    const tab = await shut();
    const code = `(async () => { const frame = document.createElement('iframe'); ${way} })()`;
    expect(await tab.evaluate(code)).toEqual(told);
    expect(site.below(site.vendor)).toEqual([]);
  });

  it.each(['srcdoc', 'blob', 'src'])('lets nothing out by a script inside (%s)', async (kind) => {
    const text = `<body><script>parent.inside = parent.both(window);
      new Image().src = '${site.vendor}/image';</script></body>`;
    site.files['www.site.test/inner'] = text;
    const tab = await shut();
    const ways = await tab.evaluate(
      ([kind, text]) => {
        const frame = document.createElement('iframe');
        if (kind === 'srcdoc') frame.srcdoc = text;
        else
          frame.src =
            kind === 'src' ? '/inner' : URL.createObjectURL(new Blob([text], { type: 'text/html' }));
        document.body.append(frame);
        return new Promise((resolve) => {
          frame.onload = () => resolve((window as unknown as { inside: unknown }).inside);
        });
      },
      [kind, text] as const,
    );
    // A blob’s document has no base for an address that is relative.
    expect(ways).toEqual(kind === 'blob' ? ['TypeError', 'TypeError'] : told);
    expect(site.below(site.vendor)).toEqual([]);
  });

  it('waits as a whole where its own markup would load from the vendor', async () => {
    const tab = await guarded(browser, site);
    await tab.evaluate((vendor) => {
      for (const text of [`<b>theirs</b><a href="${vendor}/link">`, `<img src="${vendor}/image">`]) {
        const frame = document.createElement('iframe');
        frame.srcdoc = text;
        document.body.append(frame);
      }
    }, site.vendor);
    await expect.poll(() => tab.frames()[1]?.textContent('body')).toBe('theirs');
    await tab.evaluate(() => fetch('/last'));
    expect(site.below(site.vendor)).toEqual([]);
    await turn(tab, 'open');
    await expect.poll(() => site.below(site.vendor)).toEqual(['www.clarity.ms/image']);
  });
});
