import { beforeEach, describe, expect, it } from 'vitest';
import { createRedactor, type Redactor } from '../../../../src/recorder/redact/redactor.ts';
import { hash, spoken } from './spoken.ts';

const NONCE = 'nonce-0123456789abcdef';
let redactor: Redactor;
let nodes: Map<number, Node>;
const nodeOf = (id: number): Node | null => nodes.get(id) ?? null;

beforeEach(() => {
  document.body.innerHTML =
    '<p id="p">text</p><nav><b>b</b></nav><style id="s">a</style><textarea id="t">a</textarea>';
  nodes = new Map<number, Node>([[1, document]]);
  redactor = createRedactor({ unmask: ['nav'], routes: ['/produits/:id'], nonce: NONCE, hash }, spoken);
});

const find = (selector: string): HTMLElement => {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`Nothing is ${selector}`);
  return element;
};
const known = (id: number, selector: string, child = false): number => {
  const element = find(selector);
  nodes.set(id, (child && element.firstChild) || element);
  return id;
};
const at = 1_700_000_000_000;
const dataOf = (type: number, data: unknown): unknown =>
  redactor.redact({ type, data, timestamp: at }, nodeOf)?.data;
const change = (data: object): unknown => dataOf(3, data);
const mutation = (data: object): unknown =>
  change({ source: 0, texts: [], attributes: [], removes: [], adds: [], ...data });
const element = (
  tagName: string,
  attributes: object = {},
  childNodes: object[] = [],
  more: object = {},
): object => ({
  type: 2,
  id: 7,
  tagName,
  attributes,
  childNodes,
  ...more,
});
const snapshot = (node: object): Record<string, unknown> =>
  (dataOf(2, { node, initialOffset: { top: 0, left: 0 } }) as { node: Record<string, unknown> }).node;

describe('an event', () => {
  it('keeps type and time, and loses what nobody knows', () => {
    expect(
      redactor.redact(
        { type: 0, data: { secret: 'marie' }, timestamp: at, delay: 4, secret: 'marie' },
        nodeOf,
      ),
    ).toEqual({
      type: 0,
      data: {},
      timestamp: at,
    });
  });

  it.each([5, 6, 7, 8, 99, -1, '2', null, undefined, 2.5, Number.NaN, '__proto__', 'constructor'])(
    'of type %j is refused',
    (type) => {
      expect(
        redactor.redact({ type, data: { tag: 'marie', payload: 'marie' }, timestamp: at }, nodeOf),
      ).toBeUndefined();
      expect(redactor.faults()).toBe(0);
    },
  );

  it.each([7, 9, 10, 11, 12, 14, 16, 99, -1, 'x'])('of source %j is refused', (source) => {
    known(4, '#p');
    expect(
      change({ source, id: 4, family: 'marie', positions: [{ x: 1, y: 1, id: 4, timeOffset: 0 }] }),
    ).toBeUndefined();
  });

  it.each([null, undefined, 7, 'marie', [], {}, { type: 3 }, { type: 2, data: null }])(
    'that is %j is refused',
    (event) => {
      expect(redactor.redact(event, nodeOf)).toBeUndefined();
    },
  );

  it.each([undefined, null, '1', Number.NaN, Number.POSITIVE_INFINITY])(
    'at the time %j is refused',
    (timestamp) => {
      expect(redactor.redact({ type: 0, data: {}, timestamp }, nodeOf)).toBeUndefined();
    },
  );

  it('on which the redactor fails is dropped and counted', () => {
    const event = {
      type: 4,
      timestamp: at,
      get data(): never {
        throw new Error('marie');
      },
    };
    expect(redactor.redact(event, nodeOf)).toBeUndefined();
    expect(redactor.faults()).toBe(1);
    expect(redactor.redact({ type: 0, data: {}, timestamp: at }, nodeOf)).toBeDefined();
  });

  it('nested deeper than anybody can read is dropped and counted', () => {
    let node = element('p');
    for (let depth = 0; depth < 50_000; depth++) node = element('div', {}, [node]);
    expect(redactor.redact({ type: 2, timestamp: at, data: { node } }, nodeOf)).toBeUndefined();
    expect(redactor.faults()).toBe(1);
  });

  it('shares nothing with what rrweb keeps', () => {
    const node = element('p', { class: 'a' }, [{ type: 3, id: 8, textContent: 'Marie' }]);
    const before = structuredClone(node);
    const safe = snapshot(node);
    expect(node).toEqual(before);
    expect(safe).not.toBe(node);
    expect(safe['attributes']).not.toBe((node as { attributes: object }).attributes);
  });
});

