import { describe, expect, it } from 'vitest';
import fr from '../../../locales/fr.json' with { type: 'json' };
import { CMPS } from '../../../src/adapters/cmp/index.ts';
import { VENDORS } from '../../../src/adapters/recorders/index.ts';
import { explain } from '../../../src/config/explain.ts';
import { createNotice } from '../../../src/notice/create-notice.ts';
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
  const alternative = { why: 'few visits', equivalent: 'its own means', owner: 'DPO' };
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
    [
      'a purpose that is not asked',
      'klaro',
      { 'replay.other': 'r' },
      /replay\.other.*: is no purpose.*; there are replay\.errors, /,
    ],
    [
      'a purpose that is misspelt',
      'klaro',
      { 'replay.experiance': 'r' },
      /: did you mean “replay\.experience”\?/,
    ],
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

  it('refuses a TCF of Témoin’s own beside it, and has nothing against one where Témoin asks', () => {
    const tcf = { cmpId: 880 };
    const all = { [A]: '1', [B]: '2', audience: '3' };
    expect(said({ ...ask('tcf', all), tcf })).toEqual([
      expect.stringMatching(
        /^tcf: cannot stand beside “ask\.cmp”: a page has one CMP of the TCF, and tcf asks/,
      ),
    ]);
    expect(said({ tcf })).toEqual([]);
    expect(said({ ask: 'banner', tcf })).toEqual([]);
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
      /vendors\.clarity\.id: “no key” is not the project’s id at Clarity, which has the form \[a-z0-9\]\{6,20\}$/,
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

  it.each(['…', '...', 'x', '-'])('refuses %j in place of a reason', (text) => {
    const alternative = { why: text, equivalent: 'its own means', owner: 'DPO' };
    expect(said(clarity({ alternative }))).toContainEqual(
      expect.stringMatching(/^purposes\[\d\]\.alternative\.why: “.*” says nothing/),
    );
  });

  const advertising = 'Its products and its advertising, as its own statement says';
  const besideMicrosoft = (recipient: object) =>
    explain(
      {
        ...boutique(),
        ...clarity(
          {},
          { recipients: [...boutique().recipients, { ...microsoft('joint-controller'), ...recipient }] },
        ),
      },
      LANGUAGES,
    );

  it('lets a vendor’s own advertising be told truthfully, and the first layer name it as deciding too', () => {
    const { configuration, errors, warnings } = besideMicrosoft({ ownPurpose: advertising });
    expect(errors).toEqual([]);
    expect(warnings.map(({ reason }) => reason)).toContainEqual(
      expect.stringMatching(/^is an aim of Microsoft/),
    );
    const { first } = createNotice(configuration as never, fr, 'fr');
    expect(first.controller).toMatch(/Microsoft Corporation.*advertising, as its own statement says/);
  });

  it.each([
    ['a processor', { role: 'processor' }],
    ['somebody whose recorder is not there', { name: 'Régie SA' }],
    ['a controller alone', { role: 'controller' }],
  ])('refuses advertising with replay in the hands of %s', (_, recipient) => {
    const { errors } = besideMicrosoft({ ownPurpose: advertising, ...recipient });
    expect(errors.map(({ path, reason }) => `${path}: ${reason}`)).toContainEqual(
      expect.stringMatching(/ownPurpose: .*names advertising/),
    );
  });

  it('refuses it as an aim of the site’s own replay, whatever the vendor does', () => {
    const own = { id: 'replay.shop', title: { fr: 'Publicité', en: 'Advertising' } };
    expect(said(clarity(own))).toContainEqual(
      expect.stringMatching(/title\.fr: “Publicité” names advertising/),
    );
  });

  it('knows seventeen', () => {
    expect(Object.entries(VENDORS).filter(([id, facts]) => facts.id !== id)).toEqual([]);
    expect(Object.keys(VENDORS)).toHaveLength(17);
  });
});
