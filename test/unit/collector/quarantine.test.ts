import { describe, expect, it } from 'vitest';
import { DEEPEST } from '../../../src/collector/recordings/hide.ts';
import { open, request } from './collecting.ts';
import { accesses, CARD, listed, operatorOf, read, SESSION, sent, textNode } from './quarantined.ts';
import { consented, event, ndjson, segment } from './recording.ts';

describe('a segment that holds what is never collected', () => {
  it('is stored without it, and its recording is held back', async () => {
    const { opened } = await sent(ndjson(event(), textNode(`Carte ${CARD}, merci`)));
    expect(await listed(opened)).toMatchObject({ session: SESSION, segments: 1, quarantined: 1 });
    const held = await read(opened);
    expect(held.status).toBe(423);
    expect(held.headers.get('content-type')).toBe('application/problem+json');
    expect(await held.json()).toMatchObject({
      field: 'quarantined',
      detail: expect.stringContaining('quarantined=yes'),
    });
    expect((await read(opened, '&quarantined=no')).status).toBe(423);
    const opens = await read(opened, '&quarantined=yes');
    expect(opens.status).toBe(200);
    const events = await opens.text();
    expect(events).not.toMatch(/4111|1111/);
    expect(events).toContain('Carte •••• •••• •••• ••••, merci');
    expect(await accesses(opened)).toMatchObject([
      { what: 'quarantined recording', granted: false },
      { what: 'quarantined recording', granted: false },
      { what: 'quarantined recording', granted: true },
    ]);
  });

  it('is told to whoever runs the collector, without a word of it', async () => {
    const { opened } = await sent(ndjson(textNode(`${CARD} et ana@boite.example`)));
    expect(opened.faults).toHaveLength(1);
    expect(String(opened.faults[0]?.error)).toContain('card, email');
    expect(JSON.stringify(opened.faults)).not.toMatch(/4111|ana|boite|0123456789abcdef/);
  });

  it('stays the same segment when it is sent again, and counts once', async () => {
    const text = ndjson(textNode(CARD));
    const { opened, token } = await sent(text);
    expect((await segment(opened, SESSION, 0, token, text)).status).toBe(200);
    expect(opened.faults).toHaveLength(1);
    expect(await listed(opened)).toMatchObject({ quarantined: 1 });
  });

  it('adds up over segments, and no clean one lets the recording out again', async () => {
    const { opened, token } = await sent(ndjson(textNode(CARD), textNode(CARD)));
    await segment(opened, SESSION, 1, token, ndjson(textNode('Bonjour')));
    await segment(opened, SESSION, 2, token, ndjson(textNode('ana@boite.example')));
    expect(await listed(opened)).toMatchObject({ segments: 3, quarantined: 3 });
    expect((await read(opened)).status).toBe(423);
  });

  it('counts an account number once, though a telephone number could stand in its figures', async () => {
    const { opened } = await sent(ndjson(textNode('FR14 2004 1010 0505 0001 3M02 606, 01 23 45 67 89')));
    expect(await listed(opened)).toMatchObject({ quarantined: 2, found: { iban: 1, phone: 1 } });
  });

  it('tells a reader for another purpose nothing of it', async () => {
    const { opened } = await sent(ndjson(textNode(CARD)));
    const answer = await opened.collector.fetch(
      request('GET', `/recordings/${SESSION}?purpose=replay.experience&quarantined=yes`, {
        headers: { authorization: `Bearer ${await operatorOf(opened)}` },
      }),
    );
    expect(answer.status).toBe(403);
  });

  it.each([
    ['in a text', textNode(CARD)],
    ['in a changed text', event({ data: { source: 0, texts: [{ id: 1, value: CARD }] } })],
    [
      'in an attribute that speaks',
      event({ data: { source: 0, attributes: [{ id: 1, attributes: { title: CARD } }] } }),
    ],
    [
      'in an attribute of a node',
      event({ type: 2, data: { node: { type: 2, tagName: 'img', attributes: { alt: CARD } } } }),
    ],
    ['in a field', event({ data: { source: 5, id: 1, text: CARD } })],
    ['in a mark of ours', event({ type: 5, data: { tag: 'temoin:difficulty', payload: { why: CARD } } })],
    ['in an address', event({ type: 4, data: { href: 'https://boutique.example/ana@boite.example' } })],
    ['in a name', event({ data: { source: 0, [CARD]: 1 } })],
    [
      'in a style sheet',
      event({
        type: 2,
        data: {
          node: { type: 2, tagName: 'style', attributes: { _cssText: '.a{content:"ana@boite.example"}' } },
        },
      }),
    ],
    ['in an escape of JSON', '{"type":3,"timestamp":1,"data":{"x":"\\u0034111111111111111"}}'],
    ['where nobody looks', event({ data: { a: [[{ b: { c: CARD } }]] } })],
  ])('%s', async (_, held) => {
    const { opened } = await sent(typeof held === 'string' ? held : ndjson(held));
    expect(await listed(opened)).toMatchObject({ quarantined: 1 });
    expect(await (await read(opened, '&quarantined=yes')).text()).not.toMatch(/1111|ana@/);
  });

  it('cannot hide it in a name that comes twice', async () => {
    const { opened } = await sent(`{"type":3,"timestamp":1,"data":{"x":"${CARD}","x":"y"}}`);
    expect(await listed(opened)).toMatchObject({ quarantined: 0 });
    expect(await (await read(opened)).text()).not.toContain('1111');
  });
});