describe('the page', () => {
  it('is named by origin and route alone', () => {
    expect(
      dataOf(4, {
        href: 'https://b.example/produits/marie?q=marie#marie',
        width: 10,
        height: 20,
        title: 'marie',
      }),
    ).toEqual({
      href: 'https://b.example/produits/:id',
      width: 10,
      height: 20,
    });
  });
});

describe('a snapshot', () => {
  it('keeps structure, numbers and what is on the lists', () => {
    const root = {
      type: 0,
      id: 1,
      compatMode: 'BackCompat',
      secret: 'marie',
      childNodes: [
        { type: 1, id: 2, name: 'marie', publicId: 'marie', systemId: 'marie' },
        element(
          'p',
          { class: 'carte client', id: 'marie', 'data-x': 'marie', title: 'marie', dir: 'rtl' },
          [
            { type: 3, id: 8, textContent: 'Marie  Dupont ' },
            { type: 5, id: 9, textContent: 'marie' },
            { type: 4, id: 10, textContent: 'marie' },
            { type: 99, id: 11, textContent: 'marie' },
            { type: 3, textContent: 'without a number' },
            'marie' as unknown as object,
          ],
          { isShadowHost: true, isCustom: true, rootId: 5 },
        ),
      ],
    };
    expect(snapshot(root)).toEqual({
      type: 0,
      id: 1,
      compatMode: 'BackCompat',
      childNodes: [
        { type: 1, id: 2, name: 'html', publicId: '', systemId: '' },
        {
          type: 2,
          id: 7,
          rootId: 5,
          isShadowHost: true,
          tagName: 'p',
          attributes: { class: `${hash('carte')} ${hash('client')}`, id: hash('marie'), dir: 'rtl' },
          childNodes: [
            { type: 3, id: 8, textContent: '•••••••• •••••••• ' },
            { type: 3, id: 9, textContent: '' },
            { type: 3, id: 10, textContent: '' },
            { type: 3, id: 11, textContent: '' },
          ],
        },
      ],
    });
  });

  it('shows text that carries the nonce, and takes the nonce off once', () => {
    const text = (textContent: string): unknown =>
      (
        snapshot(element('p', {}, [{ type: 3, id: 8, textContent }]))['childNodes'] as {
          textContent: string;
        }[]
      )[0]?.textContent;
    expect(text(`${NONCE}Nos rayons`)).toBe('Nos rayons');
    expect(text(`x${NONCE}Nos rayons`)).not.toContain('rayons');
    expect(text(`${NONCE}marie@exemple.test`)).not.toContain('marie');
  });

  it.each([
    ['x-marie', 'div'],
    ['marie', 'div'],
    ['script', 'noscript'],
    ['object', 'canvas'],
    ['embed', 'canvas'],
    ['mrow', 'mrow'],
    ['DIV', 'div'],
    ['<b>', 'div'],
  ])('names a %s %s', (tagName, named) => {
    expect(snapshot(element(tagName))['tagName']).toBe(named);
  });

  it('knows an element of the site by its hash, the same as in style sheets', () => {
    expect(snapshot(element('x-marie'))['attributes']).toEqual({ t: hash('x-marie') });
  });

  it.each([
    ['path', 'path'],
    ['lineargradient', 'lineargradient'],
    ['image', 'rect'],
    ['marie', 'g'],
    ['script', 'g'],
  ])('names a %s of a drawing %s', (tagName, named) => {
    expect(snapshot(element(tagName, {}, [], { isSVG: true }))['tagName']).toBe(named);
  });

  it.each(['noscript', 'object', 'video', 'audio', 'canvas', 'template', 'script', 'embed'])(
    'keeps nothing of what a %s holds',
    (tagName) => {
      expect(
        snapshot(element(tagName, {}, [{ type: 3, id: 8, textContent: 'marie' }]))['childNodes'],
      ).toEqual([]);
    },
  );

  it('keeps of a blocked element its box', () => {
    expect(
      snapshot(
        element('p', { class: 'marie', rr_width: '10.5px', rr_height: '4px', id: 'marie' }, [
          { type: 3, id: 8, textContent: 'marie' },
        ]),
      ),
    ).toEqual({
      type: 2,
      id: 7,
      tagName: 'div',
      attributes: { rr_width: '10.5px', rr_height: '4px' },
      childNodes: [],
    });
  });

  it('keeps of an image its box as it stands', () => {
    document.body.innerHTML = '<img id="i">';
    known(7, '#i');
    find('#i').getBoundingClientRect = () => ({ width: 40, height: 30.25 }) as DOMRect;
    expect(
      snapshot(element('img', { src: '/marie', srcset: 'marie', alt: 'marie', width: '40' }))['attributes'],
    ).toEqual({
      width: '40',
      rr_width: '40px',
      rr_height: '30.25px',
    });
  });

  it.each([
    ['title', 'Marie', ''],
    ['textarea', 'Marie Anne Dupont', '••••'],
    ['option', 'Marie Anne', '•••••••• ••••'],
    ['iframe', 'Marie', ''],
    ['style', '.a{content:"Marie"}', ''],
  ])('of the text of a %s %j leaves %j', (tagName, textContent, safe) => {
    const children = snapshot(element(tagName, {}, [{ type: 3, id: 8, textContent }]))['childNodes'];
    expect((children as { textContent: string }[])[0]?.textContent).toBe(safe);
  });

  it('reads a style sheet once, and none that the browser does not', () => {
    const sheet = snapshot(
      element('style', { _cssText: '.a{color:red}', media: 'screen' }, [{ type: 3, id: 8, textContent: '' }]),
    );
    expect(sheet['attributes']).toEqual({ _cssText: `.${hash('a')}{color:red;}`, media: 'screen' });
    const unknown = snapshot(
      element('style', { type: 'text/plain' }, [{ type: 3, id: 8, textContent: 'p{color:red}' }]),
    );
    expect(JSON.stringify(unknown)).not.toContain('color');
  });

  it('keeps nothing of fields but what they look like', () => {
    expect(
      snapshot(
        element('input', {
          type: 'checkbox',
          value: 'marie',
          checked: true,
          name: 'marie',
          placeholder: 'marie',
          size: '4',
          disabled: '',
        }),
      ),
    ).toMatchObject({ attributes: { type: 'checkbox', size: '4', disabled: '' } });
    expect(
      snapshot(element('option', { selected: true, value: 'marie', label: 'marie' }))['attributes'],
    ).toEqual({});
  });

  it('keeps slots, drawings and their inner references by hash', () => {
    expect(snapshot(element('slot', { name: 'marie' }))['attributes']).toEqual({ name: hash('marie') });
    expect(snapshot(element('p', { name: 'marie', slot: 'marie' }))['attributes']).toEqual({
      slot: hash('marie'),
    });
    const drawing = (tagName: string, attributes: object): unknown =>
      snapshot(element(tagName, attributes, [], { isSVG: true }))['attributes'];
    expect(drawing('use', { href: '#marie' })).toEqual({ href: `#${hash('marie')}` });
    expect(drawing('use', { href: '/sprite.svg#marie', 'xlink:href': 'https://b.example/#marie' })).toEqual(
      {},
    );
    expect(
      drawing('rect', {
        fill: 'url(#marie)',
        stroke: 'red',
        opacity: '0.5',
        transform: 'rotate(45 1 2)',
        x: '1',
      }),
    ).toEqual({
      fill: `url(#${hash('marie')})`,
      stroke: 'red',
      opacity: '0.5',
      transform: 'rotate(45 1 2)',
      x: '1',
    });
    expect(drawing('rect', { transform: 'marie(1)', fill: 'url(/marie)', d: 'marie' })).toEqual({
      fill: 'none',
    });
    expect(snapshot(element('a', { href: '#marie' }))['attributes']).toEqual({});
  });
});

