import axe from 'axe-core';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { LOOK_NAMES } from '../../src/looks/looks.ts';
import { createLooks } from '../../src/looks.ts';
import { inLanguage, locales } from './locales.ts';
import { fillPage, isHit, media, resize } from './page.ts';
import { painted, type Setting, type Stage, stage } from './stage.ts';

let on: Stage;

const ask = async (setting: Setting): Promise<Stage> => {
  on = stage(setting);
  on.banner.ask();
  await painted();
  return on;
};
const layer = () => on.layers()?.querySelector('[data-layer]:not([hidden])') as Element;

/** Words that lie on two lines, as a button too narrow for them makes them. */
const broken = (element: Element): string[] => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[^\s-]+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set(
        [...range.getClientRects()].flatMap(({ top, width }) => (width ? Math.round(top) : [])),
      );
      if (lines.size > 1) found.push(word);
    }
  return found;
};

/** What is cut, broken or wider than its place. */
const faults = (): string[] => {
  const found: string[] = [];
  const say = (what: string, element: Element) => found.push(`${what}: ${element.textContent?.slice(0, 40)}`);
  const inWindow = [layer(), on.control().querySelector('.pill') as Element];
  for (const each of inWindow) {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) say('out of the window', each);
  }
  for (const each of [layer(), ...layer().querySelectorAll('*')])
    if (each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0) say('wider than its place', each);
  for (const each of layer().querySelectorAll('button')) {
    if (each.scrollHeight > each.clientHeight + 1) say('higher than its button', each);
    if (!isHit(each)) say('covered', each);
  }
  for (const each of layer().querySelectorAll('button, h2, h3, summary'))
    for (const word of broken(each)) say(`broken “${word}”`, each);
  if (layer().matches('section'))
    for (const each of layer().querySelectorAll('h2, h3')) if (!isHit(each)) say('covered', each);
  return found;
};

beforeEach(fillPage);
afterEach(() => on.banner.halt());
afterAll(() => media());

describe.each([
  [320, 568],
  [1366, 768],
])('at %s×%s', (width, height) => {
  it('nothing is cut, broken or overflows, on both layers in every language', async () => {
    await resize(width, height);
    expect(locales.length).toBeGreaterThanOrEqual(30);
    for (const [language] of locales) {
      await ask(inLanguage(language));
      expect([language, faults()]).toEqual([language, []]);
      on.button('choose').click();
      const second = await on.second();
      expect([language, faults()]).toEqual([language, []]);
      for (const each of second.querySelectorAll('details')) each.open = true;
      expect([language, second.scrollWidth]).toEqual([language, second.clientWidth]);
      on.banner.halt();
    }
  });
});

/** Some of all that axe could look at; all of it in the thorough run. */
const SOME = ['ar', 'el', 'fr'];
const CASES = inject('thorough')
  ? locales.flatMap(([language]) => LOOK_NAMES.map((look) => [language, look] as const))
  : [
      ...SOME.map((language) => [language, 'quiet'] as const),
      ...LOOK_NAMES.map((look) => ['fr', look] as const),
    ];
const WINDOWS: [number, number][] = inject('thorough')
  ? [
      [320, 568],
      [1366, 768],
    ]
  : [[375, 667]];

describe.each(['light', 'dark'])('axe finds nothing, in %s', (scheme) => {
  it.each(WINDOWS)(
    'in languages and looks, on every layer, at %s×%s',
    { timeout: 600_000 },
    async (width, height) => {
      await media({ 'prefers-color-scheme': scheme });
      await resize(width, height);
      // What is looked at is ours: the page is looked at elsewhere.
      const violations = async () =>
        (
          await axe.run(
            {
              include: [['temoin-banner'], ['temoin-control']].filter(([name]) =>
                document.querySelector(name as string),
              ),
            },
            { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
          )
        ).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
        );
      for (const [language, look] of CASES) {
        await ask({ ...inLanguage(language), ...createLooks({ theme: look }) });
        expect([language, look, 1, await violations()]).toEqual([language, look, 1, []]);
        on.button('choose').click();
        await on.second();
        expect([language, look, 2, await violations()]).toEqual([language, look, 2, []]);
        on.banner.halt();
      }
    },
  );
});
