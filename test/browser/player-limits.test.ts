import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FilmEvent, moved, ndjson, page as opened, START, said } from './player-film.ts';
import { inner, type Play, type PlayerSite, plain, playerSite, ready } from './player-site.ts';

let site: PlayerSite;
let context: BrowserContext;
let requests: string[];

beforeAll(async () => {
  site = await playerSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
  context = await site.browser.newContext({ viewport: { width: 1000, height: 900 } });
  requests = [];
  context.on('request', (request) => requests.push(request.url()));
});
afterEach(async () => {
  const own = /\/both\/($|page\.js|player\.js|replayer\.(html|js))$|^data:image\/svg/;
  expect(requests.filter((url) => !own.test(url))).toEqual([]);
  await context.close();
});

const notes = async (page: Page) => plain(await page.locator('.notes').textContent());
const seek = (page: Page, to: number) =>
  page.evaluate((at) => {
    (globalThis as unknown as Play).player.at = at;
  }, to);
/** The tab still paints. */
const alive = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))),
  );
const elements = (page: Page) => inner(page).locator('*').count();

const tag = (id: number, tagName: string, childNodes: object[] = [], more: object = {}) => ({
  type: 2,
  id,
  tagName,
  attributes: {},
  childNodes,
  ...more,
});
const pictured = (children: object[]): FilmEvent[] => [
  { type: 4, timestamp: START, data: { href: '', width: 800, height: 600 } },
  {
    type: 2,
    timestamp: START + 1,
    data: {
      node: { type: 0, id: 1, childNodes: [tag(2, 'html', [tag(3, 'head'), tag(4, 'body', children)])] },
      initialOffset: { left: 0, top: 0 },
    },
  },
  moved(3000),
];
/** JSON by hand: the serialiser of this side would give up where the player must not. */
const deepJson = (depth: number) =>
  `${Array.from({ length: depth }, (_, n) => `{"type":2,"id":${n + 10},"tagName":"div","attributes":{},"childNodes":[`).join('')}${']}'.repeat(depth)}`;

describe('a recording that is too much', () => {
  it('of a hundred thousand elements is shown, and the tab lives', async () => {
    const many = Array.from({ length: 100_000 }, (_, n) => tag(n + 10, 'i'));
    const page = await site.play(context, ndjson(pictured(many)));
    expect(await ready(page)).toBe(true);
    expect(await alive(page)).toBe(true);
    expect(await elements(page)).toBeGreaterThan(100_000);
    expect(await notes(page)).toBe('');
  });

  it('of more elements than any page has loses the rest, in words', async () => {
    const many = Array.from({ length: 210_000 }, (_, n) => tag(n + 10, 'i'));
    const page = await site.play(context, ndjson(pictured(many)));
    expect(await ready(page)).toBe(true);
    expect(await alive(page)).toBe(true);
    expect(await notes(page)).toMatch(/10 004 éléments au-delà de la limite sont laissés de côté/);
    expect(await elements(page)).toBeLessThan(200_010);
  });

  it('nested ten thousand deep, at once or bit by bit, is cut where nobody could see more', async () => {
    const [meta, picture, end] = pictured([{ type: 3, id: 5, textContent: 'PLACE' }]);
    const at = JSON.stringify(picture).replace('{"type":3,"id":5,"textContent":"PLACE"}', deepJson(10_000));
    const once = await site.play(context, [JSON.stringify(meta), at, JSON.stringify(end)].join('\n'));
    expect(await ready(once)).toBe(true);
    expect(await notes(once)).toContain('trop profond');
    expect(await elements(once)).toBeLessThan(450);

    const adds = Array.from({ length: 10_000 }, (_, n) => ({
      parentId: n ? n + 9 : 4,
      nextId: null,
      node: tag(n + 10, 'div'),
    }));
    const bits = {
      type: 3,
      timestamp: START + 500,
      data: { source: 0, adds, removes: [], texts: [], attributes: [] },
    };
    const bit = await site.play(context, ndjson([...pictured([]), bits]));
    expect(await ready(bit)).toBe(true);
    await seek(bit, 2000);
    expect(await alive(bit)).toBe(true);
    expect(await notes(bit)).toContain('éléments trop profonds');

    const list = await site.play(context, 'x');
    const shown = await list.evaluate(async () => {
      const deep: unknown[] = [];
      let inside = deep;
      for (let each = 0; each < 100_000; each++) {
        const next: unknown[] = [];
        inside.push(next);
        inside = next;
      }
      const circle: Record<string, unknown> = {};
      circle['self'] = circle;
      return (globalThis as unknown as Play).player.load([deep, circle, () => 1, undefined, 1n]);
    });
    expect(shown).toBe(false);
    expect(await list.getByRole('status').textContent()).toBe('Cet enregistrement ne peut pas être rejoué.');
  });

  it('of millions of events ends at the limit, in words, and the tab breathes meanwhile', async () => {
    const page = await site.play(context, 'x');
    const film = ndjson(opened('Accueil', 0));
    const [shown, beats] = await page.evaluate(
      async ([head, start]) => {
        const event = (n: number) =>
          `{"type":3,"timestamp":${start + 10 + n},"data":{"source":3,"id":6,"x":0,"y":0}}\n`;
        const thousand = Array.from({ length: 1000 }, (_, n) => event(n)).join('');
        let painted = 0;
        const beat = () => {
          painted += 1;
          requestAnimationFrame(beat);
        };
        beat();
        const text = `${head}\n${thousand.repeat(2000)}`;
        const good = await (globalThis as unknown as Play).player.load(text);
        return [good, painted] as const;
      },
      [film, START] as const,
    );
    expect(shown).toBe(true);
    expect(beats).toBeGreaterThan(5);
    expect(await notes(page)).toContain(
      'L’enregistrement compte trop d’événements : les derniers sont laissés de côté.',
    );
    await seek(page, 500);
    expect(await alive(page)).toBe(true);
  });

  it('of texts and pictures that are far too long is cut', async () => {
    const huge = 'a'.repeat(5_000_000);
    const page = await site.play(
      context,
      ndjson([
        ...pictured([
          { type: 3, id: 10, textContent: huge },
          tag(11, 'p', [], { attributes: { class: huge, title: 'kept' } }),
          tag(12, 'style', [{ type: 3, id: 13, textContent: `b{color:red}/*${huge}*/` }]),
        ]),
        said(1000, huge),
      ]),
    );
    expect(await ready(page)).toBe(true);
    await seek(page, 3000);
    expect(await alive(page)).toBe(true);
    expect(await notes(page)).toMatch(/textes trop longs sont coupés/);
    const [text, name] = await inner(page)
      .locator('body')
      .evaluate((body) => [body.textContent?.length ?? 0, body.querySelector('p')?.className.length ?? 0]);
    expect(text).toBeLessThan(2_100_000);
    expect(name).toBe(0);
  });

  it('of copies of copies of a drawing does not grow without end', async () => {
    const svg = (id: number, tagName: string, attributes: object, childNodes: object[] = []) =>
      tag(id, tagName, childNodes, { attributes, isSVG: true });
    const levels = Array.from({ length: 12 }, (_, level) =>
      svg(
        100 + level * 20,
        'g',
        { id: `l${level}` },
        level
          ? Array.from({ length: 10 }, (_each, n) =>
              svg(101 + level * 20 + n, 'use', { href: `#l${level - 1}` }),
            )
          : [svg(101, 'rect', { width: '1', height: '1' })],
      ),
    );
    const page = await site.play(
      context,
      ndjson(pictured([svg(50, 'svg', {}, [...levels, svg(51, 'use', { href: '#l11' })])])),
    );
    expect(await ready(page)).toBe(true);
    expect(await alive(page)).toBe(true);
    expect(await inner(page).locator('use').count()).toBe(1);

    // Named only afterwards, under which the copies stand already.
    const unnamed = levels.map((level) => ({ ...level, attributes: {} }));
    const attributes = levels.map((_, level) => ({ id: 100 + level * 20, attributes: { id: `l${level}` } }));
    const naming = {
      type: 3,
      timestamp: START + 500,
      data: { source: 0, adds: [], removes: [], texts: [], attributes },
    };
    const later = await site.play(
      context,
      ndjson([...pictured([svg(50, 'svg', {}, [...unnamed, svg(51, 'use', { href: '#l11' })])]), naming]),
    );
    expect(await ready(later)).toBe(true);
    await seek(later, 2000);
    expect(await alive(later)).toBe(true);
    expect(await inner(later).locator('[id]').count()).toBe(0);
  });
});
