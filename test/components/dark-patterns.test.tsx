import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { audience, errors, experience } from '../unit/notice/example.ts';
import {
  addStyle,
  contrast,
  fillPage,
  hostileCss,
  isChromium,
  isHit,
  media,
  resize,
  viewports,
} from './page.ts';
import { painted, type Setting, type Stage, stage } from './stage.ts';

let on: Stage;
const undo: (() => void)[] = [];

const ask = async (setting: Setting = {}): Promise<Stage> => {
  on = stage(setting);
  undo.push(on.banner.halt);
  on.banner.ask();
  await painted();
  return on;
};
const pair = (): [HTMLButtonElement, HTMLButtonElement] => [on.button('refuse-all'), on.button('accept-all')];
const box = (element: Element): DOMRect => element.getBoundingClientRect();
const layer = (): Element => {
  const found = on.layers()?.querySelector('[data-layer]:not([hidden])');
  if (!found) throw new Error('no layer to be seen');
  return found;
};

beforeEach(fillPage);
afterEach(() => {
  for (const end of undo.splice(0).reverse()) end();
  scrollTo(0, 0);
});
afterAll(() => media());

const typography = [
  'fontFamily',
  'fontSize',
  'fontWeight',
  'letterSpacing',
  'textTransform',
  'textDecoration',
  'lineHeight',
] as const;
const paint = [
  ...([
    'color',
    'backgroundColor',
    'backgroundImage',
    'border',
    'borderRadius',
    'boxShadow',
    'outline',
  ] as const),
  ...(['opacity', 'filter', 'cursor', 'transform'] as const),
] as const;
const styleOf = (element: Element, names: readonly (keyof CSSStyleDeclaration)[]) => {
  const style = getComputedStyle(element);
  return names.map((name) => `${String(name)}: ${String(style[name])}`);
};

const themes = { 'the default look': '', 'a hostile style sheet': hostileCss } as const;

describe.each(Object.entries(themes))('under %s', (_, css) => {
  beforeEach(() => {
    if (css) undo.push(addStyle(css));
  });

  describe.each(viewports)('at %s×%s', (width, height) => {
    beforeEach(() => resize(width, height));

    it.each(['fr', 'en'] as const)(
      'refuses as easily as it accepts, in %s (DP-01 to 05, 08, 09)',
      async (language) => {
        await ask({ language });
        const [refuse, accept] = pair();
        const all = [...layer().querySelectorAll('[data-act]')];
        expect(all.map((each) => each.getAttribute('data-act'))).toEqual([
          'refuse-all',
          'accept-all',
          'choose',
        ]);
        for (const each of [refuse, accept]) {
          expect(isHit(each)).toBe(true);
          expect([each.localName, each.className, each.ariaDisabled, each.closest('p')]).toEqual([
            'button',
            '',
            null,
            null,
          ]);
        }
        expect(Math.abs(box(refuse).width - box(accept).width)).toBeLessThanOrEqual(1);
        expect(Math.abs(box(refuse).height - box(accept).height)).toBeLessThanOrEqual(1);
        expect(styleOf(refuse, typography)).toEqual(styleOf(accept, typography));
        expect(styleOf(refuse, paint)).toEqual(styleOf(accept, paint));
        expect(Math.abs(box(refuse).top - box(accept).top)).toBeLessThanOrEqual(1);
        expect(box(accept).left - box(refuse).right).toBeLessThanOrEqual(24);
        for (const each of all) expect(box(each).height).toBeGreaterThanOrEqual(44);
      },
    );

    it('keeps within its share of the window, and shows every title and control where there is room', async () => {
      await ask();
      const share = box(layer()).height / innerHeight;
      expect(share).toBeLessThanOrEqual(width >= 768 ? 0.451 : 0.851);
      const { left, right } = box(layer());
      // Without the page's scrollbar, where it has one that takes room.
      const room = document.documentElement.clientWidth - right;
      expect(left).toBeGreaterThanOrEqual(8);
      expect(room).toBeGreaterThanOrEqual(8);
      if (width < 768) expect([left, room]).toEqual([8, 8]);
      if (height > 300)
        for (const each of layer().querySelectorAll('h2, h3, button')) expect(isHit(each)).toBe(true);
    });

    it('leaves the rest of the page to the visitor (DP-18)', async () => {
      await ask();
      const host = on.layers()?.host as Element;
      const { top, bottom, left, right } = box(host);
      let outside = 0;
      let ours = 0;
      for (let i = 0; i < 400; i += 1) {
        const [x, y] = [
          ((i % 20) + 0.5) * (innerWidth / 20),
          (Math.floor(i / 20) + 0.5) * (innerHeight / 20),
        ];
        if (x >= left && x <= right && y >= top && y <= bottom) continue;
        outside += 1;
        if (document.elementFromPoint(x, y)?.localName.startsWith('temoin-')) ours += 1;
      }
      expect(outside).toBeGreaterThan(0);
      expect(ours / outside).toBeLessThanOrEqual(0.05);
      scrollTo({ top: 100, behavior: 'instant' });
      expect(scrollY).toBe(100);
    });

    it('has one control to be seen, large enough, on top, before and after a choice (DP-22, WCAG 3.2.3, 3.2.4)', async () => {
      await ask();
      const before = box(on.button('open'));
      expect(isHit(on.button('open'))).toBe(true);
      on.button('refuse-all').click();
      expect(isHit(on.button('open'))).toBe(true);
      const after = box(on.button('open'));
      expect([after.left, after.bottom]).toEqual([before.left, before.bottom]);
      expect(Math.min(after.width, after.height)).toBeGreaterThanOrEqual(42);
      expect(document.querySelectorAll('temoin-control')).toHaveLength(1);
    });
  });
});

