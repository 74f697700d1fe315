import { describe, expect, it } from 'vitest';
import { CMPS } from '../../../src/adapters/cmp/index.ts';
import { VENDORS } from '../../../src/adapters/recorders/index.ts';
import { explain } from '../../../src/config/explain.ts';
import { boutique } from './boutique.ts';

const LANGUAGES = ['en', 'fr'];
const A = 'replay.errors';
const B = 'replay.experience';
const said = (changes: object) => {
  const { errors, warnings } = explain({ ...boutique(), ...changes }, LANGUAGES);
  return [...errors, ...warnings].map(({ path, reason }) => `${path}: ${reason}`);
};
const ask = (cmp: string, map: object) => ({ ask: { cmp, map } });
const microsoft = (role: string) => ({
  name: 'Microsoft Corporation',
  role,
  country: 'US',
  policy: 'https://privacy.microsoft.com/privacystatement',
  ...(role !== 'processor' && { ownPurpose: 'making its own products better' }),
});
/** Agreed visits of one purpose go to Clarity, with what the vendor cannot be held to documented. */
const clarity = (purpose: object = {}, more: object = {}) => {
  const { purposes, recipients } = boutique();
  const alternative = { why: 'w', equivalent: 'e', owner: 'o' };
  return {
    purposes: purposes.map((each) =>
      each.id === B ? { ...each, recorder: 'clarity', alternative, ...purpose } : each,
    ),
    recipients: [...recipients, microsoft('joint-controller')],
    vendors: { clarity: { id: 'abcdef1234' } },
    ...more,
  };
};
const ours = (what: readonly string[]) =>
  what.filter((each) => !/alternative.*is what visitors|is not needed|European Economic Area/.test(each));

describe('temoin check, of a platform that asks', () => {
  it('has nothing against a purpose of its own for each use', () => {
    expect(
      said(ask('klaro', { [A]: 'replay_errors', [B]: 'replay_experience', audience: 'visits' })),
    ).toEqual([]);
  });

  it.each([
    ['a name that is none', 'klarro', {}, /^ask\.cmp: “klarro” is no platform.*“klaro”/],
    [
      'a key that stands for more',
      'klaro',
      { [A]: 'analytics' },
      /^ask\.map\.replay\.errors: .*more than replay/,
    ],
    [
      'one key for two purposes',
      'klaro',
      { [A]: 'r', [B]: 'r' },
      /replay\.experience: shares “r” with replay\.errors/,
    ],
    ['a purpose that is not asked', 'klaro', { 'replay.other': 'r' }, /replay\.other.*: is no purpose/],
    [
      'all replay, and the rest left out',
      'klaro',
      { [A]: 'a1', [B]: 'b1' },
      /^ask\.map: leaves out audience/,
    ],
  ])('refuses %s', (_, cmp, map, sentence) => {
    expect(said(ask(cmp, map))).toContainEqual(expect.stringMatching(sentence));
  });

  it('says of each platform with fixed categories that its map stays empty', () => {
    const fixed = Object.values(CMPS).filter(({ holds }) => holds === 'never');
    for (const { id } of fixed) {
      expect(said(ask(id, {}))).toEqual([]);
      expect(said(ask(id, { [A]: 'x1' }))).toContainEqual(expect.stringMatching(/categories are fixed/));
    }
  });
});

describe('temoin check, of a recorder of others', () => {
  it('has nothing against one whose provider is named, and whose departures are documented', () => {
    expect(ours(said(clarity()))).toEqual([]);
  });

  it.each([
    ['a name that is none', clarity({ recorder: 'clarrity' }), /“clarrity” is no recorder.*“clarity”/],
    [
      'a provider that nobody is told of',
      clarity({}, { recipients: boutique().recipients }),
      /recipients: do not name Microsoft/,
    ],
    [
      'a processor that uses the data itself',
      clarity({}, { recipients: [microsoft('processor')] }),
      /call Microsoft Corporation a processor/,
    ],
    [
      'hours that a vendor cannot keep',
      clarity({ limitation: { L3: {} } }),
      /L3: cannot be kept with Microsoft Clarity/,
    ],
    [
      'a measure that it cannot be held to',
      clarity({ alternative: undefined }),
      /alternative: is missing.*Microsoft Clarity/,
    ],
    [
      'a key of another form',
      clarity({}, { vendors: { clarity: { id: 'no key' } } }),
      /vendors\.clarity\.id: is not/,
    ],
    [
      'a vendor that is none',
      clarity({}, { vendors: { clarit: {} } }),
      /vendors\.clarit: is no vendor: did you mean “clarity”/,
    ],
    [
      'settings that nobody uses',
      { vendors: { hotjar: { id: '1234567' } } },
      /vendors\.hotjar: is used by no purpose/,
    ],
  ])('says of %s what is wrong', (_, changes, sentence) => {
    expect(said(changes)).toContainEqual(expect.stringMatching(sentence));
  });

  it('knows seventeen', () => {
    expect(Object.entries(VENDORS).filter(([id, facts]) => facts.id !== id)).toEqual([]);
    expect(Object.keys(VENDORS)).toHaveLength(17);
  });
});
