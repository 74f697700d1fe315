import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../src/config/configuration.ts';
import { explain } from '../../../src/config/explain.ts';
import { pageConfiguration } from '../../../src/config/page-configuration.ts';
import { readConfiguration } from '../../../src/config/read.ts';
import { PROFILES } from '../../../src/profiles/index.ts';
import { boutique, changed } from './boutique.ts';

const full = () => boutique() as unknown as Configuration;
const bytes = (json: unknown) => JSON.stringify(pageConfiguration(json as Configuration));

/** The same value with every object's keys in the opposite order. */
const reversed = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(reversed)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, each]) => [key, reversed(each)]),
        )
      : value;

describe('the page’s configuration', () => {
  it('is the same text however its keys were ordered', () => {
    expect(bytes(reversed(full()))).toBe(bytes(full()));
  });

  it('is the same text when made again from itself, from what explain hands over, or in the page', () => {
    const once = bytes(full());
    expect(bytes(JSON.parse(once))).toBe(once);
    expect(bytes(explain(full()).configuration)).toBe(once);
    expect(JSON.stringify(readConfiguration(full()))).toBe(once);
    expect(bytes(readConfiguration(JSON.parse(once)))).toBe(once);
  });

  it('is the same whether a default is said or not', () => {
    const { recorder, ask, collector, choiceLifetime, ruleset, ...sparse } = full();
    expect(
      bytes({
        ...sparse,
        purposes: sparse.purposes.map(({ masking, identifier, retention, ...rest }) => rest),
      }),
    ).toBe(bytes(full()));
    expect(bytes({ ...full(), recorder: undefined, ask: undefined })).toBe(bytes(full()));
  });

  it('changes with whatever a visitor is told', () => {
    const changes: object[] = [
      { storage: [{ country: 'DE' }] },
      { choiceLifetime: 'P3M' },
      { exclude: [] },
      { unmask: [] },
      { purposes: full().purposes.slice(1) },
      { controller: { ...full().controller, name: 'Other SAS' } },
    ];
    const all = changes.map((change) => bytes({ ...full(), ...change }));
    expect(new Set([bytes(full()), ...all]).size).toBe(changes.length + 1);
  });

  it('keeps the order of purposes, which is the order of the banner', () => {
    const other = { ...full(), purposes: [...full().purposes].reverse() };
    expect(pageConfiguration(other).purposes.map(({ id }) => id)).toEqual([
      'audience',
      'replay.experience',
      'replay.errors',
    ]);
    expect(bytes(other)).not.toBe(bytes(full()));
  });

  it('leaves the collector’s own business out', () => {
    const page = pageConfiguration({
      ...full(),
      $schema: 'x',
      audit: { every: 'P6M', by: 'Auditeur SA' },
      timestamp: 'https://tsa.example/',
      witnesses: [{ vkey: 'w+1+x', url: 'https://witness.example' }],
      proofRetention: 'P24M',
      proofRetentionWhy: 'limitation period',
    });
    for (const name of [
      '$schema',
      'httpOnlyTrackers',
      'audit',
      'timestamp',
      'witnesses',
      'proofRetention',
      'proofRetentionWhy',
    ])
      expect(page).not.toHaveProperty([name]);
    expect(page.storage).toEqual([{ country: 'FR' }]);
  });

  it('applies the most protective defaults of both profiles that run', () => {
    for (const { use, defaults, retention } of PROFILES.slice(0, 2)) {
      const [purpose] = pageConfiguration({
        ...full(),
        purposes: [{ id: use, limitation: defaults.limitation }],
      }).purposes;
      expect(purpose).toMatchObject({ ...defaults, retention: retention.usual });
    }
  });

  it('adds no measure to a purpose that is not replay', () => {
    const audience = full().purposes[2];
    expect(pageConfiguration(full()).purposes[2]).toEqual(audience);
  });

  it('is a digest that a change of this code would move', () => {
    expect(
      createHash('sha256')
        .update(bytes(changed('unmask[0]', 'nav')))
        .digest('hex'),
    ).toMatchInlineSnapshot(`"6b1d932a176b1ce6185663bb35fb552262b203c4d8c74bae59e7edfdcd4f79d6"`);
  });
});
