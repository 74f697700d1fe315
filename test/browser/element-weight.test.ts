import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser } from './launch.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

it('leaves an element of the site’s own the weight of its name, so that it is replayed where it stood', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { createCss } from './css.ts';
        import { browserVocabulary } from './vocabulary.ts';
        globalThis.redact = (text) => createCss(browserVocabulary(), (name) => 'h' + name.length).sheet(text);`,
      resolveDir: fileURLToPath(new URL('../../src/recorder/redact/', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    write: false,
  });
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  const left = await page.evaluate(() => {
    // As the banner's own sheet: a control in the corner, and a rule for all hosts behind it.
    const sheet =
      ':host{position:fixed!important;left:8px!important}:host(temoin-control){left:16px!important}@media all{:host{left:272px!important}}x-card{color:red}p{color:blue}x-card.a{top:1px}.a{top:2px}';
    const { redact } = globalThis as unknown as { redact(text: string): string };
    const place = (name: string, attributes: Record<string, string>, rules: string) => {
      const host = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) host.setAttribute(key, value);
      const style = document.createElement('style');
      style.textContent = rules;
      host.attachShadow({ mode: 'open' }).append(style);
      document.body.append(host);
      return getComputedStyle(host).left;
    };
    return [
      place('temoin-control', {}, sheet),
      place('div', { t: 'h14' }, redact(sheet)),
      place('x-other', {}, sheet),
      place('div', { t: 'h7' }, redact(sheet)),
    ];
  });
  expect(left).toEqual(['16px', '16px', '272px', '272px']);
});