describe('a change of the document', () => {
  it('masks text, unless it carries the nonce', () => {
    known(4, '#p', true);
    expect(
      mutation({
        texts: [
          { id: 4, value: 'Marie Dupont' },
          { id: 4, value: `${NONCE}Nos rayons` },
          { id: 4, value: null },
        ],
      }),
    ).toMatchObject({
      texts: [
        { id: 4, value: '•••••••• ••••••••' },
        { id: 4, value: 'Nos rayons' },
        { id: 4, value: '' },
      ],
    });
  });

  it('reads the text of a style sheet as one, of a field not at all', () => {
    known(4, '#s', true);
    known(5, '#t', true);
    expect(
      mutation({
        texts: [
          { id: 4, value: '.a{content:"Marie"}' },
          { id: 5, value: 'Marie' },
        ],
      }),
    ).toMatchObject({
      texts: [
        { id: 4, value: `.${hash('a')}{content:"";}` },
        { id: 5, value: '••••' },
      ],
    });
  });

  it('shows text right under a shadow root only as the document has it, and only where allowed', () => {
    document.body.innerHTML = '<nav id="n"></nav><p id="p"></p>';
    for (const [id, selector] of [
      [4, '#n'],
      [5, '#p'],
    ] as const) {
      const root = find(selector).attachShadow({ mode: 'open' });
      root.append('Dans une ombre');
      nodes.set(id, root.childNodes[0] as Node);
    }
    expect(
      mutation({
        texts: [
          { id: 4, value: 'marie' },
          { id: 5, value: 'marie' },
        ],
      }),
    ).toMatchObject({
      texts: [
        { id: 4, value: 'Dans une ombre' },
        { id: 5, value: '••••••••' },
      ],
    });
  });

  it('of attributes keeps those on the list, and says which of them are gone', () => {
    known(4, '#p');
    expect(
      mutation({
        attributes: [
          {
            id: 4,
            attributes: {
              class: 'marie',
              title: 'marie',
              hidden: null,
              'data-marie': null,
              value: 'marie',
              width: '3marie',
            },
          },
        ],
      }),
    ).toMatchObject({ attributes: [{ id: 4, attributes: { class: hash('marie'), hidden: null } }] });
  });

  it('of styles keeps properties that are some, by word', () => {
    known(4, '#p');
    expect(
      mutation({
        attributes: [
          {
            id: 4,
            attributes: {
              style: {
                color: 'red',
                marie: 'red',
                background: ['url(/marie)', 'important'],
                width: false,
                '--marie': '"marie"',
                height: 'marie(',
                content: ['"m"', 'marie'],
              },
            },
          },
        ],
      }),
    ).toMatchObject({
      attributes: [
        {
          id: 4,
          attributes: {
            style: {
              color: 'red',
              background: ['none', 'important'],
              width: false,
              [`--${hash('--marie')}`]: '""',
              height: false,
              content: '""',
            },
          },
        },
      ],
    });
  });

  it('drops what happens in a blocked element, also when it was blocked later', () => {
    known(4, '#p', true);
    known(5, '#p');
    const data = {
      texts: [{ id: 4, value: 'x' }],
      attributes: [{ id: 5, attributes: { class: 'x' } }],
      adds: [{ parentId: 5, nextId: null, node: element('b') }],
    };
    expect(mutation(data)).toBeDefined();
    find('#p').setAttribute('data-temoin-block', '');
    expect(mutation(data)).toBeUndefined();
  });

  it('drops what happens to nodes that nobody knows any more', () => {
    expect(
      mutation({
        texts: [{ id: 99, value: 'x' }],
        attributes: [{ id: 99, attributes: { class: 'x' } }],
        adds: [{ parentId: 99, node: element('b') }],
      }),
    ).toBeUndefined();
  });

  it('adds nodes by the rules of a snapshot, and keeps their neighbours', () => {
    known(4, '#p');
    expect(
      mutation({
        adds: [
          {
            parentId: 4,
            nextId: 12,
            previousId: 3,
            node: element('x-marie', { title: 'marie' }),
            secret: 'marie',
          },
          { parentId: 4, nextId: 'marie', node: { type: 3, id: 9, textContent: 'marie' } },
        ],
        isAttachIframe: true,
      }),
    ).toEqual({
      source: 0,
      texts: [],
      attributes: [],
      removes: [],
      isAttachIframe: true,
      adds: [
        {
          parentId: 4,
          nextId: 12,
          node: { type: 2, id: 7, tagName: 'div', attributes: { t: hash('x-marie') }, childNodes: [] },
        },
        { parentId: 4, nextId: null, node: { type: 3, id: 9, textContent: '••••••••' } },
      ],
    });
  });

  it('adds nothing to what stands in for a video', () => {
    document.body.innerHTML = '<video></video>';
    known(4, 'video');
    expect(
      mutation({ adds: [{ parentId: 4, nextId: null, node: { type: 3, id: 9, textContent: 'x' } }] }),
    ).toBeUndefined();
  });

  it('reads no text as a style sheet that the browser does not', () => {
    known(4, '#s', true);
    Object.defineProperty(find('#s'), 'sheet', { value: null });
    expect(mutation({ texts: [{ id: 4, value: 'p{color:red}' }] })).toMatchObject({
      texts: [{ id: 4, value: '' }],
    });
  });

  it('removes nodes by number', () => {
    expect(mutation({ removes: [{ parentId: 4, id: 5, isShadow: true, secret: 'marie' }] })).toMatchObject({
      removes: [{ parentId: 4, id: 5, isShadow: true }],
    });
  });
});

