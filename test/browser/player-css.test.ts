import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CleanCss } from '../../src/player/clean-css.ts';
import { startBrowser } from './launch.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "import { cleanCss } from './clean-css.ts'; globalThis.css = cleanCss",
      resolveDir: fileURLToPath(new URL('../../src/player/', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    format: 'iife',
    write: false,
  });
  browser = await startBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
});
afterAll(() => browser?.close());

const clean = (how: keyof CleanCss, text: string) =>
  page.evaluate(([way, what]) => (globalThis as unknown as { css: CleanCss }).css[way](what) ?? 'nothing', [
    how,
    text,
  ] as const);
const flat = async (how: keyof CleanCss, text: string) => (await clean(how, text)).replace(/\s+/g, ' ');

describe('a style sheet', () => {
  it('stays as it is where it cannot ask for anything', async () => {
    const text = '/* as */ p { color: red } @media (min-width: 1px) { a:hover { top: 1px } }';
    expect(await clean('sheet', text)).toBe(text);
  });

  it.each([
    ['p { background-image: url(https://evil.test/x); color: red }', 'p { color: red; }'],
    ['p { background-image: u\\72l(https://evil.test/x); color: red }', 'p { color: red; }'],
    ['p { --a: u\\72 l(x); --b: url(x); color: red }', 'p { color: red; }'],
    ['p { background: url(x) var(--a); color: red }', 'p { }'],
    ['p { background-image: image-set("x" 1x); color: red }', 'p { color: red; }'],
    ['p { cursor: url(x), auto; color: red }', 'p { color: red; }'],
    ['@media all { p { mask-image: url(x) } b { color: red } }', '@media all { p { } b { color: red; } }'],
    ['ul { & li { background-image: url(x) } color: red }', 'ul { & li { } color: red; }'],
    ['@keyframes k { to { background-image: url(x) } }', '@keyframes k { 100% { } }'],
    ['p { fill: url(#a); background: url(data:image/png;base64,AAAA) }', 'url("#a")'],
    ['p { background-image: linear-gradient(red, blue) }', 'linear-gradient(red, blue)'],
  ])('%s', async (text, expected) => {
    expect(await flat('sheet', text)).toContain(expected);
  });

  it.each([
    '@import "https://evil.test/x"; b { color: red }',
    '@font-face { font-family: f; src: url(x) } b { color: red }',
    '@property --p { syntax: "<image>"; inherits: false; initial-value: url(https://evil.test/x) } b { color: red }',
    '@counter-style c { system: cyclic; symbols: url(x) } b { color: red }',
  ])('loses %s', async (text) => {
    const left = await flat('sheet', text);
    expect(left).not.toMatch(/url|@import|@font-face|@property|@counter-style/);
    expect(left).toContain('b { color: red; }');
  });

  it('keeps the number of every rule, since later changes count them', async () => {
    const text =
      '@font-face { font-family: f; src: url(x) } b { color: red } @media all { @font-face { src: url(x) } i { top: 0 } }';
    expect(await flat('sheet', text)).toBe(
      'rr-nothing { } b { color: red; } @media all { rr-nothing { } i { top: 0px; } }',
    );
    expect(await flat('sheet', '@import url(x);')).toBe('rr-nothing{}');
  });
});

describe('a style attribute and a value', () => {
  it.each([
    ['color: red; background-image: url(x)', 'color: red;'],
    ['background-image: ur\\6c(x)', ''],
    ['background: url(x) red', 'red'],
    ['background: url(x) var(--a); color: red', ''],
    ['color: red', 'color: red'],
  ])('%s', async (text, expected) => {
    const left = await clean('inline', text);
    expect(left).toContain(expected);
    expect(left).not.toContain('url');
    if (!expected) expect(left).toBe('');
  });

  it.each([
    ['red', 'red'],
    ['url(#a)', 'url(#a)'],
    ['URL(x)', 'nothing'],
    ['u\\72l(x)', 'nothing'],
    ['-webkit-image-set(url(x) 1x)', 'nothing'],
    ['curly', 'curly'],
  ])('%s', async (text, expected) => {
    expect(await clean('value', text)).toBe(expected);
  });
});
