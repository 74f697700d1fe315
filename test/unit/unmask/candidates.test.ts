import { describe, expect, it } from 'vitest';
import { candidatesFor, type Named } from '../../../src/survey/candidates.ts';
import { isStableName } from '../../../src/survey/stable-name.ts';

/** `header#top.site-header`, with a role after a space. */
const named = (text: string): Named => {
  const [what = '', role] = text.split(' ');
  const id = /#([^.]+)/.exec(what)?.[1];
  return {
    tag: /^[\w-]+/.exec(what)?.[0] ?? 'div',
    classes: [...what.matchAll(/\.([^.#]+)/g)].map(([, name]) => name as string),
    ...(id && { id }),
    ...(role && { role }),
  };
};

const selectors = (element: string, ...above: readonly string[]): string[] =>
  candidatesFor(named(element), above.map(named)).map(({ selector }) => selector);

describe('how an element is named', () => {
  it.each<readonly [element: string, above: readonly string[], names: readonly string[]]>([
    ['nav', [], ['nav']],
    ['nav', ['header'], ['nav', 'header nav']],
    ['nav.main-menu', ['header'], ['nav', 'header nav', 'nav.main-menu']],
    ['nav#site-menu', [], ['nav', '#site-menu']],
    ['div navigation', [], ['[role=navigation]']],
    ['h2', ['main'], ['h2', 'main h2']],
    ['h2.css-1a2b3c', ['section.sc-bdVaJa', 'main'], ['h2', 'main h2']],
    ['h3', ['article', 'section.best-sellers', 'main'], ['h3', 'main h3', '.best-sellers h3']],
    ['button.Button_root__x7Y2k', ['div'], ['button']],
    ['button.add-to-cart', ['form'], ['button', 'form button', 'button.add-to-cart']],
    ['div button', ['main'], ['[role=button]', 'main [role=button]']],
    ['label', ['form'], ['label', 'form label']],
    ['th', ['tr', 'table#orders'], ['th', '#orders th']],
    ['a', ['li', 'nav'], ['nav a']],
    ['a.skip-link', ['nav', 'header'], ['nav a', 'nav .skip-link']],
    ['span.brand', ['header'], ['header .brand']],
    ['p.legal', ['footer'], ['footer .legal']],
    ['p', ['footer'], []],
    // What is no chrome is named by nothing.
    ['p.description', ['article', 'main'], []],
    ['td', ['tr', 'table'], []],
    ['span.customer-name', ['main'], []],
    ['a', ['p', 'main'], []],
    ['input', ['form'], []],
    ['article', ['main'], []],
  ])('%s in %j', (element, above, names) => {
    expect(selectors(element, ...above)).toEqual(names);
  });

  it('never is a place in a row, nor a value of an attribute', () => {
    const all = ['nav.a', 'li.item', 'a#r1', 'th', 'div tab', 'span.brand'].flatMap((element) =>
      selectors(element, 'ul.menu', 'nav.main-nav', 'header#top'),
    );
    expect(all.length).toBeGreaterThan(8);
    expect(all.filter((selector) => /nth|:|>|\[(?!role=)/.test(selector))).toEqual([]);
  });
});

describe('a name that a person wrote', () => {
  it.each(['brand', 'site-header', 'mainMenu', 'product_title', 'btn', 'nav-bar', 'best-sellers', 'legal'])(
    'is %s',
    (name) => expect(isStableName(name)).toBe(true),
  );
  it.each([
    ...[
      'css-1a2b3c',
      'css-kdjfhg',
      'sc-bdVaJa',
      'Button_root__x7Y2k',
      'styles_menu__aXbYc',
      'jsx-2871293847',
      'svelte-1tky8bj',
    ],
    ...[
      ':r1:',
      'radix-dialog',
      'headlessui-menu-button',
      'ember123',
      'a',
      'x1',
      'dXyqLm',
      'bcdfgh',
      'MuiButton-root-17',
    ],
    ...[
      'is-active',
      'active',
      'open',
      'md:flex',
      'mt-4',
      'text-sm',
      'flex',
      'container',
      'hidden',
      'sm-hidden',
      'bg-white',
      'js-toggle',
    ],
  ])('is not %s', (name) => expect(isStableName(name)).toBe(false));
});
