import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAccessToken, STORES } from '../../../src/collector/index.ts';
import { found } from '../../../src/measures/s1/content.ts';
import { open, request, START } from './collecting.ts';
import { consented, event, ndjson, segment } from './recording.ts';

const SOUND = ndjson(
  event({ type: 4, data: { href: 'https://boutique.example/produits/:id', width: 800, height: 600 } }),
  event({
    type: 2,
    data: {
      node: {
        type: 0,
        childNodes: [
          {
            type: 2,
            tagName: 'p',
            attributes: { class: 'h1x' },
            childNodes: [{ type: 3, textContent: '•••• Panier' }],
          },
        ],
      },
    },
  }),
  event({
    data: { source: 0, texts: [{ id: 3, value: '••••••••' }], attributes: [], removes: [], adds: [] },
  }),
  event({ type: 5, data: { tag: 'temoin:difficulty', payload: { kind: 'rage-click' } } }),
);
const bytes = Buffer.from(SOUND);

const flipped = fc
  .array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
  .map((flips) => {
    const out = Buffer.from(bytes);
    for (const [at, to] of flips) out[at] = to;
    return out;
  });
const cut = fc
  .tuple(fc.nat(bytes.length), fc.nat(bytes.length), fc.nat(bytes.length))
  .map(([from, to, into]) =>
    Buffer.concat([bytes.subarray(0, into), bytes.subarray(from, to), bytes.subarray(into)]),
  );
const packed = flipped.map((text) => {
  const out = gzipSync(text);
  const at = text[0] ?? 0;
  out[at % out.length] = (text[1] ?? 0) ^ 0x55;
  return out;
});
const odd = fc.constantFrom(
  '\ud800',
  '\udfff',
  'a'.repeat(100_000),
  '1 '.repeat(50_000),
  '@'.repeat(50_000),
  'eyJ'.repeat(30_000),
  '__proto__',
  'constructor',
  'ana@boite.example',
  '4111111111111111',
  '\u0000',
  '\u2028',
  '',
);
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    odd,
    fc.double(),
    fc.constantFrom(null, true, -0, 1e308),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(
        odd,
        fc.constantFrom('type', 'data', 'timestamp', 'tag', 'href', 'attributes', 'style', 'childNodes'),
      ),
      tie('any'),
      { maxKeys: 4 },
    ),
  ),
})).any;
const events = fc
  .array(
    fc.record({ type: fc.oneof(fc.nat(6), value), timestamp: fc.oneof(fc.constant(1), value), data: value }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) => Buffer.from(ndjson(...list)));
const deep = fc
  .tuple(fc.integer({ min: 1, max: 200_000 }), fc.constantFrom('[', '{"a":', '[{"childNodes":['))
  .map(([levels, open]) => {
    const close = [...open]
      .reverse()
      .map((each) => ({ '[': ']', '{': '}' })[each] ?? '')
      .join('');
    return Buffer.from(`{"type":3,"timestamp":1,"data":${open.repeat(levels)}1${close.repeat(levels)}}`);
  });

it('answers 4xx with a problem or stores something sound, whatever a segment is', {
  timeout: 240_000,
}, async () => {
  const opened = await open();
  const { token, proof } = await consented(opened);
  const store = STORES.sqlite(opened.data);
  const operator = await createAccessToken(store, 'operator', 1, START);
  await store.close();
  expect(proof).toBeTruthy();
  let number = 0;
  let stored = 0;
  const crashes = () => opened.faults.filter(({ error }) => error instanceof Error);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.tuple(fc.oneof(flipped, cut, events, deep), fc.constant(false)),
        fc.tuple(packed, fc.constant(true)),
      ),
      async ([body, isPacked]) => {
        // So many in one minute are slowed down; nothing else looks at this clock.
        opened.clock.go(300);
        const session = (++number).toString(16).padStart(32, '0');
        const answer = await segment(
          opened,
          session,
          0,
          token,
          body,
          isPacked ? { 'content-encoding': 'gzip' } : {},
        );
        expect(crashes()).toEqual([]);
        if (answer.status !== 201) {
          expect([413, 422]).toContain(answer.status);
          expect(answer.headers.get('content-type')).toBe('application/problem+json');
          return;
        }
        stored++;
        const kept = await opened.collector.fetch(
          request('GET', `/recordings/${session}?purpose=replay.errors&quarantined=yes`, {
            headers: { authorization: `Bearer ${operator}` },
          }),
        );
        expect(kept.status).toBe(200);
        for (const line of (await kept.text()).trimEnd().split('\n')) {
          const { type, timestamp } = JSON.parse(line);
          expect([Number.isInteger(type), typeof timestamp]).toEqual([true, 'number']);
          for (const [text] of line.matchAll(/(?<="textContent":)"[^"]*"/g)) expect(found(text)).toEqual([]);
        }
      },
    ),
    { numRuns: 600 },
  );
  expect(stored).toBeGreaterThan(30);
});