describe('what the visitor does', () => {
  it('is where and when, for pointers, scrolling and windows', () => {
    known(4, '#p');
    expect(
      change({ source: 1, positions: [{ x: 1, y: 2, id: 4, timeOffset: -5, secret: 'marie' }] }),
    ).toEqual({
      source: 1,
      positions: [{ x: 1, y: 2, id: 4, timeOffset: -5 }],
    });
    expect(change({ source: 2, type: 2, id: 4, x: 1.5, y: 2, pointerType: 0, key: 'marie' })).toEqual({
      source: 2,
      type: 2,
      id: 4,
      x: 1.5,
      y: 2,
      pointerType: 0,
    });
    expect(change({ source: 3, id: 4, x: 0, y: 200, secret: 'marie' })).toEqual({
      source: 3,
      id: 4,
      x: 0,
      y: 200,
    });
    expect(change({ source: 4, width: 800, height: 600, secret: 'marie' })).toEqual({
      source: 4,
      width: 800,
      height: 600,
    });
    expect(change({ source: 6, positions: [{ x: 1, y: 2, id: 4, timeOffset: 0 }] })).toBeDefined();
  });

  it('is, in a field, that there is something or nothing', () => {
    known(4, '#t');
    expect(
      change({ source: 5, id: 4, text: 'Marie Anne Dupont', isChecked: true, userTriggered: true }),
    ).toEqual({ source: 5, id: 4, text: '••••', isChecked: false });
    expect(change({ source: 5, id: 4, text: '', isChecked: true })).toEqual({
      source: 5,
      id: 4,
      text: '',
      isChecked: false,
    });
  });

  it('is nothing at all with an ignored element', () => {
    find('#p').setAttribute('data-temoin-ignore', '');
    known(4, '#p');
    known(5, 'nav');
    expect(change({ source: 2, type: 2, id: 4, x: 1, y: 1 })).toBeUndefined();
    expect(change({ source: 3, id: 4, x: 1, y: 1 })).toBeUndefined();
    expect(change({ source: 5, id: 4, text: 'x' })).toBeUndefined();
    expect(change({ source: 1, positions: [{ x: 1, y: 1, id: 4, timeOffset: 0 }] })).toBeUndefined();
    expect(
      change({
        source: 1,
        positions: [
          { x: 1, y: 1, id: 4, timeOffset: 0 },
          { x: 2, y: 2, id: 5, timeOffset: 1 },
        ],
      }),
    ).toMatchObject({
      positions: [{ id: 5 }],
    });
  });
});

