import axe from 'axe-core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { fillPage, isChromium, isHit, media, resize } from './page.ts';
import { painted, type Setting, type Stage, stage } from './stage.ts';

let on: Stage;
const undo: (() => void)[] = [];

const set = (setting: Setting = {}): Stage => {
  on = stage(setting);
  undo.push(on.banner.halt);
  return on;
};
const ask = async (setting: Setting = {}): Promise<Stage> => {
  set(setting).banner.ask();
  await painted();
  return on;
};
/** What has the focus, through the shadow roots. */
const focused = (): Element | null => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};
const violations = async (): Promise<string[]> => {
  const { violations: found } = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};
const withdrawn = async () => {
  await ask();
  on.button('accept-all').click();
  await painted();
  on.button('withdraw').click();
};

beforeEach(async () => {
  fillPage();
  await resize(1366, 768);
});
afterEach(() => {
  for (const end of undo.splice(0).reverse()) end();
  scrollTo({ top: 0, behavior: 'instant' });
});
afterAll(() => media());

describe.each(['light', 'dark'])('axe finds nothing, in %s (WCAG 1.3.1, 4.1.2)', (scheme) => {
  beforeEach(() => media({ 'prefers-color-scheme': scheme }));

  it.each([
    [320, 568],
    [1366, 768],
  ])('on the first layer at %s×%s', async (width, height) => {
    await resize(width, height);
    await ask();
    expect(await violations()).toEqual([]);
  });

  it('on the second layer, folded and unfolded', async () => {
    await ask();
    on.button('choose').click();
    const second = await on.second();
    expect(await violations()).toEqual([]);
    for (const details of second.querySelectorAll('details')) details.open = true;
    expect(await violations()).toEqual([]);
  });

  it('on the control at rest, while recording and after a withdrawal', async () => {
    set();
    expect(await violations()).toEqual([]);
    on.statuses.set('replay.errors', 'granted');
    on.bus.emit('capture:started', { purpose: 'replay.errors', session: 's' });
    expect(await violations()).toEqual([]);
    on.banner.halt();
    await withdrawn();
    expect(await violations()).toEqual([]);
  });
});

