import type { RecordingFacts } from '../../src/player/index.ts';

/** Invented recordings of one small page, built event by event. */

export const START = Date.UTC(2026, 10, 3, 9, 30);

export interface FilmEvent {
  readonly type: number;
  readonly timestamp: number;
  readonly data: object;
}

const text = (id: number, textContent: string) => ({ type: 3, id, textContent });
const tag = (id: number, tagName: string, childNodes: object[] = [], attributes: object = {}) => ({
  type: 2,
  id,
  tagName,
  attributes,
  childNodes,
});

/** A heading, a paragraph under it, a box that was never sent; `size` of the visitor's screen. */
export const page = (heading: string, at: number, [width, height] = [1280, 720]): FilmEvent[] => [
  { type: 4, timestamp: START + at, data: { href: 'https://boutique.example/', width, height } },
  {
    type: 2,
    timestamp: START + at + 1,
    data: {
      node: {
        type: 0,
        id: 1,
        childNodes: [
          { type: 1, id: 2, name: 'html', publicId: '', systemId: '' },
          tag(3, 'html', [
            tag(4, 'head'),
            tag(5, 'body', [
              tag(6, 'h1', [text(7, heading)]),
              tag(8, 'p', [text(9, '•••• ••')]),
              tag(10, 'div', [], { rr_width: '200px', rr_height: '80px' }),
            ]),
          ]),
        ],
      },
      initialOffset: { left: 0, top: 0 },
    },
  },
];

const change = (at: number, source: number, data: object): FilmEvent => ({
  type: 3,
  timestamp: START + at,
  data: { source, ...data },
});
export const moved = (at: number, x = 100, y = 60): FilmEvent =>
  change(at, 1, { positions: [{ x, y, id: 6, timeOffset: 0 }] });
export const clicked = (at: number, x = 100, y = 60): FilmEvent => change(at, 2, { type: 2, id: 6, x, y });
export const said = (at: number, value: string): FilmEvent =>
  change(at, 0, { texts: [{ id: 9, value }], attributes: [], removes: [], adds: [] });
export const difficulty = (at: number, kind: string, name?: string): FilmEvent => ({
  type: 5,
  timestamp: START + at,
  data: { tag: 'temoin:difficulty', payload: { kind, ...(name && { name }) } },
});
/** What the collector says where segments are missing: before the event at this time. */
export const missing = (at: number): FilmEvent => ({
  type: 5,
  timestamp: START + at,
  data: { tag: 'temoin:gap', payload: { missing: 2 } },
});

/** A movement every second from one moment to another. */
export const busy = (from: number, to: number): FilmEvent[] =>
  Array.from({ length: Math.floor((to - from) / 1000) + 1 }, (_, n) => moved(from + n * 1000, 100 + n));

export const ndjson = (events: readonly FilmEvent[]): string =>
  events.map((event) => JSON.stringify(event)).join('\n');

const iso = (at: number) => new Date(START + at).toISOString();

/** As a row of `GET /recordings`. */
export const row: RecordingFacts = {
  session: '44ff5f0b0adb10423eb6fb2e07763563',
  purpose: 'replay.errors',
  title: 'Corriger les pannes',
  notice: '3d9815ad3b2b1de308be2cc7784d2e052a3bab7918fbaacf82e518e8f6bea9fc',
  started: iso(0),
  last: iso(60_000),
  expires: iso(30 * 86_400_000),
  bytes: 16_754,
  segments: 5,
  difficulties: 2,
  measures: { limitation: { L2: { before: 30, after: 60 } }, masking: 'M3', identifier: 'I1' },
};
