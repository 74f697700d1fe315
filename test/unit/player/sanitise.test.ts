import { describe, expect, it } from 'vitest';
import type { CleanCss } from '../../../src/player/clean-css.ts';
import { createTally } from '../../../src/player/limits.ts';
import { createCleaner } from '../../../src/player/sanitise.ts';

/** Says what it was asked to clean; the real one asks the browser's own parser (test/browser/player-css.test.ts). */
const css: CleanCss = {
  sheet: (text) => `sheet(${text})`,
  inline: (text) => `inline(${text})`,
  value: (text) => (text.includes('url') ? undefined : text),
};
const sanitise = (events: readonly unknown[]) => {
  const clean = createCleaner(css, createTally().note);
  return events.flatMap((event) => clean(event) ?? []);
};
const clean = (type: number, data: unknown) => sanitise([{ type, timestamp: 1, data }])[0]?.data;
const element = (tagName: string, attributes: object = {}, childNodes: object[] = []) => ({
  type: 2,
  id: 5,
  tagName,
  attributes,
  childNodes,
});
const snapshot = (node: object) => {
  const data = clean(2, {
    node: { type: 0, id: 1, childNodes: [node] },
    initialOffset: { left: 3, top: 4, x: 5 },
  });
  return (data?.['node'] as { childNodes: Record<string, unknown>[] } | undefined)?.childNodes[0];
};
const attributes = (given: object, tagName = 'div') => snapshot(element(tagName, given))?.['attributes'];

it('tells a slot from the others by its name, and names nothing else', () => {
  expect(attributes({ name: 'h1', slot: 'h2' }, 'slot')).toEqual({ name: 'h1', slot: 'h2' });
  expect(attributes({ name: 'url(x)' }, 'slot')).toEqual({});
  for (const tag of ['form', 'iframe', 'img', 'div', 'a'])
    expect(attributes({ name: 'body' }, tag)).toEqual({});
});

describe('events', () => {
  it('keep only the kinds and fields that are replayed', () => {
    expect(clean(4, { href: 'https://boutique.example/x', width: 9, height: 1e9, more: 1 })).toEqual({
      href: '',
      width: 9,
      height: 10_000,
    });
    expect(clean(3, { source: 3, id: 1, x: 2, y: 3, html: '<b>' })).toEqual({ source: 3, id: 1, x: 2, y: 3 });
    expect(clean(5, { tag: 'temoin:difficulty', payload: { kind: 'error', stack: 'x' } })).toEqual({
      tag: 'temoin:difficulty',
      payload: { kind: 'error' },
    });
  });

  it.each([
    ['a plugin', 6, { plugin: 'x', payload: 1 }],
    ['somebody else’s mark', 5, { tag: 'x', payload: 1 }],
    ['an unknown type', 42, {}],
    ['a canvas', 3, { source: 9, id: 1, property: 'drawImage', args: [] }],
    ['a font', 3, { source: 10, family: 'x', fontSource: 'x' }],
    ['media', 3, { source: 7, id: 1, type: 0 }],
    ['a custom element', 3, { source: 16, define: { name: 'x-y' } }],
    ['an unknown source', 3, { source: 'constructor' }],
    ['an unknown interaction', 3, { source: 2, type: 'submit', id: 1 }],
    ['a snapshot of no document', 2, { node: { type: 3, id: 1, textContent: 'x' } }],
  ])('drop %s', (_, type, data) => {
    expect(clean(type, data)).toBeUndefined();
  });

  it('drop what has no time or is no event', () => {
    expect(sanitise([null, 'x', 3, {}, { type: 0 }, { type: 0, timestamp: Number.NaN }])).toEqual([]);
  });
});

