import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { busy, type FilmEvent, moved, ndjson, page as opened, START, said } from './player-film.ts';
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
describe('a recording that is out of its mind', () => {
  it('with impossible times is played by those that are possible', async () => {
    const odd = [Number.MAX_VALUE, -1, 8.64e15, 8.64e15 + 1, 0, 1e300, -8.64e15];
    const events = [
      ...busy(5000, 9000),
      ...odd.map((timestamp) => ({ ...moved(0), timestamp })),
      ...opened('Accueil', 0),
    ];
    const text = `${ndjson(events)}\n{"type":3,"timestamp":NaN,"data":{}}\n{"type":3,"timestamp":1e999,"data":{}}\n{"type":3,"timestamp":"2026","data":{}}`;
    const page = await site.play(context, text);
    expect(await ready(page)).toBe(true);
    expect(await page.locator('.time').textContent()).toBe('0:00 / 0:09');
    expect(await notes(page)).toMatch(/9 événements à l’heure impossible.*1 ligne illisible/);
    await seek(page, 9000);
    expect(await inner(page).locator('h1').textContent()).toBe('Accueil');
  });

  it('cannot reach the prototypes of the page, nor of the frame', async () => {
    const poison =
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":1';
    const lines = ndjson(opened('Accueil', 0))

      .replaceAll('"attributes":{}', `"attributes":{${poison}}`)
      .replaceAll('"data":{', `"data":{${poison},`);
    const more = [
      `{"type":5,"timestamp":${START + 900},"data":{"tag":"temoin:difficulty","payload":{"kind":"__proto__","name":"constructor"}}}`,
      `{"type":5,"timestamp":${START + 950},"data":{"tag":"temoin:difficulty","payload":{"kind":"toString"}}}`,
      `{"type":3,"timestamp":${START + 1000},"data":{"source":"__proto__"}}`,
      `{"type":3,"timestamp":${START + 1000},"data":{"source":0,"attributes":[{"id":8,"attributes":{${poison},"style":{${poison}}}}]}}`,
    ];
    const page = await site.play(context, [lines, ...more].join('\n'));
    expect(await ready(page)).toBe(true);
    await seek(page, 1000);
    expect(await page.locator('.difficulties button').allTextContents()).toEqual([
      '•0:00 __proto__ : constructor',
      '•0:00 toString',
    ]);
    for (const frame of page.frames().slice(0, 2))
      expect(await frame.evaluate(() => 'polluted' in {} || 'polluted' in (() => 1))).toBe(false);
  });

  it('with one number for a node and for what is in it, neither hangs nor waits for ever', async () => {
    const page = await site.play(
      context,
      ndjson(pictured([tag(10, 'div', [tag(10, 'div', [tag(4, 'div')])])])),
    );
    expect(await ready(page)).toBe(true);
    expect(await notes(page)).toContain('1 élément qui porte le numéro d’un autre est laissé de côté.');
    const later = { parentId: 10, nextId: null, node: tag(10, 'div', [tag(11, 'p')]) };
    const adds = {
      type: 3,
      timestamp: START + 500,
      data: { source: 0, adds: [later], removes: [], texts: [], attributes: [] },
    };
    const other = await site.play(
      context,
      ndjson([...pictured([tag(10, 'div')]), adds, ...busy(1000, 2900)]),
    );
    expect(await ready(other)).toBe(true);
    await seek(other, 2000);
    expect(await alive(other)).toBe(true);
    await other.getByRole('button', { name: 'Lire' }).click();
    await other.waitForFunction(() => document.querySelector('temoin-player')?.playing === false);
    expect(await other.locator('.time').textContent()).toBe('0:03 / 0:03');
  });

  it('with lines that are no events is played by those that are', async () => {
    const page = await site.play(
      context,
      [
        '',
        '}{',
        'null',
        '7',
        '"x"',
        '[]',
        ndjson(opened('Accueil', 0)),
        '{"type":3',
        ndjson([said(500, 'là')]),
      ].join('\n'),
    );
    expect(await ready(page)).toBe(true);
    expect(await notes(page)).toContain('2 lignes illisibles');
    await seek(page, 500);
    await expect.poll(() => inner(page).locator('p').textContent()).toBe('là');
  });
});
