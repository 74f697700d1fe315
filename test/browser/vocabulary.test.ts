import { build } from 'esbuild';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Vocabulary } from '../../src/recorder/redact/vocabulary.ts';
import { startBrowser } from './site.ts';

let browser: Browser;
let ask: (what: 'property' | 'tag', name: string) => Promise<boolean>;
beforeAll(async () => {
  browser = await startBrowser();
  const page = await browser.newPage();
  const { outputFiles } = await build({
    stdin: {
      contents:
        "import { browserVocabulary } from './src/recorder/redact/vocabulary.ts'; window.known = browserVocabulary();",
      resolveDir: '.',
    },
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  ask = (what, name) =>
    page.evaluate(
      ([kind, word]) => (window as unknown as { known: Vocabulary }).known[kind as 'tag'](word as string),
      [what, name],
    );
});
afterAll(() => browser.close());

describe('this very browser', () => {
  it.each(['z-index', 'x', 'color', 'grid-template-areas', '-webkit-box-orient', 'r'])(
    'knows the property %s',
    async (name) => {
      expect(await ask('property', name)).toBe(true);
    },
  );
  it.each(['--user', 'x-marie', 'z-marie', 'marie', '-marie', 'z_index', 'color\\', ''])(
    'does not know %j as a property',
    async (name) => {
      expect(await ask('property', name)).toBe(false);
    },
  );
  it('knows the elements of HTML and none of the site’s own', async () => {
    expect(await ask('tag', 'table')).toBe(true);
    expect(await ask('tag', 'x-table')).toBe(false);
    expect(await ask('tag', 'marie')).toBe(false);
  });
});
