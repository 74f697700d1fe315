import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCountry } from '../../../src/export/view/place.ts';
import { CONFIGURATION, createBook, newBrowser } from '../../fixtures/export/book.ts';
import { folderOf, formOf, HOSTILE, jsonLines, ordinary } from './made.ts';

const LISTS = ['dpv', 'pd', 'eu-gdpr', 'loc', 'legal-eu', 'legal-fr'];
const termsOf = (list: string) =>
  new Set(readFileSync(new URL(`../../fixtures/dpv/${list}.txt`, import.meta.url), 'utf8').split('\n'));
const TERMS = new Map(LISTS.map((list) => [list, termsOf(list)]));

/** Every name that is a key, a type or a reference. */
const namesIn = (value: unknown, found: Set<string> = new Set()): Set<string> => {
  if (Array.isArray(value)) for (const each of value) namesIn(each, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) {
      if (key === '@context') continue;
      if (!key.startsWith('@')) found.add(key);
      if (key === '@id' || key === '@type') for (const name of [each].flat()) found.add(String(name));
      namesIn(each, found);
    }
  return found;
};

/** Keys of every object of a JSON text, by reading the text: a parser keeps only the last of two equal keys. */
const repeatedKeys = (text: string): string[] => {
  const repeated: string[] = [];
  const open: Set<string>[] = [];
  for (const [, key, brace] of text.matchAll(/("(?:[^"\\]|\\.)*")(?=\s*:)|([{}])|"(?:[^"\\]|\\.)*"/g)) {
    if (brace === '{') open.push(new Set());
    else if (brace === '}') open.pop();
    else if (key) {
      const keys = open.at(-1) as Set<string>;
      if (keys.has(key)) repeated.push(key);
      keys.add(key);
    }
  }
  return repeated;
};

const records = async () => jsonLines(await formOf(await folderOf(everything()), 'jsonld'));

/** Each act on each kind of purpose, parties of every role, countries that DPV has no term for. */
const everything = () => {
  const book = createBook();
  const log = book.log('2026q4');
  log.announce({
    ...CONFIGURATION,
    storage: [{ country: 'FR' }, { country: 'XK' }],
    recipients: [
      ...(CONFIGURATION.recipients ?? []),
      { name: 'Seul Maître SA', role: 'controller', country: 'CH', ownPurpose: 'sa propre étude' },
    ],
  });
  const browser = newBrowser();
  for (const purpose of [
    'replay.errors',
    'replay.experience',
    'replay.support',
    'audience',
    '__proto__',
    'constructor',
  ]) {
    const { id } = log.choice({ act: 'grant', purpose, browser });
    log.choice({
      act: 'refuse',
      purpose,
      context: { gpc: true },
      asked: { layer: 'signal', control: 'gpc' },
    });
    log.choice({ act: 'withdraw', purpose, browser, ends: [id] });
  }
  return book;
};

describe('records.ndjsonld', () => {
  it('names nothing that DPV 2.3 does not define', async () => {
    const used = new Set<string>();
    for (const record of await records()) namesIn(record, used);
    const unknown = [...used].filter((name) => {
      const [, prefix = '', term = ''] = /^([\w-]+):(.*)$/.exec(name) ?? [];
      const list = TERMS.get(prefix);
      return list ? !list.has(term) : !/^(dct|rdf|schema|temoin|urn|https):/.test(name);
    });
    expect(unknown).toEqual([]);
    expect([...used].filter((name) => TERMS.has(name.split(':')[0] as string)).length).toBeGreaterThan(50);
  });

  it('binds every prefix that it uses to the namespace that the term lists are of', async () => {
    const [record] = await records();
    const context = record?.['@context'] as Record<string, string>;
    for (const name of namesIn(record)) {
      const prefix = name.split(':')[0] as string;
      if (!['urn', 'https'].includes(prefix)) expect(context).toHaveProperty(prefix);
    }
    expect(context['dpv']).toBe('https://w3id.org/dpv#');
    expect(context['eu-gdpr']).toBe('https://w3id.org/dpv/legal/eu/gdpr#');
  });

  it('repeats no key in any object', async () => {
    const text = await formOf(await folderOf(everything()), 'jsonld');
    expect(repeatedKeys(text)).toEqual([]);
    expect(repeatedKeys('{"a":1,"b":{"a":2},"a":3}')).toEqual(['"a"']);
  });

  it('has every field that ISO/IEC TS 27560 makes mandatory, and none of them empty', async () => {
    for (const record of await records()) {
      const [process] = record['dpv:hasProcess'];
      const [status] = record['dpv:hasConsentStatus'];
      const parties = [
        ...record['dpv:hasDataController'],
        ...(record['dpv:hasDataProcessor'] ?? []),
        ...(record['dpv:hasJointDataControllers']?.['dpv:hasDataController'] ?? []),
        ...(record['dpv:hasRecipientThirdParty'] ?? []),
      ];
      const kinds = process['dpv:hasStorageCondition'].map((each: Record<string, unknown>) => each['@type']);
      const fields: Record<string, unknown> = {
        schema_version: record['dct:conformsTo']['@id'],
        record_id: record['dct:identifier'],
        pii_principal_id: record['dpv:hasDataSubject']['dct:identifier'],
        privacy_notice: record['dpv:hasNotice']['schema:url'],
        language: record['dpv:hasNotice']['dct:language'],
        purpose: process['dct:title'],
        purpose_type: process['dpv:hasPurpose']['@id'] ?? process['dpv:hasPurpose']['@type'],
        lawful_basis: process['dpv:hasLegalBasis']['@id'],
        pii_information: process['dpv:hasPersonalData'],
        storage_locations: kinds.includes('dpv:StorageLocation') || '',
        retention_period: kinds.includes('dpv:StorageDuration') || '',
        jurisdiction: record['dpv:hasJurisdiction'],
        recipients: process['dpv:hasRecipient'],
        withdrawal_method: record['dpv:hasConsentControl']['dpv:isExercisedAt'],
        event_time: status['dpv:isIndicatedAtTime'],
        validity_duration: status['dpv:hasDuration']['rdf:value'],
        entity_id: status['dpv:isIndicatedBy']['@id'],
        event_type: status['@type'][1],
        event_state: status['@type'][0],
        ...Object.fromEntries(
          parties.flatMap((party, place) =>
            ['dct:identifier', 'dpv:hasName', 'dpv:hasAddress', 'dpv:hasContact', '@type'].map((field) => [
              `party ${place} ${field}`,
              party[field],
            ]),
          ),
        ),
      };
      // Recipients that name no purpose take part in those that are replay and asked for.
      expect(parties).toHaveLength(/^replay\.e/.test(process['dct:identifier']) ? 4 : 1);
      for (const [field, value] of Object.entries(fields))
        expect(Array.isArray(value) ? value.length : value, field).toBeTruthy();
    }
  });

  it('says the profile, the act and the law', async () => {
    const found = jsonLines(await formOf(await folderOf(ordinary()), 'jsonld'));
    expect(new Set(found.map((record) => record['dct:conformsTo']['@id']))).toEqual(
      new Set(['https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr']),
    );
    expect(found.map((record) => record['dpv:hasConsentStatus'][0]['@type'][0])).toEqual([
      ...['dpv:ConsentGiven', 'dpv:ConsentRefused', 'dpv:ConsentGiven', 'dpv:ConsentWithdrawn'],
    ]);
  });

  it('gives a country by its term, and by its letters where DPV has none', async () => {
    const [record] = await records();
    const places = record?.['dpv:hasProcess'][0]['dpv:hasStorageCondition'].map(
      (each: Record<string, unknown>) => each['dpv:hasLocation'],
    );
    expect(places.slice(0, 2)).toEqual([
      { '@id': 'loc:FR' },
      { '@type': 'dpv:Location', 'dct:identifier': 'XK' },
    ]);
    const countries = [...(TERMS.get('loc') ?? [])].filter(
      (term) => /^[A-Z]{2}$/.test(term) && term !== 'EU',
    );
    expect(countries.filter((code) => !isCountry(code))).toEqual([]);
    expect(countries).toHaveLength(249);
  });

  it('keeps hostile text as text', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    const name = HOSTILE.join(' ');
    log.announce({ ...CONFIGURATION, controller: { ...CONFIGURATION.controller, name } });
    log.choice({ act: 'grant', purpose: 'replay.errors' });
    const [record] = jsonLines(await formOf(await folderOf(book), 'jsonld'));
    expect(record?.['dpv:hasDataController'][0]['dpv:hasName']).toBe(name);
  });
});
