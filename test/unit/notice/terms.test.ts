import { describe, expect, it } from 'vitest';
import { pageConfiguration } from '../../../src/config/page-configuration.ts';
import type { Asked } from '../../../src/notice/asked.ts';
import { termsOf } from '../../../src/notice/terms.ts';
import type { Recipient } from '../../../src/purpose/party.ts';
import type { Purpose } from '../../../src/purpose/purpose.ts';
import { asked, audience, errors, experience } from './example.ts';

const host: Recipient = { name: 'Hébergeur SA', role: 'processor', country: 'FR' };
const base: Asked = { ...asked, purposes: [errors, experience, audience], unmask: ['nav', 'h1'] };
const withErrors = (changes: Partial<Purpose>): Partial<Asked> => ({
  purposes: [{ ...errors, ...changes }, experience, audience],
});

describe('what a visitor has agreed to', () => {
  it('tells how soon an uneventful visit goes, and a default said is no change', () => {
    const termsWith = (within?: string) =>
      termsOf({ ...base, ...withErrors({ limitation: { L3: within ? { within } : {} } }) });
    expect(termsWith()).toBe(termsWith('PT24H'));
    expect(termsWith()).not.toBe(termsWith('PT48H'));
  });

  it.each<[string, Partial<Asked>]>([
    ['a rate', { purposes: [errors, { ...experience, limitation: { L1: { rate: 0.1 } } }, audience] }],
    ['a trigger', withErrors({ limitation: { L2: { triggers: ['error'] } } })],
    ['the time kept before a difficulty', withErrors({ limitation: { L2: { before: 60 } } })],
    ['another limit', withErrors({ limitation: { L3: { within: 'PT24H' } } })],
    ['masking', withErrors({ masking: 'M2' })],
    ['the identifier', withErrors({ identifier: 'I2' })],
    ['the retention', withErrors({ retention: 'P60D' })],
    ['a purpose more', { purposes: [...base.purposes, { ...audience, id: 'chat' }] }],
    ['a purpose less', { purposes: [errors, experience] }],
    [
      'a purpose that now replays',
      { purposes: [errors, experience, { ...audience, limitation: { L2: {} } }] },
    ],
    ['the controller', { controller: { ...asked.controller, name: 'Autre SAS' } }],
    ['a recipient more', { recipients: [host, { ...host, name: 'Autre SA' }] }],
    ['a recipient less', { recipients: [] }],
    ['a recipient’s role', { recipients: [{ ...host, role: 'controller' }] }],
    ['a recipient’s country', { recipients: [{ ...host, country: 'US' }] }],
    ['a recipient’s own purpose', { recipients: [{ ...host, ownPurpose: 'training' }] }],
    ['what is shown unmasked', { unmask: ['nav', 'h1', 'h2'] }],
  ])('changes with %s: asked again', (_, changes) => {
    expect(termsOf({ ...base, ...changes })).not.toBe(termsOf(base));
  });

  it.each<[string, Partial<Asked>]>([
    ['the order of the purposes', { purposes: [audience, experience, errors] }],
    [
      'the wording of a purpose',
      { purposes: [errors, experience, { ...audience, title: { fr: 'Autre titre' } }] },
    ],
    [
      'the languages of a purpose',
      { purposes: [errors, experience, { ...audience, title: { de: 'Zählen' } }] },
    ],
    [
      'a justification',
      { purposes: [errors, { ...experience, limitation: { L1: { rate: 0.05, why: 'few' } } }, audience] },
    ],
    ['a tracker’s name', { purposes: [errors, experience, { ...audience, trackers: [] }] }],
    ['defaults written out', withErrors({ limitation: { L2: { before: 30, after: 60 } } })],
    [
      'the order of triggers',
      withErrors({
        limitation: {
          L2: { triggers: ['named', 'error', 'failed-request', 'form-error', 'dead-click', 'rage-click'] },
        },
      }),
    ],
    [
      'the order of recipients or of their members',
      { recipients: [{ country: 'FR', role: 'processor', name: 'Hébergeur SA' }] },
    ],
    [
      'an address',
      { controller: { ...asked.controller, address: '2 rue de la Paix', contact: 'x@boutique.example' } },
    ],
    [
      'a policy’s address',
      { controller: { ...asked.controller, policy: '/vie-privee' }, recipients: [{ ...host, policy: '/p' }] },
    ],
    ['the order of what is shown, or why', { unmask: ['h1', { selector: 'nav', why: 'a menu' }] }],
    ['where it is stored', { storage: [{ country: 'DE' }] }],
    ['how long a choice is kept', { choiceLifetime: 'P3M' }],
    ['a cap', { caps: { duration: 'PT10M' } }],
  ])('does not change with %s', (_, changes) => {
    expect(termsOf({ ...base, ...changes })).toBe(termsOf(base));
  });

  it('is the same before and after the defaults are applied, and with another site version', () => {
    const page = pageConfiguration({ ...base, site: 'https://boutique.example', siteVersion: '2026-12' });
    expect(termsOf(page)).toBe(termsOf(base));
  });
});