describe('a change of style sheets by script', () => {
  const safe = `.${hash('marie')}{content:"";}`;
  const rule = '.marie{content:"marie"}';

  it('of rules keeps place and safe text', () => {
    expect(
      change({
        source: 8,
        id: 4,
        styleId: 2,
        adds: [{ rule, index: 1, secret: 'marie' }, { rule: '@marie{}', index: [0, 2] }, { rule: 7 }],
        removes: [{ index: 3 }, { index: [1, 'marie', 2] }],
        replace: rule,
        replaceSync: rule,
        secret: 'marie',
      }),
    ).toEqual({
      source: 8,
      id: 4,
      styleId: 2,
      adds: [{ rule: safe, index: 1 }, { rule: 'x{}', index: [0, 2] }, {}],
      removes: [{ index: 3 }, { index: [1, 2] }],
      replace: safe,
      replaceSync: safe,
    });
  });

  it('of declarations keeps those of known properties', () => {
    expect(
      change({
        source: 13,
        id: 4,
        index: [0, 1],
        set: { property: 'color', value: 'red', priority: 'important' },
      }),
    ).toEqual({
      source: 13,
      id: 4,
      index: [0, 1],
      set: { property: 'color', value: 'red', priority: 'important' },
    });
    expect(
      change({
        source: 13,
        styleId: 4,
        index: [0],
        set: { property: 'width', value: '3marie', priority: 'marie' },
      }),
    ).toEqual({
      source: 13,
      styleId: 4,
      index: [0],
      remove: { property: 'width' },
    });
    expect(change({ source: 13, id: 4, index: [0], remove: { property: 'color' } })).toMatchObject({
      remove: { property: 'color' },
    });
    expect(
      change({ source: 13, id: 4, index: [0], set: { property: 'marie', value: 'red' } }),
    ).toBeUndefined();
    expect(change({ source: 13, id: 4, index: [0] })).toBeUndefined();
  });

  it('of adopted sheets keeps numbers and safe rules', () => {
    expect(
      change({
        source: 15,
        id: 4,
        styleIds: [1, 'marie', 2],
        styles: [{ styleId: 1, rules: [{ rule, index: 0 }], secret: 'marie' }],
      }),
    ).toEqual({
      source: 15,
      id: 4,
      styleIds: [1, 2],
      styles: [{ styleId: 1, rules: [{ rule: safe, index: 0 }] }],
    });
  });
});

describe('the options for rrweb', () => {
  it('mark text that may be shown, mask the rest at once', () => {
    const { maskTextFn, maskInputFn, maskInputOptions } = redactor.options;
    expect(maskTextFn?.('Nos rayons', find('nav b'))).toBe(`${NONCE}Nos rayons`);
    expect(maskTextFn?.('Marie', find('#p'))).toBe('••••••••');
    expect(maskTextFn?.('Marie', null)).toBe('••••••••');
    expect(maskInputFn?.('Marie Anne Dupont', document.body)).toBe('••••');
    expect(maskInputFn?.('', document.body)).toBe('');
    expect(maskInputOptions).toMatchObject({ input: true, textarea: true, select: true });
  });

  it('need a nonce that nobody guesses', () => {
    expect(() => createRedactor({ unmask: [], routes: [], nonce: '', hash }, spoken)).toThrow(RangeError);
  });
});