describe('by keyboard', () => {
  it('comes first, traps nothing, and goes on into the page (WCAG 2.1.1, 2.1.2, 2.4.3)', async () => {
    await ask();
    const path: (string | null | undefined)[] = [];
    for (let i = 0; i < 5; i += 1) {
      await userEvent.keyboard('{Tab}');
      path.push(focused()?.textContent);
    }
    expect(path).toEqual(['Tout refuser', 'Tout accepter', 'Choisir', 'Détails', 'Accueil']);
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(focused()?.textContent).toBe('Détails');
  });

  it('takes no focus when it comes, nor when the control is drawn anew (WCAG 3.2.1)', async () => {
    const link = document.querySelector<HTMLElement>('#link');
    link?.focus();
    await ask();
    on.bus.emit('capture:started', { purpose: 'replay.errors', session: 's' });
    expect(focused()).toBe(link);
  });

  it('gives the focus back to where it was after a choice (WCAG 2.4.3)', async () => {
    await ask();
    const link = document.querySelector<HTMLElement>('#link');
    link?.focus();
    await userEvent.keyboard('{Shift>}{Tab}{Tab}{Tab}{Tab}{/Shift}');
    expect(focused()?.textContent).toBe('Tout refuser');
    await userEvent.keyboard('{Enter}');
    expect(on.chosen).toHaveLength(1);
    expect(focused()).toBe(link);
  });

  it('gives the focus to the control where it was nowhere, or where it was is gone', async () => {
    await ask();
    await userEvent.keyboard('{Tab}{Enter}');
    expect(focused()).toBe(on.button('open'));
    on.banner.halt();
    await ask();
    const link = document.querySelector<HTMLElement>('#link');
    link?.focus();
    await userEvent.keyboard('{Shift>}{Tab}{Tab}{Tab}{Tab}{/Shift}');
    link?.remove();
    await userEvent.keyboard('{Enter}');
    expect(focused()).toBe(on.button('open'));
  });

  it('opens the second layer on its close button, keeps the focus in it, and Escape goes back to where one came from (WCAG 2.1.1, 2.1.2)', async () => {
    await ask();
    on.button('choose').focus();
    await userEvent.keyboard('{Enter}');
    const second = await on.second();
    expect(second.matches(':modal')).toBe(true);
    expect(focused()?.textContent).toBe('Fermer');
    document.querySelector<HTMLElement>('#link')?.focus();
    expect(focused()?.textContent).toBe('Fermer');
    await userEvent.keyboard('{Escape}');
    await painted();
    expect(focused()).toBe(on.button('choose'));
    expect(on.chosen).toEqual([]);
  });

  it('closes the second layer with its button as with Escape', async () => {
    await ask();
    on.button('choose').focus();
    await userEvent.keyboard('{Enter}');
    await on.second();
    await userEvent.keyboard('{Enter}');
    expect(focused()).toBe(on.button('choose'));
  });

  it.each(['site-open', 'control'] as const)(
    'goes back to %s after the second layer was opened from there',
    async (from) => {
      await ask();
      on.button('refuse-all').click();
      const opener =
        from === 'control' ? on.button('open') : (document.querySelector('#site-open') as HTMLElement);
      opener.focus();
      await userEvent.keyboard('{Enter}');
      await on.second();
      await userEvent.keyboard('{Escape}');
      await painted();
      expect(focused()).toBe(opener);
      await userEvent.keyboard('{Enter}');
      await on.second();
      on.button('accept-all').focus();
      await userEvent.keyboard('{Enter}');
      expect(focused()).toBe(from === 'control' ? on.button('open') : opener);
    },
  );

  it('keeps the focus on the control when its withdraw button goes', async () => {
    await ask();
    on.button('accept-all').click();
    await painted();
    on.button('withdraw').focus();
    await userEvent.keyboard('{Enter}');
    expect(on.withdrawn).toHaveLength(1);
    expect(focused()).toBe(on.button('open'));
  });

  it.each([
    [375, 667],
    [1366, 768],
  ])(
    'hides no element of the page that takes the focus, to the last one, at %s×%s (WCAG 2.4.11)',
    async (width, height) => {
      await resize(width, height);
      await ask();
      document.querySelector<HTMLElement>('#link')?.focus();
      const seen = new Set<Element>();
      for (let i = 0; i < 32; i += 1) {
        await userEvent.keyboard('{Tab}');
        const at = focused();
        if (!at || seen.has(at) || at.getRootNode() !== document) break;
        seen.add(at);
        expect([at.textContent, isHit(at)]).toEqual([at.textContent, true]);
      }
      expect(seen.size).toBe(32);
    },
  );

  it('gives back the room that it added at the end of the page', async () => {
    await ask();
    document.querySelector<HTMLElement>('#end')?.focus();
    on.banner.halt();
    expect(document.documentElement.style.paddingBottom).toBe('');
  });
});

describe('to a screen reader', () => {
  it('names the region and the dialog by their headings, and each box by its purpose (WCAG 1.3.1, 2.4.6, 2.5.3, 3.3.2, 4.1.2)', async () => {
    await ask();
    const name = (of: Element | null | undefined) =>
      on.layers()?.getElementById(of?.getAttribute('aria-labelledby') ?? '')?.textContent;
    expect(name(on.layers()?.querySelector('[role=region]'))).toBe('Enregistrement de votre visite');
    on.button('choose').click();
    const second = await on.second();
    expect(name(second)).toBe('Vos choix');
    expect([...second.querySelectorAll('input')].map(({ labels }) => labels?.[0]?.textContent)).toEqual([
      'Corriger les pannes',
      'Rendre le site plus facile à utiliser',
    ]);
  });

  it('is told of a withdrawal without losing the focus, by a region that was there before (WCAG 4.1.3)', async () => {
    await ask();
    on.button('accept-all').click();
    await painted();
    const status = on.control().querySelector('[role=status]');
    on.button('withdraw').click();
    expect(on.control().querySelector('[role=status]')).toBe(status);
    expect(status?.textContent).toContain('Arrêté.');
  });
});

