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

describe('a site’s own element over ours, however high', () => {
  const over = (css: string, parent: Element = document.body) => {
    const element = document.createElement('div');
    element.style.cssText = `position: fixed; z-index: 2147483647; background: green; ${css}`;
    parent.append(element);
    undo.push(() => element.remove());
    return element;
  };
  const again = async () => {
    document.querySelector('h1')?.click();
    await painted();
    await painted();
  };

  it('does not cover the question, nor the control: there before, or come later', async () => {
    over('inset: 0');
    await ask();
    expect(inSight()).toEqual(ALL);
  });

  it('that comes later goes below at the next click', async () => {
    await ask();
    over('left: 0; bottom: 0; width: 100vw; height: 50vh');
    expect(inSight()).not.toEqual(ALL);
    await again();
    expect(inSight()).toEqual(ALL);
  });

  it('that takes the whole screen for a dialog of its own is left above', async () => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    undo.push(() => dialog.remove());
    dialog.style.cssText = 'inset: 0; width: 100vw; height: 100vh; max-width: none; max-height: none';
    await ask();
    dialog.showModal();
    await again();
    expect(document.querySelector('[popover]')).toBe(null);
    dialog.remove();
    const hidden = over('inset: 0; pointer-events: none').attachShadow({ mode: 'open' });
    const within = hidden.appendChild(document.createElement('dialog'));
    within.style.cssText = dialog.style.cssText;
    within.showModal();
    await again();
    expect(document.querySelector('[popover]')).toBe(null);
    within.close();
    await again();
    expect(inSight()).toEqual(ALL);
  });

  it('is left where it is beside a platform that asks too, whose question it may be', async () => {
    over('inset: 0');
    await ask({ beside: true });
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
