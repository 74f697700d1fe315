import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/export/view/canonical.ts';
import { CONFIGURATION, createBook, newBrowser } from '../../fixtures/export/book.ts';
import { folderOf, formOf, jsonLines, OUTCOME, ordinary } from './made.ts';

const recordsOf = async (book: ReturnType<typeof createBook>, form = 'jsonl') =>
  jsonLines(await formOf(await folderOf(book), form));

describe('proofs.jsonl', () => {
  it('has a record for each body that is kept, and none for one that is erased', async () => {
    const records = await recordsOf(ordinary());
    expect(records.map(({ events: [event] }) => [event.type, event.method, event.states])).toEqual([
      ['given', 'button:accept', { 'replay.errors': true }],
      ['refused', 'toggles:save', { 'replay.experience': false }],
      ['given', 'button:accept', { audience: true }],
      ['withdrawn', 'withdraw-control', { 'replay.errors': false }],
    ]);
    expect(records.at(-1)).toMatchObject({ outcome: OUTCOME, ends: [records[0]?.['recordId']] });
  });

  it('joins one browser’s grants and withdrawals, and no two refusals', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    log.announce();
    const browser = newBrowser();
    log.choice({ act: 'grant', purpose: 'replay.errors', browser });
    log.choice({ act: 'withdraw', purpose: 'replay.errors', browser, ends: [] });
    log.choice({ act: 'refuse', purpose: 'audience' });
    log.choice({ act: 'refuse', purpose: 'audience' });
    const [grant, withdrawal, one, other] = (await recordsOf(book)).map(({ subject }) => subject.id);
    expect(withdrawal).toBe(grant);
    expect(new Set([grant, one, other]).size).toBe(3);
  });

  it('takes parties, places and lives from the configuration that the proof names, not from the latest', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    const { configuration } = log.announce();
    const later = {
      ...CONFIGURATION,
      controller: { ...CONFIGURATION.controller, name: 'Boutique Lumen SE' },
    };
    log.announce({ ...later, storage: [{ country: 'DE' }], choiceLifetime: 'P3M' });
    log.choice({ act: 'grant', purpose: 'replay.errors', build: { configuration } });
    log.choice({ act: 'grant', purpose: 'replay.errors' });
    const [before, after] = await recordsOf(book);
    expect(before).toMatchObject({
      parties: [{ name: 'Boutique Lumen SAS', address: '8 quai des Lanternes, 69000 Lyon, France' }, {}, {}],
      purposes: [{ storage: ['FR'] }],
      events: [{ lifetime: 'P6M' }],
    });
    expect(after).toMatchObject({
      parties: [{ name: 'Boutique Lumen SE' }, {}, {}],
      purposes: [{ storage: ['DE'] }],
      events: [{ lifetime: 'P3M' }],
    });
  });

  it('says so where a proof names a configuration that was never logged', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    const { configuration } = log.announce();
    log.choice({ act: 'grant', purpose: 'replay.errors', build: { configuration: 'unbundled' } });
    log.choice({ act: 'grant', purpose: 'replay.errors' });
    const [unknown, known] = await recordsOf(book);
    expect(unknown?.['build']).toMatchObject({ configHash: 'unbundled', configInForce: configuration });
    expect(known?.['build']).not.toHaveProperty('configInForce');
  });

  it('gives each purpose the recipients that take part in it', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    log.announce({
      ...CONFIGURATION,
      recipients: [
        { name: 'Pannes SARL', role: 'processor', country: 'FR', purposes: ['replay.errors'] },
        { name: 'Mesure SARL', role: 'processor', country: 'FR', purposes: ['audience'] },
      ],
    });
    log.choice({ act: 'grant', purpose: 'replay.errors' });
    log.choice({ act: 'grant', purpose: 'audience' });
    const names = (await recordsOf(book)).map(({ parties }) =>
      parties.map((party: { name: string }) => party.name),
    );
    expect(names).toEqual([
      ['Boutique Lumen SAS', 'Pannes SARL'],
      ['Boutique Lumen SAS', 'Mesure SARL'],
    ]);
  });

  it('is canonical: members in the order of RFC 8785', () => {
    // Its section 3.2.3: by UTF-16 code units, not by code points, and numbers as texts.
    expect(
      canonical({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1F600}': 5, '\u0080': 6, '\u00f6': 7 }),
    ).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1F600}":5,"\ufb33":3}');
    expect(canonical({ '10': 1, '9': 2, b: undefined, a: [1, null, { z: 1, y: 2 }] })).toBe(
      '{"10":1,"9":2,"a":[1,null,{"y":2,"z":1}]}',
    );
  });

  it('gives the same bytes for the same folder, in every form', async () => {
    const folder = await folderOf(ordinary());
    for (const form of ['csv', 'jsonl', 'jsonld', 'kantara', 'html'])
      expect(await formOf(folder, form), form).toBe(await formOf(folder, form));
  });
});

describe('receipts.ndjson', () => {
  it('has a receipt for each grant, with every field that Kantara 1.1 requires', async () => {
    const receipts = await recordsOf(ordinary(), 'kantara');
    expect(receipts).toHaveLength(2);
    for (const receipt of receipts) {
      const [service] = receipt['services'];
      const [purpose] = service.purposes;
      expect(receipt).toMatchObject({
        version: 'KI-CR-v1.1.0',
        jurisdiction: 'FR',
        sensitive: false,
        spiCat: [],
      });
      for (const field of ['collectionMethod', 'consentReceiptID', 'language', 'piiPrincipalId', 'publicKey'])
        expect(receipt[field], field).toMatch(/\S/);
      expect(Number.isInteger(receipt['consentTimestamp'])).toBe(true);
      expect(receipt['policyUrl']).toMatch(/^https:\/\/boutique\.example\/temoin\/notices\/[0-9a-f]{64}$/);
      expect(service.service).toBe('https://boutique.example');
      for (const field of ['purpose', 'termination']) expect(purpose[field], field).toMatch(/\S/);
      expect(purpose).toMatchObject({ consentType: 'EXPLICIT', primaryPurpose: false });
      for (const field of ['purposeCategory', 'piiCategory'])
        expect(purpose[field].length, field).toBeGreaterThan(0);
      for (const party of receipt['piiControllers']) {
        expect(Object.keys(party)).toEqual(
          expect.arrayContaining(['address', 'contact', 'email', 'onBehalf', 'phone', 'piiController']),
        );
        expect(party.contact).toMatch(/\S/);
      }
    }
    const [replay, audience] = receipts.map((receipt) => receipt['services'][0].purposes[0]);
    // §4.5.11: a third party is named where there is one; a processor is none.
    expect(replay).toMatchObject({ thirdPartyDisclosure: true, thirdPartyName: 'Atelier Mesure SARL' });
    expect(audience).toMatchObject({ thirdPartyDisclosure: false });
    expect(audience).not.toHaveProperty('thirdPartyName');
  });

  it('gives the time in seconds since 1970, as §4.3.3 wants', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    log.announce();
    log.choice({ act: 'grant', purpose: 'replay.errors', at: '2026-11-04T10:00:00.900Z' });
    const [receipt] = await recordsOf(book, 'kantara');
    expect(receipt?.['consentTimestamp']).toBe(Date.UTC(2026, 10, 4, 10) / 1000);
  });
});
