import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/config/explain.ts';
import { pageConfiguration } from '../../../src/config/page-configuration.ts';
import { readConfiguration } from '../../../src/config/read.ts';
import { boutique, ownReplay } from './boutique.ts';

type Json = Record<string, unknown>;

const places = (json: unknown, at: readonly (string | number)[] = []): (string | number)[][] =>
  json && typeof json === 'object'
    ? [
        ...(at.length ? [[...at]] : []),
        ...Object.entries(json).flatMap(([key, each]) =>
          places(each, [...at, Array.isArray(json) ? Number(key) : key]),
        ),
      ]
    : [[...at]];

const model = () => ({
  ...boutique(),
  purposes: [...boutique().purposes, ownReplay()],
  caps: { duration: 'PT1H', bytes: 1_000_000, rate: 100 },
  gpc: 'note',
});
const PLACES = places(model());

/** Values that configurations really hold, put where they do not belong. */
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    'P30D',
    'P7M',
    'P1M',
    'P0D',
    'PT1H',
    'L2',
    'M1',
    'M3',
    'I1',
    'I2',
    'replay.errors',
    'replay.support',
  ),
  fc.constantFrom<unknown>('*', '', ' ', '/', 'https://a.example', 0, 1, 0.05, 2, -1, null, true, [], {}, [
    {},
  ]),
  fc.constantFrom<unknown>(
    { L1: { rate: 1 } },
    { L1: { rate: 0.05 } },
    { L2: {} },
    { L2: {}, L3: {} },
    { L2: { before: 9e9 } },
  ),
);

/** A sound configuration with up to three places changed, or taken away. */
const spoilt = fc
  .array(fc.tuple(fc.constantFrom(...PLACES), fc.option(value)), { minLength: 1, maxLength: 3 })
  .map((changes) => {
    const json: unknown = model();
    for (const [place, given] of changes) {
      let here = json as Json | undefined;
      for (const step of place.slice(0, -1)) here = here?.[step] as Json | undefined;
      const last = place.at(-1) as string;
      if (!here || typeof here !== 'object') continue;
      if (given === null && Array.isArray(here)) here.splice(Number(last), 1);
      else if (given === null) delete here[last];
      else here[last] = structuredClone(given);
    }
    return json;
  });

/** What the page must refuse by itself, were the configuration never checked. */
const UNLAWFUL =
  /^(site|controller(\.(name|address|contact))?|storage|purposes|choiceLifetime|recorder|ask(\.cmp)?|purposes\[\d+](\.(id|limitation(\.L[123](\.(rate|before|after))?)?|masking|identifier|retention|recorder))?)$/;
/** Refused by the strict reading alone: how a thing is written, what it is called, or a measure more protective than asked. */
const STRICT_ONLY =
  /must be an object, and is a list|exact origin|not an origin|not an address|is not an id|is for replay purposes|no time at all|characters|more than|which replay may never serve|no exemption|must be “banner” or an object|not known here|is missing: a replay purpose of your own/;

const reads = (json: unknown): boolean => {
  try {
    readConfiguration(json);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toContain('temoin.json: ');
    return false;
  }
};

describe('whatever JSON is given', { timeout: 60_000 }, () => {
  it('is explained, and never with an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue({ maxDepth: 4 }), spoilt), (json) => {
        const { configuration, errors } = explain(json);
        expect(configuration === undefined).toBe(errors.length > 0);
        for (const { path, reason, rule } of errors) {
          expect(typeof path).toBe('string');
          expect(reason).not.toMatch(/undefined|\[object|Invalid|NaN/);
          expect(rule).not.toBe('');
        }
      }),
      { numRuns: 1500, seed: 20261122 },
    );
  });

  it('is read by the page without an exception of another kind', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue({ maxDepth: 4 }), spoilt), (json) => void reads(json)),
      { numRuns: 1500, seed: 20261122 },
    );
  });

  it('is taken by the page wherever the check takes it, to the same bytes', () => {
    let sound = 0;
    fc.assert(
      fc.property(spoilt, (json) => {
        const { configuration } = explain(json);
        if (!configuration) return;
        sound++;
        expect(JSON.stringify(readConfiguration(json))).toBe(
          JSON.stringify(pageConfiguration(configuration)),
        );
      }),
      { numRuns: 3000, seed: 20261122 },
    );
    expect(sound).toBeGreaterThan(100);
  });

  it('is refused by the page too where the check finds it unlawful', () => {
    let unlawful = 0;
    fc.assert(
      fc.property(spoilt, (json) => {
        const found = explain(json).errors.filter(
          ({ path, reason }) => UNLAWFUL.test(path) && !STRICT_ONLY.test(reason),
        );
        if (!found.length) return;
        unlawful++;
        expect(reads(json), JSON.stringify(found)).toBe(false);
      }),
      { numRuns: 4000, seed: 20261122 },
    );
    expect(unlawful).toBeGreaterThan(500);
  });
});