describe('elements', () => {
  it.each([
    'script',
    'SCRIPT',
    'noscript',
    'object',
    'embed',
    'frame',
    'base',
    'meta',
    'link',
    'template',
    'animate',
    '<img',
  ])('%s keeps its place and number under a name of no meaning', (name) => {
    const child = { type: 3, id: 6, textContent: 'x' };
    expect(snapshot(element(name, { class: 'a', src: 'x' }, [child]))).toEqual({
      type: 2,
      id: 5,
      tagName: 'rr-inert',
      attributes: { hidden: true },
      childNodes: [child],
    });
  });

  it('a linked style sheet with its text becomes a style', () => {
    expect(snapshot(element('link', { rel: 'stylesheet', href: 'x', _cssText: 'p{}' }))).toMatchObject({
      tagName: 'style',
      attributes: { _cssText: 'sheet(p{})' },
    });
  });

  it('keep how they look and what they read, and nothing that loads, leads elsewhere or runs', () => {
    expect(
      attributes({
        class: 'a b',
        style: 'color:red',
        colspan: 2,
        checked: true,
        viewBox: '0 0 1 1',
        onclick: 'x()',
        ONERROR: 'x()',
        href: 'https://evil.test',
        srcset: 'x 2x',
        action: 'x',
        formaction: 'x',
        srcdoc: '<b>',
        ping: 'x',
        'http-equiv': 'refresh',
        sandbox: 'allow-scripts',
        name: 'x',
        nonce: 'x',
        rr_mediaState: 'played',
        'x y"': 'z',
      }),
    ).toEqual({ class: 'a b', style: 'inline(color:red)', colspan: 2, checked: true, viewBox: '0 0 1 1' });
  });

  it.each([
    ['src', 'data:image/png;base64,AAAA', true],
    ['src', 'data:image/svg+xml;base64,AAAA', false],
    ['src', 'data:text/html,<b>', false],
    ['src', '#x', false],
    ['src', 'javascript:x', false],
    ['rr_dataURL', 'https://evil.test/x', false],
    ['href', '#x', true],
    ['href', 'data:image/png;base64,AAAA', false],
    ['xlink:href', '//evil.test#x', false],
    ['fill', 'red', true],
    ['fill', 'url(x)', false],
  ])('%s="%s": %s', (name, value, kept) => {
    expect(attributes({ [name]: value })).toEqual(kept ? { [name]: value } : {});
  });

  it('hatches a box that is known only by its size', () => {
    expect(attributes({ rr_width: '10px', rr_height: '5px' })).toMatchObject({
      class: expect.stringContaining('rr-block'),
    });
  });
});

describe('style', () => {
  it('is cleaned in the texts of a style element, also when they change or come later', () => {
    const style = element('style', {}, [{ type: 3, id: 6, textContent: 'p{}' }]);
    const events = [
      { type: 2, timestamp: 1, data: { node: { type: 0, id: 1, childNodes: [style] } } },
      {
        type: 3,
        timestamp: 2,
        data: {
          source: 0,
          texts: [
            { id: 6, value: 'b{}' },
            { id: 9, value: 'words' },
          ],
          adds: [{ parentId: 5, nextId: null, node: { type: 3, id: 7, textContent: 'i{}' } }],
          attributes: [
            {
              id: 8,
              attributes: {
                style: { color: 'red', background: 'url(x)', top: ['1px', 'important'] },
                onclick: 'x',
              },
            },
          ],
          removes: [{ parentId: 1, id: 4 }],
        },
      },
    ];
    const [page, change] = sanitise(events);
    expect(JSON.stringify(page)).toContain('"textContent":"sheet(p{})"');
    expect(change?.data).toEqual({
      source: 0,
      removes: [{ parentId: 1, id: 4 }],
      adds: [
        { parentId: 5, nextId: null, node: { type: 3, id: 7, textContent: 'sheet(i{})', isStyle: true } },
      ],
      texts: [
        { id: 6, value: 'sheet(b{})' },
        { id: 9, value: 'words' },
      ],
      attributes: [
        { id: 8, attributes: { style: { color: 'red', background: false, top: ['1px', 'important'] } } },
      ],
    });
  });

  it('is cleaned in every change of a sheet', () => {
    expect(
      clean(3, { source: 8, id: 1, adds: [{ rule: 'p{}', index: [0, 1] }], replaceSync: 'b{}' }),
    ).toEqual({
      source: 8,
      id: 1,
      adds: [{ rule: 'sheet(p{})', index: [0, 1] }],
      removes: [],
      replaceSync: 'sheet(b{})',
    });
    expect(
      clean(3, { source: 13, id: 1, index: [0], set: { property: 'color', value: 'url(x)' } }),
    ).toBeUndefined();
    expect(
      clean(3, { source: 13, id: 1, index: [0], set: { property: 'color', value: 'red' } }),
    ).toMatchObject({
      set: { property: 'color', value: 'red', priority: '' },
    });
    expect(
      clean(3, { source: 15, id: 1, styles: [{ styleId: 2, rules: [{ rule: 'p{}' }] }], styleIds: [2] }),
    ).toEqual({
      source: 15,
      id: 1,
      styles: [{ styleId: 2, rules: [{ rule: 'sheet(p{})' }] }],
      styleIds: [2],
    });
  });
});
