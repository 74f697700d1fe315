import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/config/explain.ts';
import { COMBINATIONS, lacking, PROFILES, unmet } from '../../../src/profiles/index.ts';
import type { Limitation } from '../../../src/purpose/purpose.ts';
import { boutique } from './boutique.ts';

const SETTINGS: Required<Limitation> = { L1: { rate: 0.05 }, L2: {}, L3: {} };

/** A site that asks for one purpose, with these measures and nothing else. */
const asking = (use: string, limitation: string, masking: string, identifier: string, more: object = {}) => {
  const retention = PROFILES.find((profile) => profile.use === use)?.retention.usual;
  return explain({
    ...boutique(),
    purposes: [
      {
        ...{ id: use, masking, identifier, retention, ...more },
        limitation: { [limitation]: SETTINGS[limitation as 'L1'] },
      },
    ],
  });
};
const ALTERNATIVE = { alternative: { why: 'because', equivalent: 'instead', owner: 'somebody' } };

describe('each of the sixteen combinations', () => {
  it.each(
    COMBINATIONS.map((each) => [each.use, each.limitation, each.masking, each.identifier, each] as const),
  )(
    '%s with %s, %s and %s is accepted, or refused by a sentence on what is not there yet',
    (use, limitation, masking, identifier, each) => {
      const { configuration, errors } = asking(use, limitation, masking, identifier);
      const missing = lacking(each);
      expect(!!configuration).toBe(!missing.length);
      expect(errors.filter(({ path }) => path.endsWith('.alternative'))).toEqual([]);
      for (const why of missing)
        expect(errors.map(({ reason }) => reason)).toContain(`cannot be asked for yet. ${why}`);
    },
  );
});

const every = PROFILES.flatMap(({ use }) =>
  ['L1', 'L2', 'L3'].flatMap((limitation) =>
    ['M1', 'M2', 'M3'].flatMap((masking) =>
      ['I1', 'I2', 'I3'].map((identifier) => [use, limitation, masking, identifier] as const),
    ),
  ),
);
const outside = every.filter(
  ([use, limitation, masking, identifier]) =>
    !COMBINATIONS.some(
      (each) =>
        each.use === use &&
        each.limitation === limitation &&
        each.masking === masking &&
        each.identifier === identifier,
    ),
);

describe('each of the other sixty-five', () => {
  it('is counted', () => expect(outside).toHaveLength(65));

  it.each(outside)('%s with %s, %s and %s is refused without an alternative', (...combination) => {
    const { configuration, errors } = asking(...combination);
    expect(configuration).toBeUndefined();
    expect(errors.map(({ path }) => path)).toContain('purposes[0].alternative');
  });

  it.each(outside)(
    '%s with %s, %s and %s is, with one, refused for nothing but what is not there',
    (...all) => {
      const { configuration, errors } = asking(...all, ALTERNATIVE);
      const [use, limitation, masking, identifier] = all;
      const missing = lacking({ limitation, masking, identifier } as never);
      expect(!!configuration).toBe(!missing.length && use !== 'replay.support');
      expect(errors.map(({ path }) => path)).not.toContain('purposes[0].alternative');
      expect(
        unmet(PROFILES.find((each) => each.use === use) as never, {
          limitation: { [limitation]: {} },
          ...({ masking, identifier } as object),
        }),
      ).not.toEqual([]);
    },
  );

  it('needs all three parts of the alternative', () => {
    for (const part of ['why', 'equivalent', 'owner'])
      expect(
        asking('replay.errors', 'L1', 'M3', 'I1', {
          alternative: { ...ALTERNATIVE.alternative, [part]: undefined },
        }).configuration,
      ).toBeUndefined();
  });
});
