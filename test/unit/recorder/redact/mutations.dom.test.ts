import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, element, find, NONCE } from './bench.ts';
import { hash } from './spoken.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
});

describe('a change of the document', () => {
  it('masks text, unless it carries the nonce and still stands where it may be read', () => {
    bench.known(4, 'nav b', true);
    bench.known(5, '#p', true);
    expect(
      bench.mutation({
        texts: [
          { id: 4, value: 'Marie Dupont' },
          { id: 4, value: `${NONCE}Nos rayons` },
          { id: 5, value: `${NONCE}Nos rayons` },
          { id: 4, value: null },
        ],
      }),
    ).toMatchObject({
      texts: [
        { id: 4, value: '•••••••• ••••••••' },
        { id: 4, value: 'Nos rayons' },
        { id: 5, value: '•••• ••••••••' },
        { id: 4, value: '' },
      ],
    });
  });

  it('reads the text of a style sheet as one, of a field not at all', () => {
    bench.known(4, '#s', true);
    bench.known(5, '#t', true);
    expect(
      bench.mutation({
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
      bench.nodes.set(id, root.childNodes[0] as Node);
    }
    expect(
      bench.mutation({
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
    bench.known(4, '#p');
    expect(
      bench.mutation({
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

  it('of a drawing says which attribute is gone', () => {
    document.body.innerHTML = '<svg></svg>';
    bench.known(4, 'svg');
    expect(
      bench.mutation({ attributes: [{ id: 4, attributes: { fill: null, stroke: 'marie(' } }] }),
    ).toMatchObject({
      attributes: [{ id: 4, attributes: { fill: null } }],
    });
  });

  it('of styles keeps properties that are some, by word', () => {
    bench.known(4, '#p');
    const style = 'color:red;marie:red;background:url(/marie) !important;--marie:"marie";height:marie(';
    expect(bench.mutation({ attributes: [{ id: 4, attributes: { style } }] })).toMatchObject({
      attributes: [
        { id: 4, attributes: { style: `color:red;background:none !important;--${hash('--marie')}:"";` } },
      ],
    });
    // A change property by property is not what the recorder's rrweb tells.
    expect(
      bench.mutation({ attributes: [{ id: 4, attributes: { style: { color: 'red' } } }] }),
    ).toMatchObject({
      attributes: [{ id: 4, attributes: {} }],
    });
  });

  it('drops what happens in a blocked element, also when it was blocked later', () => {
    bench.known(4, '#p', true);
    bench.known(5, '#p');
    const data = {
      texts: [{ id: 4, value: 'x' }],
      attributes: [{ id: 5, attributes: { class: 'x' } }],
      adds: [{ parentId: 5, nextId: null, node: element('b') }],
    };
    expect(bench.mutation(data)).toBeDefined();
    find('#p').setAttribute('data-temoin-block', '');
    expect(bench.mutation(data)).toBeUndefined();
  });

  it('drops what happens to nodes that nobody knows any more', () => {
    expect(
      bench.mutation({
        texts: [{ id: 99, value: 'x' }],
        attributes: [{ id: 99, attributes: { class: 'x' } }],
        adds: [{ parentId: 99, node: element('b') }],
      }),
    ).toBeUndefined();
  });

  it('adds nodes by the rules of a snapshot, and keeps their neighbours', () => {
    bench.known(4, '#p');
    expect(
      bench.mutation({
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
    bench.known(4, 'video');
    expect(
      bench.mutation({ adds: [{ parentId: 4, nextId: null, node: { type: 3, id: 9, textContent: 'x' } }] }),
    ).toBeUndefined();
  });

  it('reads no text as a style sheet that the browser does not', () => {
    bench.known(4, '#s', true);
    Object.defineProperty(find('#s'), 'sheet', { value: null });
    expect(bench.mutation({ texts: [{ id: 4, value: 'p{color:red}' }] })).toMatchObject({
      texts: [{ id: 4, value: '' }],
    });
  });

  it('removes nodes by number', () => {
    expect(
      bench.mutation({ removes: [{ parentId: 4, id: 5, isShadow: true, secret: 'marie' }] }),
    ).toMatchObject({
      removes: [{ parentId: 4, id: 5, isShadow: true }],
    });
  });
});
