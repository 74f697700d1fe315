import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../src/config/configuration.ts';
import { CONFIGURATION, createBook } from '../../fixtures/export/book.ts';
import { folderOf, formOf, HOSTILE, jsonLines } from './made.ts';
import { parseCsv } from './parse-csv.ts';

const ASKED_THERE: Configuration = {
  ...CONFIGURATION,
  ask: { cmp: 'onetrust', map: { 'replay.errors': 'C0017', 'replay.experience': 'C0018' } },
};
const AT = '2026-11-04T09:59:58.000Z';
const FULL = { cmp: 'onetrust', version: '202405.1.0', reference: '3f6c-11', at: AT };

/** One grant on each platform's record that is given; the proof's notice is the one that the platform's team has. */
const asked = (hosts: readonly (typeof FULL | { readonly cmp: string } | undefined)[]) => {
  const book = createBook();
  const log = book.log('2026q4');
  // Ours for all purposes, the platform's, and ours for what it does not hold.
  const [, , notice = ''] = log.announce(ASKED_THERE, ['fr']).notices;
  for (const host of hosts)
    log.choice({
      ...{ act: 'grant', purpose: 'replay.errors' },
      asked: { notice, layer: 'host-cmp', control: 'C0017', ...(host && { host }) },
    });
  return { book, notice };
};

const columns = async (folder: string, ...names: string[]) => {
  const [head = [], ...rows] = parseCsv((await formOf(folder, 'csv')).slice(1));
  return rows.map((row) => names.map((name) => row[head.indexOf(name)]));
};
const plain = (page: string) => page.replace(/<[^>]*>/g, '').replace(/\u00a0/g, ' ');
/** What the report shows of the third notice, the platform's. */
const shownOf = (page: string) => page.split('<section class="notice"')[3]?.split('</section>')[0] as string;

describe('a proof whose question a consent platform asked', () => {
  it('names the platform, its version and its own record in the table, and the purpose by its title', async () => {
    const folder = await folderOf(asked([FULL, { cmp: 'onetrust' }]).book);
    expect(await columns(folder, 'cmp_source', 'control', 'purpose_title')).toEqual([
      ['onetrust 202405.1.0 (3f6c-11)', 'C0017', 'Corriger les pannes'],
      ['onetrust', 'C0017', 'Corriger les pannes'],
    ]);
  });

  it('is named by its notice where the proof does not name it, and never by its key', async () => {
    const { book } = asked([undefined]);
    book.log('2026q3').choice({
      ...{ act: 'refuse', purpose: 'audience' },
      asked: { notice: 'e'.repeat(64), layer: 'host-cmp', control: 'C0017' },
      build: { configuration: 'none' },
    });
    const folder = await folderOf(book);
    expect((await columns(folder, 'cmp_source')).flat().sort()).toEqual(['host-cmp', 'onetrust']);
  });

  it('names all that the platform told in the view of the proof', async () => {
    const [view] = jsonLines(await formOf(await folderOf(asked([FULL]).book), 'jsonl'));
    const { cmp: hostCmp, ...told } = FULL;
    expect(view?.['interop']).toEqual({ hostCmp, ...told, key: 'C0017' });
    expect(view).toMatchObject({
      notice: { layer: 'host-cmp' },
      purposes: [{ title: 'Corriger les pannes' }],
      events: [{ method: 'host-cmp:onetrust:C0017' }],
    });
  });

  it('names the platform in JSON-LD, as who asked', async () => {
    const [record] = jsonLines(await formOf(await folderOf(asked([FULL]).book), 'jsonld'));
    expect(record?.['dpv:hasNotice']['temoin:askedBy']).toEqual({
      '@type': 'dpv:Technology',
      'dct:identifier': 'onetrust 202405.1.0',
      'temoin:key': 'C0017',
      'temoin:reference': '3f6c-11',
      'temoin:recordedAt': AT,
    });
    expect(record?.['dpv:hasConsentStatus'][0]['dpv:hasIndicationMethod']).toBe('host-cmp:onetrust:C0017');
    expect(record?.['dpv:hasProcess'][0]['dct:title']).toBe('Corriger les pannes');
  });

  it('names the platform in a receipt, as the way in which it was collected', async () => {
    const receipts = jsonLines(
      await formOf(await folderOf(asked([FULL, { cmp: 'onetrust' }]).book), 'kantara'),
    );
    expect(receipts.map((receipt) => receipt['collectionMethod'])).toEqual([
      'consent platform onetrust 202405.1.0, its key C0017, its record 3f6c-11',
      'consent platform onetrust, its key C0017',
    ]);
    expect(receipts[0]?.['services'][0].purposes[0].purpose).toBe('Corriger les pannes');
  });

  it('shows what the platform was given to ask in the report, and does not call that what was displayed', async () => {
    const { book, notice } = asked([FULL]);
    const bytes = (await book.source().notice(notice)) as Uint8Array;
    const { purposes } = JSON.parse(Buffer.from(bytes).toString());
    expect(purposes).toHaveLength(2);
    const folder = await folderOf(book);
    for (const [language, layer, said, unproved] of [
      [
        'fr',
        'plateforme de consentement du site',
        'cet export ne le dit pas',
        'ce que la plateforme a affiché',
      ],
      ['en', 'consent platform of the site', 'this export does not tell', 'what the platform displayed'],
    ] as const) {
      const page = await formOf(folder, 'html', { language });
      const shown = shownOf(page);
      expect(page).not.toMatch(/ne connaît pas|does not know/);
      expect(shown).not.toContain('<pre');
      for (const text of [layer, 'onetrust', said, unproved]) expect(plain(shown)).toContain(text);
      expect(plain(shown)).not.toMatch(/Son texte l’est|Its text is\./);
      let at = 0;
      for (const { title, description, key, id } of purposes)
        for (const text of [title, description, key, id]) {
          const found = plain(shown).indexOf(plain(text), at);
          expect(found, text).toBeGreaterThan(at);
          at = found;
        }
    }
  });

  it('stays as it stands in the report where its notice is of half the form', async () => {
    const book = createBook();
    const log = book.log('2026q4');
    log.announce();
    const half = { schema: 'temoin-notice/1', language: 'fr', layer: 'host-cmp', cmp: 'onetrust' };
    for (const wrong of [{}, { purposes: [{ id: 'audience', title: 'T', description: 'D' }] }])
      log.notice(JSON.stringify({ ...half, ...wrong }), 'fr');
    const page = await formOf(await folderOf(book), 'html');
    expect(page.match(/d’une forme que ce rapport ne connaît pas/g)).toHaveLength(2);
  });

  it('is text, whatever a platform calls itself', async () => {
    const cmp = HOSTILE.join(' ');
    const { book } = asked([
      { ...FULL, cmp },
      { ...FULL, cmp: '=1+1', reference: 'a;=b' },
    ]);
    const log = book.log('2026q3');
    log.notice(
      JSON.stringify({ schema: 'temoin-notice/1', language: 'fr', layer: 'host-cmp', cmp, purposes: [] }),
      'fr',
    );
    const folder = await folderOf(book);
    expect((await columns(folder, 'cmp_source'))[1]).toEqual(["'=1+1 202405.1.0 (a;'=b)"]);
    const page = await formOf(folder, 'html');
    expect(page).not.toMatch(/<script|<img src=x|<\/style><style>|[\u202a-\u202e]/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});