describe('however it is read', () => {
  const spacing = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`;

  it.each([
    [320, 568],
    [1366, 768],
  ])('loses nothing to wider spacing of text, at %s×%s (WCAG 1.4.12)', async (width, height) => {
    await resize(width, height);
    await ask();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(spacing);
    for (const root of [on.layers(), on.control()] as ShadowRoot[])
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    await painted();
    for (const name of ['refuse-all', 'accept-all', 'choose', 'open']) {
      const button = on.button(name);
      expect(isHit(button)).toBe(true);
      expect(button.scrollWidth).toBeLessThanOrEqual(button.clientWidth + 1);
      expect(button.scrollHeight).toBeLessThanOrEqual(button.clientHeight + 1);
    }
  });

  it.each([
    [320, 568],
    [342, 192],
  ])('needs no scrolling in two directions at %s×%s (WCAG 1.4.10)', async (width, height) => {
    await resize(width, height);
    await ask();
    for (const each of on.layers()?.querySelectorAll('section, .page, .body, .foot') ?? [])
      expect(each.scrollWidth).toBeLessThanOrEqual(each.clientWidth);
    on.button('choose').click();
    const second = await on.second();
    for (const details of second.querySelectorAll('details')) details.open = true;
    expect(second.scrollWidth).toBeLessThanOrEqual(second.clientWidth);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  });

  it('lets every word of the first layer be reached by scrolling inside it (WCAG 1.4.4)', async () => {
    await resize(320, 568);
    await ask();
    const link = on.layers()?.querySelector('.foot a') as HTMLElement;
    link.focus();
    await painted();
    expect(isHit(link)).toBe(true);
    const text = on.layers()?.querySelector('.body') as HTMLElement;
    expect(text.tabIndex).toBe(0);
    text.scrollTop = text.scrollHeight;
    await painted();
    expect(isHit(text.querySelector('[data-purpose]:last-child p') as Element)).toBe(true);
    for (const title of text.querySelectorAll('h3')) expect(isHit(title)).toBe(true);
  });

  it('has targets of at least 24 pixels (WCAG 2.5.8), 44 for its controls', async () => {
    await ask();
    on.button('choose').click();
    await on.second();
    for (const each of on.layers()?.querySelectorAll('dialog :is(a, button, input, summary, label)') ?? []) {
      const { width, height } = each.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
      if (each.localName === 'button') expect(height).toBeGreaterThanOrEqual(44);
    }
  });

  it('is mirrored from right to left', async () => {
    const notice = { ...(await ask()).notice, direction: 'rtl' } as const;
    on.banner.halt();
    await ask({ notice });
    const [refuse, accept] = ['refuse-all', 'accept-all'].map(
      (name) => on.button(name).getBoundingClientRect().left,
    );
    expect(refuse).toBeGreaterThan(accept as number);
    expect(on.button('open').getBoundingClientRect().left).toBeGreaterThan(innerWidth / 2);
  });

  it.runIf(isChromium)('is not printed', async () => {
    await ask();
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    expect(getComputedStyle(on.control().host).display).toBe('none');
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  });

  it('moves nothing (WCAG 2.2.2)', async () => {
    await ask();
    for (const each of on.layers()?.querySelectorAll('*') ?? []) {
      const { animationName, transitionDuration } = getComputedStyle(each);
      expect([animationName, transitionDuration]).toEqual(['none', '0s']);
    }
  });
});