describe('on a phone and on a desk', () => {
  describe.each([
    [320, 568],
    [1366, 768],
  ])('at %s×%s', (width, height) => {
    beforeEach(() => resize(width, height));

    it('keeps every title in view with three purposes and the longest texts', async () => {
      await ask({ changes: { purposes: [errors, experience, audience], unmask: ['nav'] } });
      for (const each of layer().querySelectorAll('h3, [data-act]')) expect(isHit(each)).toBe(true);
      expect(box(layer()).height / innerHeight).toBeLessThanOrEqual(width >= 768 ? 0.451 : 0.851);
    });

    it('puts title and description of replay before the first control, in the page and to the eye (DP-16, DP-17, WCAG 1.3.2)', async () => {
      await ask();
      const [refuse] = pair();
      for (const block of layer().querySelectorAll('[data-purpose^="replay."]')) {
        expect(block.compareDocumentPosition(refuse) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
        for (const part of block.querySelectorAll('h3'))
          expect(box(part).bottom).toBeLessThanOrEqual(box(refuse).top);
        expect(block.textContent).toMatch(/enregistr/i);
        expect(getComputedStyle(block.querySelector('p') as Element).visibility).toBe('visible');
      }
    });

    it('keeps the controls apart from the prose (DP-09)', async () => {
      await ask();
      const foot = box(layer().querySelector('.foot') as Element);
      const text = box(layer().querySelector('.body') as Element);
      for (const each of pair()) {
        expect(foot.top - box(each).bottom).toBeGreaterThanOrEqual(8);
        expect(box(each).top - text.bottom).toBeGreaterThanOrEqual(8);
      }
    });

    it('does not move under the hand (DP-28)', async () => {
      await ask();
      const where = () => pair().map((each) => [box(each).left, box(each).top]);
      const first = where();
      await document.fonts.ready;
      for (let i = 0; i < 10; i += 1) await painted();
      expect(where()).toEqual(first);
    });
  });
});

describe.each(['light', 'dark'])('in %s', (scheme) => {
  beforeEach(async () => {
    await media({ 'prefers-color-scheme': scheme });
    await resize(1366, 768);
  });

  it('reads as well on refuse as on accept, above 7 to 1, and edges above 3 to 1 (DP-06, R-173, WCAG 1.4.3, 1.4.11)', async () => {
    await ask();
    const paper = getComputedStyle(layer()).backgroundColor;
    const [refuse, accept] = pair().map((each) => contrast(getComputedStyle(each).color, paper)) as [
      number,
      number,
    ];
    expect(refuse).toBe(accept);
    expect(refuse).toBeGreaterThan(7);
    for (const text of layer().querySelectorAll('h2, h3, p'))
      expect(contrast(getComputedStyle(text).color, paper)).toBeGreaterThan(7);
    expect(contrast(getComputedStyle(on.button('refuse-all')).borderTopColor, paper)).toBeGreaterThan(3);
    const pill = on.control().querySelector('.pill') as Element;
    expect(
      contrast(getComputedStyle(pill).borderTopColor, getComputedStyle(pill).backgroundColor),
    ).toBeGreaterThan(3);
  });

  it('looks the same on both when pointed at and when focused (DP-05, WCAG 2.4.7)', async () => {
    await ask();
    const [refuse, accept] = pair();
    const states: string[][] = [];
    for (const each of [refuse, accept]) {
      await userEvent.hover(each);
      states.push(styleOf(each, paint));
      await userEvent.unhover(each);
    }
    refuse.focus();
    await userEvent.keyboard('{Tab}{Shift>}{Tab}{/Shift}');
    states.push(styleOf(refuse, paint));
    await userEvent.keyboard('{Tab}');
    states.push(styleOf(accept, paint));
    expect(states[0]).toEqual(states[1]);
    expect(states[2]).toEqual(states[3]);
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(refuse);
    expect([outlineStyle, outlineWidth]).toEqual(['solid', '3px']);
    expect(contrast(outlineColor, getComputedStyle(layer()).backgroundColor)).toBeGreaterThan(3);
  });
});

it.runIf(isChromium)('keeps an edge around each control in forced colours', async () => {
  await media({ 'forced-colors': 'active' });
  await ask();
  const paper = getComputedStyle(layer()).backgroundColor;
  for (const each of [...pair(), layer()]) {
    const { borderTopColor, borderTopStyle } = getComputedStyle(each);
    expect(borderTopStyle).toBe('solid');
    expect(contrast(borderTopColor, paper)).toBeGreaterThan(3);
  }
  await media();
});

it('colours both together where the site sets the tokens (R-166)', async () => {
  undo.push(addStyle('temoin-banner { --temoin-ink: rgb(80, 0, 80); --temoin-line: rgb(9, 9, 9) }'));
  await ask();
  const [refuse, accept] = pair();
  expect(getComputedStyle(refuse).color).toBe('rgb(80, 0, 80)');
  expect(styleOf(refuse, [...paint, ...typography])).toEqual(styleOf(accept, [...paint, ...typography]));
});

it('asks as much of the keyboard for no as for yes, in the order seen (DP-11)', async () => {
  await resize(1366, 768);
  await ask();
  expect(document.activeElement).toBe(document.body);
  await userEvent.keyboard('{Enter}');
  expect(on.chosen).toEqual([]);
  const names: (string | null | undefined)[] = [];
  for (let i = 0; i < 5; i += 1) {
    await userEvent.keyboard('{Tab}');
    names.push((on.layers()?.activeElement ?? document.activeElement)?.textContent);
  }
  expect(names).toEqual(['Tout refuser', 'Tout accepter', 'Choisir', 'Détails', 'Accueil']);
});

it.each(['refuse-all', 'accept-all'])(
  'takes one activation of %s, by pointer or by key (DP-10)',
  async (name) => {
    await ask();
    await userEvent.click(on.button(name));
    expect(on.chosen).toHaveLength(1);
    on.banner.halt();
    await ask();
    on.button(name).focus();
    await userEvent.keyboard(name === 'refuse-all' ? '{Enter}' : ' ');
    expect(on.chosen).toHaveLength(1);
  },
);

it('offers three controls and a link, and a box a purpose, never one by one to refuse (DP-15, DP-25)', async () => {
  await ask();
  expect(layer().querySelectorAll('button')).toHaveLength(3);
  expect(layer().querySelectorAll('input, [aria-checked]')).toHaveLength(0);
  await userEvent.click(on.button('choose'));
  const second = await on.second();
  expect(
    [...second.querySelectorAll<HTMLInputElement>('input')].map(({ type, checked, indeterminate }) => [
      type,
      checked,
      indeterminate,
    ]),
  ).toEqual([
    ['checkbox', false, false],
    ['checkbox', false, false],
  ]);
  expect([...second.querySelectorAll('[data-act]')].map((each) => each.getAttribute('data-act'))).toEqual([
    'refuse-all',
    'accept-all',
    'save',
  ]);
});

it.each([[320, 568] as const, [1366, 768] as const])(
  'is as even on the second layer, at %s×%s (R-165)',
  async (width, height) => {
    await resize(width, height);
    await ask();
    on.button('choose').click();
    await on.second();
    const [refuse, accept] = pair();
    const save = on.button('save');
    for (const other of [accept, save]) {
      expect(isHit(other)).toBe(true);
      expect(Math.abs(box(refuse).width - box(other).width)).toBeLessThanOrEqual(1);
      expect(Math.abs(box(refuse).height - box(other).height)).toBeLessThanOrEqual(1);
      expect(styleOf(refuse, [...paint, ...typography])).toEqual(styleOf(other, [...paint, ...typography]));
    }
  },
);

it('toggles each purpose alone (DP-17, WCAG 3.2.2)', async () => {
  await ask({ changes: { purposes: [errors, experience, audience] } });
  on.button('choose').click();
  const boxes = [...(await on.second()).querySelectorAll('input')];
  for (const each of boxes) {
    await userEvent.click(each);
    expect(boxes.filter(({ checked }) => checked)).toEqual([each]);
    await userEvent.click(each);
  }
});

it('takes no gesture but a choice for a choice (DP-20)', async () => {
  await ask();
  await userEvent.keyboard('{Escape}');
  await userEvent.click(document.querySelector('h1') as Element);
  scrollTo({ top: 500, behavior: 'instant' });
  history.pushState({}, '', '#elsewhere');
  window.dispatchEvent(new PopStateEvent('popstate'));
  on.button('choose').click();
  await on.second();
  await userEvent.keyboard('{Escape}');
  await painted();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(on.chosen).toEqual([]);
  expect(on.withdrawn).toEqual([]);
  expect(isHit(on.button('refuse-all'))).toBe(true);
});

it('is one region that asks, in one language (DP-27, DP-30)', async () => {
  await ask({ language: 'en' });
  const regions = () => [...(on.layers()?.querySelectorAll('[role=region]:not([hidden]), dialog') ?? [])];
  expect(regions()).toHaveLength(1);
  on.button('choose').click();
  await on.second();
  expect(regions()).toHaveLength(1);
  for (const host of [on.layers()?.host, on.control().host] as HTMLElement[]) expect(host.lang).toBe('en');
  expect(on.layers()?.textContent).not.toMatch(/enregistr|\bvo(us|tre|s)\b/i);
});

it('reaches recipients and all details in one activation, and every link leads somewhere (DP-24, WCAG 2.4.4)', async () => {
  await ask();
  await userEvent.click(layer().querySelector('a') as Element);
  const second = await on.second();
  for (const { open } of second.querySelectorAll('details')) expect(open).toBe(true);
  expect(second.textContent).toContain('Hébergeur SA (prestataire, France)');
  expect([...second.querySelectorAll('a')].map((each) => each.getAttribute('href'))).toEqual([
    `${location.origin}/confidentialite`,
    'https://hebergeur.example/privacy',
  ]);
});

it('mentions no legitimate interest anywhere (DP-29)', async () => {
  await ask();
  on.button('choose').click();
  await on.second();
  expect(`${on.layers()?.textContent} ${on.control().textContent}`).not.toMatch(/int[ée]r[êe]t|legitimate/i);
});
