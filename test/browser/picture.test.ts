import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { slimRrwebHere } from '../../tools/slim-rrweb.mjs';
import { browserName } from '../firefox.ts';
import type { InPage } from '../fixtures/pictures/in-page.ts';
import { startBrowser } from './launch.ts';

let browser: Browser;
let script = '';
let page: Page;
let thrown: string[] = [];

beforeAll(async () => {
  browser = await startBrowser();
  const { outputFiles } = await build({
    entryPoints: ['test/fixtures/pictures/in-page.ts'],
    plugins: [slimRrwebHere],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  script = outputFiles[0]?.text ?? '';
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage();
  thrown = [];
  page.on('pageerror', ({ message }) => void thrown.push(message));
  await page.setContent(`<!doctype html><body><input>${'<p>text</p>'.repeat(300)}`);
  await page.addScriptTag({ content: script });
});
afterEach(() => page.close());

const inPage = <Answer>(run: (here: InPage) => Answer | Promise<Answer>): Promise<Answer> =>
  page.evaluate(`(${run})(window)`) as Promise<Answer>;
const steps = (count: number) =>
  page.evaluate((times) => {
    for (let time = 0; time < times; time += 1) (window as unknown as InPage).step();
  }, count);

describe('a picture in several steps', () => {
  it('shows the page as it is when it is told of, whatever changed between two steps', async () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const {
        steps: taken,
        pictured,
        shown,
      } = await page.evaluate((number) => (window as unknown as InPage).take(number), seed);
      expect(taken, `seed ${seed}`).toBeGreaterThan(4);
      expect(shown, `seed ${seed}`).toEqual(pictured);
      expect(shown, `seed ${seed}`).toHaveLength(2);
    }
  });

  it('is told of as one, before all that happened meanwhile', async () => {
    await inPage((here) => here.start());
    await steps(1);
    expect(await inPage((here) => here.order())).toEqual([]);
    await page.locator('input').fill('typed');
    await page.evaluate(() => document.body.append('added'));
    await inPage((here) => here.settle());
    expect(await inPage((here) => here.order())).toEqual([]);
    await inPage((here) => {
      while (here.step());
    });
    const order = await inPage((here) => here.order());
    expect(order.slice(0, 2)).toEqual(['4', '2']);
    // What was added meanwhile is in the picture.
    expect(order).not.toContain('3:0');
    expect(order).toContain('3:5');
    expect(order.filter((each) => each === '2')).toHaveLength(1);
  });

  it('tells of a field that was marked as wrong meanwhile', async () => {
    await inPage((here) => here.start());
    await steps(1);
    await page.locator('input').evaluate((field) => field.setAttribute('aria-invalid', 'true'));
    await inPage((here) => here.settle());
    await inPage((here) => {
      while (here.step());
    });
    expect(await inPage((here) => here.order())).toEqual(['4', '2', '3:0']);
  });

  it.each([
    ['masked', () => document.querySelector('nav')?.setAttribute('data-temoin-mask', '')],
    ['blocked', () => document.querySelector('nav')?.setAttribute('data-temoin-block', '')],
    ['edited', () => document.querySelector('main')?.setAttribute('contenteditable', '')],
    ['moved out of the navigation', () => document.body.append(document.querySelector('nav p') as Node)],
    [
      'moved to where nothing is shown',
      () => {
        const place = document.createElement('div');
        place.setAttribute('data-temoin-mask', '');
        document.body.append(place);
        place.append(document.querySelector('nav') as Node);
      },
    ],
    ['in a field', () => document.querySelector('nav p')?.setAttribute('role', 'textbox')],
  ])('shows nothing that was allowed when it was read and is %s when it is told of', async (_, forbid) => {
    await page.setContent(
      `<!doctype html><body><main><nav><p>Marie Durand</p></nav></main>${'<p>text</p>'.repeat(300)}`,
    );
    await page.addScriptTag({ content: script });
    await inPage((here) => here.start());
    await steps(3);
    await page.evaluate(forbid);
    await inPage((here) => here.settle());
    await inPage((here) => {
      while (here.step());
    });
    expect(await inPage((here) => here.order())).toEqual(['4', '2']);
    expect(await inPage((here) => here.sent())).not.toMatch(/Marie|Durand/);
  });

  it('shows what is allowed', async () => {
    await page.setContent('<!doctype html><body><nav><p>Marie Durand</p></nav>');
    await page.addScriptTag({ content: script });
    await inPage((here) => here.start());
    await inPage((here) => {
      while (here.step());
    });
    expect(await inPage((here) => here.sent())).toContain('Marie Durand');
  });

  it('is begun anew when another one is asked for', async () => {
    await inPage((here) => here.start());
    await steps(2);
    await inPage((here) => here.snapshot());
    expect(await inPage((here) => here.left())).toBe(1);
    await inPage((here) => {
      while (here.step());
    });
    expect(await inPage((here) => here.order())).toEqual(['4', '2']);
  });

  it('that is ended half-way leaves nothing to be done, and tells nothing', async () => {
    await inPage((here) => here.start());
    await steps(2);
    expect(await inPage((here) => here.left())).toBe(1);
    await inPage((here) => here.stop());
    expect(await inPage((here) => here.left())).toBe(0);
    await page.evaluate(() => document.body.append('added'));
    await inPage((here) => here.settle());
    expect(await inPage((here) => here.order())).toEqual([]);
  });

  it('that fails is a fault to the recorder, never an error to the page', async () => {
    for (const pieces of [0, 1, 100]) {
      await page.evaluate((count) => (window as unknown as InPage).start(count), pieces);
      await inPage((here) => {
        while (here.step());
      });
      expect(await inPage((here) => here.faults())).toEqual(['Error: broken piece']);
      expect(await inPage((here) => here.order())).toEqual([]);
      await inPage((here) => here.stop());
    }
    expect(thrown).toEqual([]);
  });

  const told = async (body: string, meanwhile: () => unknown, before = 3) => {
    await page.setContent(`<!doctype html><body>${body}${'<p>text</p>'.repeat(300)}`);
    await page.addScriptTag({ content: script });
    await inPage((here) => here.start());
    await steps(before);
    await page.evaluate(meanwhile);
    await inPage((here) => here.settle());
    await inPage((here) => {
      while (here.step());
    });
    // What waited for the picture, then what that put off.
    for (let turn = 0; turn < 3; turn += 1) await inPage((here) => here.settle());
    return inPage((here) => here.sent());
  };

  it.each(['assignedSlot', 'matches', 'closest', 'parentNode', 'hasAttribute', 'hasAttributes'])(
    'is taken, and goes on, where a field of a form is called %s',
    async (name) => {
      await told(`<nav><form><input name="${name}"><b>Menu</b></form></nav>`, () => {});
      expect(await inPage((here) => [...here.faults(), ...here.order()])).toEqual(['4', '2']);
      const { x = 0, y = 0 } = (await page.evaluate(
        `document.querySelector('b').getBoundingClientRect().toJSON()`,
      )) as { x?: number; y?: number };
      await page.mouse.click(x + 2, y + 2);
      await page.evaluate(`document.querySelector('b').append('more')`);
      await inPage((here) => here.settle());
      expect(await inPage((here) => here.order())).toContain('3:2');
      expect(await inPage((here) => here.order())).toContain('3:0');
      expect(await inPage((here) => here.faults())).toEqual([]);
    },
  );

  it('leaves the documents of frames until it is told of, and reads them as they are then', async () => {
    const sent = await told(
      '<nav><iframe srcdoc="<b id=one>Marie Durand</b><i id=two>Blockhaus</i><u>Aide</u>"></iframe></nav>',
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        const inside = document.querySelector('iframe')?.contentDocument as Document;
        inside.querySelector('#one')?.setAttribute('data-temoin-mask', '');
        inside.querySelector('#two')?.setAttribute('data-temoin-block', '');
      },
    );
    expect(sent).toContain('Aide');
    expect(sent).not.toMatch(/Marie|Durand|Blockhaus/);
  });

  // In Firefox a change of `media` drops the rules that scripts have put in.
  it.runIf(browserName === 'chromium')(
    'holds the rules of a style that was read twice, which are not told of once more',
    async () => {
      const sent = await told('<style>p{color:red}</style>', () => {
        const style = document.querySelector('style') as HTMLStyleElement;
        style.sheet?.insertRule('b{width:7px}', 0);
        style.setAttribute('media', 'all');
      });
      expect(sent).toContain('width:7px');
      expect(await inPage((here) => here.order())).not.toContain('3:8');
    },
  );

  it('is followed by the adopted sheets of what came meanwhile, and of the document later on', async () => {
    const sent = await told('<div id="room"></div>', () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('b{width:7px}');
      const late = document.createElement('section');
      document.querySelector('#room')?.append(late);
      late.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
    });
    const adopted = (JSON.parse(sent) as { data: { source?: number; id?: number } }[]).filter(
      ({ data }) => data.source === 15,
    );
    expect(adopted.map(({ data }) => data.id)).not.toContain(-1);
    expect(JSON.stringify(adopted)).toContain('width:7px');
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('b{height:9px}');
      document.adoptedStyleSheets = [sheet];
    });
    await inPage((here) => here.settle());
    expect(await inPage((here) => here.sent())).toContain('height:9px');
  });
});
