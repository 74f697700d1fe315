import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Check, compile } from '../../../src/collector/records/compile.ts';
import { isRecord, recordSchema } from '../../../src/collector/records/record-schema.ts';
import { record } from './collecting.ts';

const FULL = record({
  act: 'withdraw',
  validUntil: '2027-02-28T23:59:59.999Z',
  profile: {
    limitation: { L2: { triggers: ['error', 'named'], before: 30, after: 0.5 } },
    masking: 'M3',
    identifier: 'I1',
    retention: 'P30D',
  },
  ruleset: 'cnil-sr-draft-2026-02-25',
  context: { gpc: true },
  ends: ['6f1c1f39-5a0c-4b9e-8a3e-0d5a5d1f7c11'],
  outcome: {
    haltedAt: '2026-11-03T10:00:00.250Z',
    discarded: { events: 3, bytes: 0 },
    expired: ['_hj1'],
    kept: [],
    residual: [],
  },
});

type Node = Record<string, unknown>;

/** Every place in a value: the object or list that holds it, and its name there. */
const places = (value: unknown): [Node, string][] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, each]): [Node, string][] => [
        [value as Node, name],
        ...places(each),
      ]);

const stamp = fc
  .tuple(
    ...[9999, 13, 32, 25, 61, 61].map((max) => fc.nat({ max }).map((part) => String(part).padStart(2, '0'))),
  )
  .map(
    ([year, month, day, hour, ...rest]) =>
      `${year?.padStart(4, '0')}-${month}-${day}T${hour}:${rest.join(':')}.000Z`,
  );
const odd = fc.oneof(
  fc.jsonValue(),
  stamp,
  fc.constantFrom('', '2026-02-29T00:00:00.000Z', '2026-11-03T24:00:00.000Z', -1, -0, 1.5, 2 ** 53, 3601, []),
  fc.nat({ max: 600 }).map((length) => 'é'.repeat(length)),
  fc.nat({ max: 600 }).map((length) => Array.from({ length }, () => 'a')),
  fc.constantFrom(...places(FULL).map(([holder, name]) => holder[name])),
);

describe('the compiled check of a record', () => {
  const agrees = (value: unknown): boolean => {
    const { success } = recordSchema.safeParse(value);
    expect([success, value]).toEqual([isRecord(value), value]);
    return success;
  };

  it('says the same wherever one thing is another, too long, too many, too much or missing', () => {
    const count = places(FULL).length;
    const lengths = [0, 1, 6, 7, 20, 21, 32, 33, 40, 41, 100, 101, 300, 301, 500, 501];
    const others = (old: unknown): unknown[] => [
      ...[null, true, false, 0, -1, 0.5, 1.5, 3600, 3601, 2 ** 53 - 1, 2 ** 53, '', 'x', [], {}, [1]],
      ...lengths.map((length) =>
        Array.isArray(old) ? Array(length).fill(old[0] ?? 'x') : 'é'.repeat(length),
      ),
    ];
    for (let at = 0; at < count; at++) {
      const changed = (change: (holder: Node, member: string) => void) => {
        const value = structuredClone(FULL);
        const [holder, member] = places(value)[at] as [Node, string];
        change(holder, member);
        agrees(value);
      };
      const [holder, member] = places(FULL)[at] as [Node, string];
      for (const other of others(holder[member]))
        changed((of, name) => {
          of[name] = other;
        });
      if (!Array.isArray(holder)) changed((of, name) => delete of[name]);
    }
  });

  it('says of any record that departs somewhere what the schema says of it', () => {
    let [sound, unsound] = [0, 0];
    const change = fc.tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'add'), odd, fc.string());
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const value = structuredClone(FULL);
        for (const [at, how, drawn, name] of changes) {
          const other = structuredClone(drawn);
          const all = places(value);
          const [holder, member] = all[at % all.length] as [Node, string];
          if (how === 'replace') holder[member] = other;
          else if (how === 'add' && !Array.isArray(holder)) holder[name] = other;
          // As a browser sends it: nothing is `undefined`, and no list has holes.
          else if (how === 'remove' && !Array.isArray(holder)) delete holder[member];
        }
        if (agrees(JSON.parse(JSON.stringify(value)))) sound++;
        else unsound++;
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(sound, unsound)).toBeGreaterThan(100);
  });

  it('says the same of every moment, also of those that there are not', () => {
    fc.assert(
      fc.property(stamp, (at) => {
        agrees({ ...FULL, at });
        expect(isRecord({ ...FULL, at })).toBe(
          !Number.isNaN(Date.parse(at)) && new Date(at).toISOString() === at,
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('takes no member of an object’s own making, and no list for an object', () => {
    for (const text of ['{"__proto__":{}}', '{"constructor":1}', '[]', 'null', '1'])
      expect(agrees({ ...FULL, context: JSON.parse(text) })).toBe(false);
    expect(agrees(JSON.parse(`{"__proto__":1,${JSON.stringify(FULL).slice(1)}`))).toBe(false);
    expect(agrees(FULL)).toBe(true);
  });
});

describe('a schema that says more than is checked', () => {
  it.each<[string, object]>([
    ['a word that is not known', { type: 'string', contentEncoding: 'base64' }],
    ['a type that is not known', { type: 'null' }],
    ['no type', {}],
    ['an open object', { type: 'object', properties: {} }],
    ['a list of anything', { type: 'array' }],
    ['a format without its check', { type: 'string', format: 'email' }],
    ['one of these further down', { type: 'array', items: { type: 'string', not: {} } }],
  ])('is not compiled: %s', (_, schema) => {
    expect((): Check => compile(schema)).toThrow(TypeError);
  });
});
