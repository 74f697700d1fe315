import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { server } from 'vitest/browser';
import { createLooks } from '../../src/looks.ts';
import { addStyle, fillPage, resize } from './page.ts';
import { painted, type Setting, type Stage, stage } from './stage.ts';

let on: Stage;
const undo: (() => void)[] = [];

const ask = async (setting: Setting = {}): Promise<Stage> => {
  on = stage(setting);
  undo.push(on.banner.halt);
  on.banner.ask();
  await painted();
  await painted();
  return on;
};
const box = (element: Element) => element.getBoundingClientRect();
/** What a visitor's pointer meets in the middle of it. */
const met = (element: Element) => {
  const { left, top, width, height } = box(element);
  const root = element.getRootNode() as ShadowRoot;
  const [x, y] = [left + width / 2, top + height / 2];
  return document.elementFromPoint(x, y) === root.host && root.elementFromPoint(x, y);
};
const inSight = () =>
  ['refuse-all', 'accept-all', 'choose', 'open'].map((act) => met(on.button(act)) === on.button(act));
const ALL = [true, true, true, true];

beforeEach(async () => {
  fillPage();
  await resize(1366, 768);
});
afterEach(() => {
  for (const end of undo.splice(0).reverse()) end();
  scrollTo(0, 0);
});

/** WebKit measures from the body in its top layer too: there the boxes stay where they were. */
const lifts = server.browser !== 'webkit';

describe.runIf(lifts)('a body that keeps nothing in its place', () => {
  it.each([
    'body { filter: grayscale(1) }',
    'body { transform: translate(200px, 300px) scale(0.4) }',
    'html { will-change: transform; height: 5000px }',
    'html { perspective: 100px } ::backdrop { background: #f00 !important }',
  ])('has the banner and the control in the window all the same: %s', async (css) => {
    for (const [width, height] of [
      [1366, 768],
      [320, 568],
    ] as const) {
      await resize(width, height);
      undo.push(addStyle(css));
      await ask();
      expect([width, inSight()]).toEqual([width, ALL]);
      expect(getComputedStyle(on.layers()?.host as Element, '::backdrop').display).toBe('none');
      on.button('choose').click();
      const dialog = await on.second();
      expect(dialog.matches(':modal')).toBe(true);
      dialog.querySelector<HTMLElement>('.head button')?.click();
      await painted();
      expect(inSight()).toEqual(ALL);
      for (const end of undo.splice(0).reverse()) end();
    }
  });

  it('has it again after another body came', async () => {
    undo.push(addStyle('body { filter: grayscale(1); min-height: 3000px }'));
    await ask();
    const old = document.body;
    const other = document.createElement('body');
    old.replaceWith(other);
    await painted();
    await painted();
    const seen = inSight();
    other.replaceWith(old);
    await painted();
    expect(seen).toEqual(ALL);
  });

  it('leaves an inline banner where it is', async () => {
    document.querySelector('h1')?.insertAdjacentHTML('afterend', '<div data-temoin-place></div>');
    undo.push(addStyle('body { filter: grayscale(1) }'));
    await ask(createLooks({ position: 'inline' }));
    const host = on.layers()?.host as Element;
    expect([getComputedStyle(host).position, host.matches(':popover-open')]).toEqual(['relative', false]);
    expect(met(on.button('open'))).toBe(on.button('open'));
  });

  it('is the only one: elsewhere nothing is in the top layer', async () => {
    await ask();
    expect(document.querySelector('[popover]')).toBe(null);
  });
});

it('is not painted over by what a site’s sheet puts before or after it', async () => {
  const cover = 'content: ""; position: fixed; inset: 0; z-index: 9; background: green';
  undo.push(
    addStyle(
      `temoin-banner::before, temoin-control::after { ${cover} !important; display: block !important }`,
    ),
  );
  await ask();
  expect(inSight()).toEqual(ALL);
});

it('gives back the room at the end of the page with the answer, and keeps what the site has set since', async () => {
  await resize(375, 667);
  const { style } = document.documentElement;
  await ask();
  // WebKit scrolls after the focus was told.
  scrollTo(0, document.documentElement.scrollHeight);
  document.querySelector<HTMLElement>('#end')?.focus();
  expect(style.paddingBottom).toBe('90vh');
  on.button('refuse-all').click();
  expect(style.paddingBottom).toBe('');
  style.paddingBottom = '7px';
  on.banner.halt();
  expect(style.paddingBottom).toBe('7px');
  style.paddingBottom = '';
});

it('has its second layer modal again after a page has moved it', async () => {
  await ask();
  on.button('choose').click();
  await on.second();
  const host = on.layers()?.host as Element;
  document.body.append(host);
  await painted();
  const dialog = await on.second();
  expect([dialog.matches(':modal'), host.parentNode]).toEqual([true, document.body]);
  dialog.querySelector<HTMLElement>('[data-act="refuse-all"]')?.click();
  expect(on.chosen).toHaveLength(1);
});

it('opens the second layer from inside a site’s own element', async () => {
  await ask();
  const footer = document.createElement('div');
  document.body.append(footer);
  footer.attachShadow({ mode: 'open' }).innerHTML = '<button data-temoin-open><b>choices</b></button>';
  footer.shadowRoot?.querySelector('b')?.click();
  expect((await on.second()).open).toBe(true);
  footer.remove();
});

it('has links to the site itself, whatever base a page has', async () => {
  const base = document.head.appendChild(document.createElement('base'));
  base.href = 'https://cdn.example/assets/';
  undo.push(() => base.remove());
  await ask();
  on.button('choose').click();
  const [link] = (await on.second()).querySelectorAll('a');
  expect(link?.href).toBe(`${location.origin}/confidentialite`);
});
