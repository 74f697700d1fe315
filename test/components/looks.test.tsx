import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { server } from 'vitest/browser';
import { breaches } from '../../src/debug/breaches.ts';
import { measure } from '../../src/debug/measure.ts';
import { contrast } from '../../src/looks/contrast.ts';
import { LOOK_NAMES } from '../../src/looks/looks.ts';
import { POSITIONS, type Position } from '../../src/looks/theme.ts';
import { createLooks } from '../../src/looks.ts';
import { addStyle, fillPage, hostileCss, isChromium, media, resize, viewports } from './page.ts';
import { painted, type Setting, type Stage, stage } from './stage.ts';

let on: Stage;
const undo: (() => void)[] = [];

const ask = async (theme: unknown, position?: Position, setting: Setting = {}): Promise<Stage> => {
  on = stage({ ...setting, ...createLooks({ theme, position }) });
  undo.push(on.banner.halt);
  on.banner.ask();
  await painted();
  return on;
};
const layer = () => on.layers()?.querySelector('[data-layer]:not([hidden])') as Element;
const box = (element: Element) => element.getBoundingClientRect();
const apart = (one: DOMRect, other: DOMRect) =>
  one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;

beforeEach(() => {
  fillPage();
  document.querySelector('h1')?.insertAdjacentHTML('afterend', '<div data-temoin-place></div>');
});
afterEach(() => {
  for (const end of undo.splice(0).reverse()) end();
  for (const name of ['class', 'data-theme', 'style']) document.documentElement.removeAttribute(name);
  scrollTo(0, 0);
});
afterAll(() => media());

const WINDOWS = inject('thorough')
  ? viewports
  : viewports.filter(([width]) => width === 375 || width === 1366);

/** WebKit forgets to ask the media queries of a sheet again that was in no root while the window was resized. */
const forgets = server.browser === 'webkit';
const ALL = forgets ? viewports.filter(([, height]) => height > 300) : viewports;

describe.each(POSITIONS)('%s', (position) => {
  it.each(WINDOWS)(
    'keeps parity in every look, whatever the site’s sheet says, at %s×%s',
    async (width, height) => {
      await resize(width, height);
      for (const css of ['', hostileCss])
        for (const look of LOOK_NAMES) {
          const end = addStyle(css);
          await ask(look, position);
          on.layers()?.host.scrollIntoView({ block: 'end', behavior: 'instant' });
          expect([look, css.length > 0, breaches(measure(true))]).toEqual([look, css.length > 0, []]);
          for (const button of layer().querySelectorAll('button'))
            expect(box(button).height).toBeGreaterThanOrEqual(44);
          on.banner.halt();
          end();
        }
    },
  );

  it.each(ALL)('leaves a good part of the window and the control free, at %s×%s', async (width, height) => {
    await resize(width, height);
    await ask('soft', position);
    const area = box(layer());
    if (position === 'inline') return;
    expect(area.height / innerHeight).toBeLessThanOrEqual(0.851);
    expect(area.width * area.height).toBeLessThan(innerWidth * innerHeight * 0.83);
    expect([area.left >= 0, area.right <= innerWidth]).toEqual([true, true]);
    // It may stand in the room that the layer keeps for it, and on no word.
    const pill = box(on.control().querySelector('.pill') as Element);
    for (const each of layer().querySelectorAll('h2, h3, button, .body, .foot'))
      if (height > 300) expect([each.localName, apart(box(each), pill)]).toEqual([each.localName, true]);
  });
});

describe('inline', () => {
  it('stands in the page’s own place, and at the bottom where there is none', async () => {
    await resize(1366, 768);
    await ask('quiet', 'inline');
    const host = document.querySelector('temoin-banner') as Element;
    expect(host.parentElement?.hasAttribute('data-temoin-place')).toBe(true);
    expect(getComputedStyle(host).position).toBe('relative');
    on.banner.halt();
    document.querySelector('[data-temoin-place]')?.remove();
    await ask('quiet', 'inline');
    const bare = document.querySelector('temoin-banner') as Element;
    expect([bare.parentElement, getComputedStyle(bare).position]).toEqual([document.body, 'fixed']);
    expect(breaches(measure(true))).toEqual([]);
  });

  it('is above the control where they meet, so that no button is covered alone', async () => {
    await resize(375, 667);
    await ask('quiet', 'inline');
    const pill = on.control().querySelector('.pill') as Element;
    const host = on.layers()?.host as Element;
    scrollBy({ top: box(on.button('refuse-all')).top - box(pill).top, behavior: 'instant' });
    const { left, top, height } = box(pill);
    expect(document.elementFromPoint(left + 40, top + height / 2)).toBe(host);
    expect(breaches(measure(true)).filter(({ act }) => act !== 'choose')).toEqual([]);
    on.button('open').focus();
    expect(document.elementFromPoint(left + 40, top + height / 2)).toBe(on.control().host);
  });

  it.skipIf(forgets).each([
    [320, 256],
    [568, 320],
  ])('has its buttons in sight in a low window, at %s×%s', async (width, height) => {
    await resize(width, height);
    await ask('quiet', 'inline');
    on.layers()?.host.scrollIntoView({ block: 'start', behavior: 'instant' });
    for (const act of ['refuse-all', 'accept-all', 'choose']) {
      const { left, top, width: wide, height: high } = box(on.button(act));
      expect(on.layers()?.elementFromPoint(left + wide / 2, top + high / 2)).toBe(on.button(act));
    }
  });

  it('shows all its words in a narrow column, none of them behind a scrollbar', async () => {
    await resize(1366, 768);
    (document.querySelector('[data-temoin-place]') as HTMLElement).style.width = '340px';
    await ask('paper', 'inline');
    for (const each of layer().querySelectorAll('.body, .foot, button, .page'))
      expect([
        each.className,
        each.scrollWidth <= each.clientWidth,
        each.scrollHeight <= each.clientHeight + 1,
      ]).toEqual([each.className, true, true]);
  });
});