describe('a segment that only looks like it', () => {
  it.each([
    [
      'a drawing',
      event({
        type: 2,
        data: {
          node: {
            type: 2,
            isSVG: true,
            tagName: 'path',
            attributes: { d: 'M4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1z', 'stroke-dasharray': '4111111111111111' },
          },
        },
      }),
    ],
    [
      'a changed drawing',
      event({ data: { source: 0, attributes: [{ id: 1, attributes: { points: '4111111111111111' } }] } }),
    ],
    [
      'a style',
      event({
        data: {
          source: 0,
          attributes: [{ id: 1, attributes: { style: { 'grid-row': '4111111111111111' } } }],
        },
      }),
    ],
    [
      'a sheet',
      event({
        type: 2,
        data: {
          node: {
            type: 2,
            tagName: 'style',
            childNodes: [{ type: 3, textContent: 'a{flex:4111111111111111}@media(min-width:1em){b{}}' }],
          },
        },
      }),
    ],
    ['a rule', event({ data: { source: 8, adds: [{ rule: 'a{flex:4111111111111111}' }] } })],
    [
      'a moment',
      event({
        timestamp: 4111111111111111,
        data: { source: 1, positions: [{ timeOffset: -4111111111111111 }] },
      }),
    ],
    ['masked text', textNode('•••• •••••••• ••••••••••••••••')],
  ])('%s', async (_, harmless) => {
    const { opened } = await sent(ndjson(harmless));
    expect(await listed(opened)).toMatchObject({ quarantined: 0 });
    expect((await read(opened)).status).toBe(200);
    expect(JSON.parse(await (await read(opened)).text())).toEqual(harmless);
    expect(opened.faults).toEqual([]);
  });
});

describe('a segment nested without end', () => {
  const nested = (levels: number): string =>
    `{"type":3,"timestamp":1,"data":${'['.repeat(levels)}"${CARD}"${']'.repeat(levels)}}\n`;

  it('is taken as deep as any page is, and looked through', async () => {
    const { opened } = await sent(nested(DEEPEST - 1));
    expect(await listed(opened)).toMatchObject({ quarantined: 1 });
  });

  it.each([DEEPEST, 50_000, 1_000_000])('is refused at %d levels', async (levels) => {
    const opened = await open();
    const { token } = await consented(opened);
    const answer = await segment(opened, SESSION, 0, token, nested(levels));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ field: 'line 1' });
  });
});
