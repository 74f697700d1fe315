import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/config/read.ts';
import { boutique, changed, ownReplay } from './boutique.ts';

const P0 = 'purposes[0]';
const P1 = 'purposes[1]';

/** What would make the banner lie, or record unlawfully. */
const REFUSED: readonly (readonly [place: string, value: unknown, where: string])[] = [
  ['site', undefined, 'site'],
  ['site', 'boutique.example', 'site'],
  ['site', 'https://boutique.example/', 'site'],
  ['controller', undefined, 'controller'],
  ['controller.name', ' ', 'controller'],
  ['controller.address', undefined, 'controller'],
  ['controller.contact', 7, 'controller'],
  ['storage', undefined, 'storage'],
  ['storage', [], 'storage'],
  ['purposes', undefined, 'purposes'],
  ['purposes', [], 'purposes'],
  ['purposes', { 0: {} }, 'purposes'],
  ['recorder', ['temoin', 7], 'recorder'],
  ['ask', { map: {} }, 'ask'],
  ['ask', 'legitimate interest', 'ask'],
  ['choiceLifetime', 'P14M', 'choiceLifetime'],
  ['choiceLifetime', 'PT1H', 'choiceLifetime'],
  ['choiceLifetime', '6 months', 'choiceLifetime'],
  ['choiceLifetime', 6, 'choiceLifetime'],
  ['exclude', '/compte', 'exclude'],
  ['exclude', [/compte/], 'exclude'],
  [P0, null, `${P0}.id`],
  [`${P0}.id`, undefined, `${P0}.id`],
  [`${P1}.id`, 'replay.errors', `${P1}.id`],
  [`${P0}.id`, 'replay.support', `${P0}.id`],
  ['purposes[2].title', undefined, 'purposes[2].title'],
  ['purposes[2].description', undefined, 'purposes[2].title'],
  [`${P0}.limitation`, undefined, `${P0}.limitation`],
  [`${P0}.limitation`, null, `${P0}.limitation`],
  [`${P0}.limitation`, {}, `${P0}.limitation`],
  [`${P0}.limitation`, 'L2', `${P0}.limitation`],
  [`${P0}.limitation`, { L2: true }, `${P0}.limitation`],
  [`${P0}.limitation`, { L2: null }, `${P0}.limitation`],
  [`${P0}.limitation`, { L3: { within: 'P4D' } }, `${P0}.limitation`],
  [`${P0}.limitation`, { L3: { within: 'PT1H' } }, `${P0}.limitation`],
  [`${P0}.limitation`, { L3: { within: 24 } }, `${P0}.limitation`],
  [`${P0}.limitation`, { L4: {} }, `${P0}.limitation`],
  ['caps', { idle: 'PT31M' }, 'caps'],
  ['caps', { life: 'PT5H' }, 'caps'],
  [`${P0}.limitation`, { L4: {} }, `${P0}.limitation`],
  [`${P0}.limitation`, { L1: { rate: 0.05 }, L2: {} }, `${P0}.limitation`],
  [`${P0}.limitation.L2.before`, 301, `${P0}.limitation`],
  [`${P0}.limitation.L2.before`, 'all', `${P0}.limitation`],
  [`${P0}.limitation.L2.after`, -1, `${P0}.limitation`],
  [`${P1}.limitation.L1`, {}, `${P1}.limitation`],
  [`${P1}.limitation.L1.rate`, 0, `${P1}.limitation`],
  [`${P1}.limitation.L1.rate`, 1.5, `${P1}.limitation`],
  [`${P1}.limitation.L1.rate`, '1', `${P1}.limitation`],
  [`${P1}.limitation.L1.rate`, Number.NaN, `${P1}.limitation`],
  [`${P0}.masking`, 'M1', `${P0}.masking`],
  [`${P0}.masking`, 'M0', `${P0}.masking`],
  [`${P0}.masking`, null, `${P0}.masking`],
  [`${P0}.identifier`, 'I2', `${P0}.identifier`],
  [`${P0}.retention`, 'P7M', `${P0}.retention`],
  [`${P0}.retention`, '30 days', `${P0}.retention`],
  [`${P0}.retention`, 30, `${P0}.retention`],
  [`${P0}.recorder`, [], `${P0}.recorder`],
];

describe('reading the configuration in the page', () => {
  it('takes the published example', () => {
    expect(readConfiguration(boutique()).purposes).toHaveLength(3);
  });

  it.each(REFUSED)('refuses %s = %j', (place, value, where) => {
    expect(() => readConfiguration(changed(place, value))).toThrow(`temoin.json: ${where}`);
  });

  it('names nothing but what is wrong', () => {
    expect(() => readConfiguration(changed('storage', []))).toThrow(/: storage \(/);
    expect(() => readConfiguration(changed(`${P0}.masking`, 'M1'))).toThrow(/: purposes\[0]\.masking \(/);
  });

  it.each([undefined, null, 'temoin', 42, [], {}])('refuses %j and names every place at once', (json) => {
    expect(() => readConfiguration(json)).toThrow('site,controller,storage,purposes');
  });

  it('names all that is wrong, place by place', () => {
    const json = {
      ...boutique(),
      site: '',
      purposes: [{ id: 'replay.errors', limitation: {}, masking: 'M1' }],
    };
    expect(() => readConfiguration(json)).toThrow(
      'temoin.json: site,purposes[0].limitation,purposes[0].masking (temoin check says why)',
    );
  });

  it('asks for little, and fills in the rest', () => {
    const { site, controller, storage } = boutique();
    expect(
      readConfiguration({
        site,
        controller,
        storage,
        purposes: [{ id: 'replay.errors', limitation: { L2: {} } }],
      }),
    ).toEqual({
      site,
      controller,
      storage,
      purposes: [
        {
          id: 'replay.errors',
          limitation: {
            L2: {
              triggers: ['error', 'failed-request', 'rage-click', 'dead-click', 'form-error', 'named'],
              before: 30,
              after: 60,
            },
          },
          masking: 'M3',
          identifier: 'I1',
          retention: 'P30D',
        },
      ],
      recorder: 'temoin',
      ask: 'banner',
      collector: '/temoin',
      choiceLifetime: 'P6M',
      routes: [],
      exclude: [],
      unmask: [],
      ruleset: 'cnil-sr-draft-2026-02-25',
    });
  });

  it('takes a replay purpose of the site’s own, with its words', () => {
    expect(readConfiguration({ ...boutique(), purposes: [ownReplay()] }).purposes[0]?.id).toBe(
      'checkout-help',
    );
    expect(() =>
      readConfiguration({ ...boutique(), purposes: [{ ...ownReplay(), title: undefined }] }),
    ).toThrow('title');
  });
});
