import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, createBench, element, find, NONCE } from './bench.ts';
import { hash } from './spoken.ts';

let bench: Bench;
beforeEach(() => {
  bench = createBench();
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
    expect(bench.snapshot(root)).toEqual({
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
        bench.snapshot(element('p', {}, [{ type: 3, id: 8, textContent }]))['childNodes'] as {
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
    expect(bench.snapshot(element(tagName))['tagName']).toBe(named);
  });

  it('knows an element of the site by its hash, the same as in style sheets', () => {
    expect(bench.snapshot(element('x-marie'))['attributes']).toEqual({ t: hash('x-marie') });
  });

  it.each([
    ['path', 'path'],
    ['lineargradient', 'lineargradient'],
    ['image', 'rect'],
    ['marie', 'g'],
    ['script', 'g'],
  ])('names a %s of a drawing %s', (tagName, named) => {
    expect(bench.snapshot(element(tagName, {}, [], { isSVG: true }))['tagName']).toBe(named);
  });

  it.each(['noscript', 'object', 'video', 'audio', 'canvas', 'template', 'script', 'embed'])(
    'keeps nothing of what a %s holds',
    (tagName) => {
      expect(
        bench.snapshot(element(tagName, {}, [{ type: 3, id: 8, textContent: 'marie' }]))['childNodes'],
      ).toEqual([]);
    },
  );

  it('keeps of a blocked element its box', () => {
    expect(
      bench.snapshot(
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
    bench.known(7, '#i');
    find('#i').getBoundingClientRect = () => ({ width: 40, height: 30.25 }) as DOMRect;
    expect(
      bench.snapshot(element('img', { src: '/marie', srcset: 'marie', alt: 'marie', width: '40' }))[
        'attributes'
      ],
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
    const children = bench.snapshot(element(tagName, {}, [{ type: 3, id: 8, textContent }]))['childNodes'];
    expect((children as { textContent: string }[])[0]?.textContent).toBe(safe);
  });

  it('reads a style sheet once, and none that the browser does not', () => {
    const sheet = bench.snapshot(
      element('style', { _cssText: '.a{color:red}', media: 'screen' }, [{ type: 3, id: 8, textContent: '' }]),
    );
    expect(sheet['attributes']).toEqual({ _cssText: `.${hash('a')}{color:red;}`, media: 'screen' });
    const unknown = bench.snapshot(
      element('style', { type: 'text/plain' }, [{ type: 3, id: 8, textContent: 'p{color:red}' }]),
    );
    expect(JSON.stringify(unknown)).not.toContain('color');
  });

  it('keeps nothing of fields but what they look like', () => {
    expect(
      bench.snapshot(
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
      bench.snapshot(element('option', { selected: true, value: 'marie', label: 'marie' }))['attributes'],
    ).toEqual({});
  });

  it('knows how far something is scrolled, by number', () => {
    expect(
      bench.snapshot(element('p', { rr_scrollTop: 12.5, rr_scrollLeft: 'marie' }))['attributes'],
    ).toEqual({
      rr_scrollTop: 12.5,
    });
  });

  it('keeps slots, drawings and their inner references by hash', () => {
    expect(bench.snapshot(element('slot', { name: 'marie' }))['attributes']).toEqual({ name: hash('marie') });
    expect(bench.snapshot(element('p', { name: 'marie', slot: 'marie' }))['attributes']).toEqual({
      slot: hash('marie'),
    });
    const drawing = (tagName: string, attributes: object): unknown =>
      bench.snapshot(element(tagName, attributes, [], { isSVG: true }))['attributes'];
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
    expect(bench.snapshot(element('a', { href: '#marie' }))['attributes']).toEqual({});
  });
});