describe('from right to left', () => {
  it.each(['corner', 'centre', 'bottom'] as const)('%s is mirrored', async (position) => {
    await resize(1366, 768);
    await ask('quiet', position);
    const { left } = box(layer());
    const notice = { ...on.notice, direction: 'rtl' } as const;
    on.banner.halt();
    await ask('quiet', position, { notice });
    expect(Math.abs(document.documentElement.clientWidth - box(layer()).right - left)).toBeLessThanOrEqual(1);
    expect(box(on.button('open')).left).toBeGreaterThan(innerWidth / 2);
  });
});

describe('the scheme', () => {
  const paper = () => getComputedStyle(layer()).backgroundColor;
  const LIGHT = 'rgb(255, 255, 255)';
  const DARK = 'rgb(23, 25, 31)';

  it.each([
    ['system', 'dark', DARK],
    ['light', 'dark', LIGHT],
    ['dark', 'light', DARK],
    ['site', 'dark', LIGHT],
  ] as const)('“%s” on a device that is %s', async (scheme, device, colour) => {
    if (forgets && scheme === 'system') return;
    await media({ 'prefers-color-scheme': device });
    await ask({ scheme });
    expect(paper()).toBe(colour);
  });

  it.each([
    ['data-theme', 'dark'],
    ['class', 'page theme-dark'],
    ['class', 'dark'],
    ['style', 'color-scheme: dark'],
  ])('follows the site’s own switch: %s="%s"', async (name, value) => {
    await media({ 'prefers-color-scheme': 'light' });
    await ask({ scheme: 'site' });
    expect(paper()).toBe(LIGHT);
    document.documentElement.setAttribute(name, value);
    await painted();
    expect(paper()).toBe(DARK);
    expect(getComputedStyle(on.control().querySelector('.pill') as Element).backgroundColor).toBe(DARK);
    document.documentElement.removeAttribute(name);
    await painted();
    expect(paper()).toBe(LIGHT);
  });
});

it('follows the switch of another body too', async () => {
  await media({ 'prefers-color-scheme': 'light' });
  await ask({ scheme: 'site' });
  const old = document.body;
  const other = document.createElement('body');
  old.replaceWith(other);
  await painted();
  other.className = 'dark';
  await painted();
  const colour = getComputedStyle(layer()).backgroundColor;
  other.replaceWith(old);
  await painted();
  expect(colour).toBe('rgb(23, 25, 31)');
});

it.each([
  { fill: '#2f5bd3' },
  { fill: '#16181d', accent: '#111' },
  { fill: '#fff', accent: '#2f5bd3' },
  'solid',
])('shows where the focus is on a button, filled or not: %j', async (theme) => {
  await media({ 'prefers-color-scheme': 'light' });
  await ask(theme);
  const button = on.button('refuse-all');
  button.focus();
  const { outlineColor, outlineStyle, backgroundColor } = getComputedStyle(button);
  const hex = (colour: string) =>
    `#${(colour.match(/\d+/g) ?? []).map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
  expect(outlineStyle).toBe('solid');
  expect(contrast(hex(outlineColor), hex(backgroundColor))).toBeGreaterThanOrEqual(3);
});

it('keeps its tokens against the site’s, which would make it unreadable', async () => {
  undo.push(addStyle('temoin-banner { --temoin-ink: #fff !important; --temoin-fill: red !important }'));
  await ask('solid');
  expect(breaches(measure(true))).toEqual([]);
});

it.runIf(isChromium)('keeps edges in forced colours, in every look', async () => {
  await media({ 'forced-colors': 'active' });
  for (const look of LOOK_NAMES) {
    await ask(look);
    for (const each of [layer(), ...layer().querySelectorAll('button')])
      expect(getComputedStyle(each).borderTopStyle).toBe('solid');
    on.banner.halt();
  }
});
