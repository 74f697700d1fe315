import { describe, expect, it } from 'vitest';
import { measureOf } from '../../../src/measures/index.ts';
import {
  type Applied,
  COMBINATIONS,
  lacking,
  PROFILES,
  profileOf,
  unmet,
} from '../../../src/profiles/index.ts';
import type { Identifier, Limitation, Masking } from '../../../src/purpose/purpose.ts';
import { USES } from '../../../src/purpose/uses.ts';

const LIMITATIONS: readonly Limitation[] = [{ L1: { rate: 0.05 } }, { L2: {} }, { L3: {} }];
const MASKINGS: readonly Masking[] = ['M1', 'M2', 'M3'];
const IDENTIFIERS: readonly Identifier[] = ['I1', 'I2', 'I3'];

const named = ({ limitation = {}, masking, identifier }: Applied) =>
  `${Object.keys(limitation)} ${masking} ${identifier}`;

const combinations = LIMITATIONS.flatMap((limitation) =>
  MASKINGS.flatMap((masking) =>
    IDENTIFIERS.map((identifier): Applied => ({ limitation, masking, identifier })),
  ),
);

describe('the annex', () => {
  it('has a profile for each use, and for no other purpose', () => {
    expect(PROFILES.map(({ use }) => use)).toEqual(USES.map(({ id }) => id));
    expect(profileOf('audience')).toBeUndefined();
  });

  it('is met by exactly sixteen combinations', () => {
    const met = PROFILES.flatMap((profile) =>
      combinations
        .filter((each) => !unmet(profile, each).length)
        .map((each) => `${profile.use} ${named(each)}`),
    );
    expect(met).toEqual([
      'replay.errors L2 M1 I1',
      'replay.errors L2 M2 I1',
      'replay.errors L2 M3 I1',
      'replay.errors L3 M1 I1',
      'replay.errors L3 M2 I1',
      'replay.errors L3 M3 I1',
      'replay.experience L1 M2 I1',
      'replay.experience L1 M3 I1',
      'replay.experience L3 M2 I1',
      'replay.experience L3 M3 I1',
      'replay.support L2 M1 I2',
      'replay.support L2 M1 I3',
      'replay.support L2 M2 I2',
      'replay.support L2 M2 I3',
      'replay.support L2 M3 I2',
      'replay.support L2 M3 I3',
    ]);
  });

  it('describes each of the sixteen, and those alone', () => {
    const described = COMBINATIONS.map(
      ({ use, limitation, masking, identifier }) => `${use} ${limitation} ${masking} ${identifier}`,
    );
    const met = PROFILES.flatMap((profile) =>
      combinations
        .filter((each) => !unmet(profile, each).length)
        .map((each) => `${profile.use} ${named(each)}`),
    );
    expect(described).toEqual(met);
    expect(new Set(COMBINATIONS.map(({ description }) => description)).size).toBe(16);
    for (const { description } of COMBINATIONS) expect(description).toMatch(/^[A-Z].{60,}\.$/);
  });

  it('calls the combination that holds where nothing is said the default, and no other', () => {
    const defaults = COMBINATIONS.filter(({ description }) => description.endsWith('and the default.'));
    expect(
      defaults.map(({ use, limitation, masking, identifier }) => [use, limitation, masking, identifier]),
    ).toEqual(
      PROFILES.map(({ use, defaults: { limitation, masking, identifier } }) => [
        use,
        Object.keys(limitation)[0],
        masking,
        identifier,
      ]),
    );
  });

  it('is there as far as its measures are, and says in a sentence what is missing', () => {
    const here = COMBINATIONS.filter((each) => !lacking(each).length);
    expect(here.map(({ use, limitation }) => `${use} ${limitation}`)).toEqual([
      'replay.errors L2',
      'replay.errors L3',
      'replay.experience L1',
      'replay.experience L3',
    ]);
    for (const each of COMBINATIONS) for (const why of lacking(each)) expect(why).toMatch(/ yet\. Use .+\.$/);
  });

  it('says what is not met, and what would do', () => {
    const [errors] = PROFILES;
    expect(
      errors && unmet(errors, { limitation: { L1: { rate: 1 } }, masking: 'M3', identifier: 'I2' }),
    ).toEqual([
      { family: 'limitation', called: ['L2', 'L3'], applied: 'L1' },
      { family: 'identifier', called: ['I1'], applied: 'I2' },
    ]);
  });

  it('is not met by two limitations at once, or by none', () => {
    for (const profile of PROFILES)
      for (const limitation of [{}, { L1: { rate: 0.05 }, L2: {} }])
        expect(unmet(profile, { limitation }).map(({ family }) => family)).toEqual(['limitation']);
  });

  it('is met where nothing is said: defaults stand in', () => {
    for (const profile of PROFILES) expect(unmet(profile, {})).toEqual([]);
  });

  it('calls for measures that are in the table', () => {
    for (const { limitation, masking, identifier, security } of PROFILES)
      for (const id of [...limitation, ...masking, ...identifier, ...security])
        expect(measureOf(id), id).toBeDefined();
  });

  it('keeps the most protective defaults: whoever changes them says so here (GDPR art. 25)', () => {
    expect(
      PROFILES.map(({ use, defaults, retention, versionBound }) => ({
        use,
        ...defaults,
        retention,
        versionBound,
      })),
    ).toEqual([
      {
        use: 'replay.errors',
        limitation: { L2: {} },
        masking: 'M3',
        identifier: 'I1',
        retention: { usual: 'P30D', unexplained: 'P30D', most: 'P6M' },
        versionBound: true,
      },
      {
        use: 'replay.experience',
        limitation: { L1: { rate: 0.05 } },
        masking: 'M3',
        identifier: 'I1',
        retention: { usual: 'P30D', unexplained: 'P30D', most: 'P6M' },
        versionBound: true,
      },
      {
        use: 'replay.support',
        limitation: { L2: {} },
        masking: 'M3',
        identifier: 'I3',
        retention: { usual: 'PT4H', unexplained: 'PT24H', most: 'PT24H' },
        versionBound: false,
      },
    ]);
  });
});
