import { createPublicKey, verify } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAccessToken, STORES } from '../../../src/collector/index.ts';
import { sha256 } from '../../../src/collector/sha256.ts';
import { pageConfiguration } from '../../../src/config/page-configuration.ts';
import {
  append,
  leafHash,
  openNote,
  openTlogProof,
  parseCheckpoint,
  parseEntryBundle,
  parseVerifierKey,
  root,
  type Tiles,
  tilePath,
  tileWidth,
  type VerifyEd25519,
} from '../../../src/log/index.ts';
import { type ChoiceEntry, openBody, parseEntry } from '../../../src/proof/index.ts';
import {
  CONFIGURATION,
  DAY,
  folder,
  grant,
  sha256 as hex,
  newBrowser,
  type Opened,
  open,
  refusal,
  request,
  send,
} from './collecting.ts';

const ed25519: VerifyEd25519 = (key, message, signature) => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
};

const get = ({ collector }: Pick<Opened, 'collector'>, path: string) => collector.fetch(request('GET', path));
const textOf = async (opened: Pick<Opened, 'collector'>, path: string) => (await get(opened, path)).text();

/** As an auditor reads a log: checkpoint and key, all entries, the tree built anew. */
const audit = async (opened: Pick<Opened, 'collector'>, below = '') => {
  const key = parseVerifierKey(sha256, (await textOf(opened, `${below}/vkey`)).trim());
  const { text } = openNote(await textOf(opened, `${below}/checkpoint`), [key], ed25519);
  const checkpoint = parseCheckpoint(text);
  const entries: string[] = [];
  for (let index = 0; index * 256 < checkpoint.size; index++) {
    const path = tilePath({ level: 'entries', index, width: tileWidth(0, index, checkpoint.size) });
    const bundle = new Uint8Array(await (await get(opened, `${below}/${path}`)).arrayBuffer());
    entries.push(...parseEntryBundle(bundle).map((entry) => Buffer.from(entry).toString('utf8')));
  }
  const kept = new Map<string, Uint8Array>();
  const tiles: Tiles = {
    read: (level, index) => kept.get(`${level}/${index}`),
    write: (level, index, data) => void kept.set(`${level}/${index}`, data),
  };
  append(
    sha256,
    0,
    entries.map((entry) => leafHash(sha256, Buffer.from(entry))),
    tiles,
  );
  expect(entries).toHaveLength(checkpoint.size);
  expect(root(sha256, checkpoint.size, tiles)).toEqual(Uint8Array.from(checkpoint.root));
  return { key, checkpoint, entries, kept };
};

const fill = async (opened: Opened, requests: number) => {
  for (let turn = 0; turn < requests; turn++)
    await send(opened, '/proofs', ...Array.from({ length: 32 }, () => refusal()));
};

describe('the log', () => {
  it('is rebuilt by a stranger out of its entries, to the very root that was signed', async () => {
    const opened = await open();
    await fill(opened, 17);
    const { checkpoint, entries, kept } = await audit(opened);
    expect(checkpoint).toMatchObject({ origin: 'boutique.example/temoin/2026q4', size: 546 });
    const [configuration, notice] = entries.map((entry) => parseEntry(entry));
    expect(configuration).toMatchObject({
      kind: 'configuration',
      digest: hex(JSON.stringify(pageConfiguration(CONFIGURATION))),
    });
    expect(notice).toMatchObject({ kind: 'notice', language: 'fr' });
    for (const [name, data] of kept) {
      const [level, index] = name.split('/').map(Number) as [number, number];
      const path = tilePath({ level, index, width: data.length / 32 });
      expect(new Uint8Array(await (await get(opened, `/${path}`)).arrayBuffer())).toEqual(data);
    }
  });

  it('serves every narrower tile that an older checkpoint needs, and none that is not there yet', async () => {
    const opened = await open();
    await fill(opened, 9);
    const { kept } = await audit(opened);
    const narrow = await get(opened, '/tile/0/000.p/7');
    expect(new Uint8Array(await narrow.arrayBuffer())).toEqual(kept.get('0/0')?.subarray(0, 7 * 32));
    expect(narrow.headers.get('cache-control')).toContain('immutable');
    for (const path of [
      '/tile/0/001.p/35',
      '/tile/0/001',
      '/tile/1/000.p/2',
      '/tile/0/0',
      '/tile/0/000.p/256',
      '/tile/entries/002.p/1',
      '/tile/64/000',
    ])
      expect([path, (await get(opened, path)).status]).toEqual([path, 404]);
  });

  it('holds what each body commits to', async () => {
    const opened = await open();
    const browser = await newBrowser();
    await send(opened, '/proofs', await grant(browser), refusal());
    const store = STORES.sqlite(opened.data);
    const auditor = await createAccessToken(store, 'auditor', 1, opened.clock.now());
    await store.close();
    const answer = await opened.collector.fetch(
      request('GET', '/bodies', { headers: { authorization: `Bearer ${auditor}` } }),
    );
    const { entries } = await audit(opened);
    for (const line of (await answer.text()).trimEnd().split('\n')) {
      const { index, key, body } = JSON.parse(line);
      const entry = parseEntry(entries[index] as string) as ChoiceEntry;
      expect(openBody(sha256, entry, Buffer.from(key, 'base64'), body)).toMatchObject({ act: entry.act });
    }
  });

  it('proves the place of one record offline, at any size', async () => {
    const opened = await open();
    const { receipts } = await (await send(opened, '/proofs', refusal())).json();
    const { key, entries } = await audit(opened);
    const [first] = receipts;
    for (const requests of [0, 8, 9]) {
      await fill(opened, requests);
      const answer = await get(opened, `/proofs/${first.id}/tlog-proof`);
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      const shown = openTlogProof(
        sha256,
        ed25519,
        [key],
        Buffer.from(entries[first.index] as string),
        await answer.text(),
      );
      expect(shown).toMatchObject({
        index: first.index,
        checkpoint: { size: 3 + requests * 32 + (requests === 9 ? 8 * 32 : 0) },
      });
    }
    expect(
      (await get(opened, `/proofs/${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}/tlog-proof`)).status,
    ).toBe(404);
    expect((await get(opened, '/proofs/x/tlog-proof')).status).toBe(404);
  });

  it('keeps the log of a former quarter where it was', async () => {
    const opened = await open();
    const { receipts } = await (await send(opened, '/proofs', refusal())).json();
    const before = await textOf(opened, '/checkpoint');
    opened.clock.go(70 * DAY);
    await send(opened, '/proofs', refusal({}, opened.clock.now()));
    expect(await textOf(opened, '/logs/2026q4/checkpoint')).toBe(before);
    const [former, current] = [await audit(opened, '/logs/2026q4'), await audit(opened, '/logs/2027q1')];
    expect([former.checkpoint.size, current.checkpoint.size]).toEqual([3, 3]);
    expect(former.key.publicKey).toEqual(current.key.publicKey);
    const proof = await textOf(opened, `/proofs/${receipts[0].id}/tlog-proof`);
    expect(proof).toContain('boutique.example/temoin/2026q4');
    expect((await get(opened, '/logs/2025q1/checkpoint')).status).toBe(404);
  });

  it('goes on where two processes write to it in turn', async () => {
    const one = await open();
    const other = await open({ data: one.data, clock: one.clock });
    await send(one, '/proofs', refusal());
    await send(other, '/proofs', refusal());
    await Promise.all(
      [one, other, one, other, one].map((each) => send(each, '/proofs', refusal(), refusal())),
    );
    const { checkpoint } = await audit(one);
    expect(checkpoint.size).toBe(2 + 2 + 10);
    expect(one.faults.concat(other.faults)).toEqual([]);
  });

  it('is signed by a key that the owner of the folder alone can read, the same after a restart', async () => {
    const opened = await open();
    const before = await textOf(opened, '/vkey');
    await opened.close();
    expect(statSync(join(opened.data, 'log-key.pem')).mode & 0o777).toBe(0o600);
    expect(statSync(join(opened.data, 'temoin.sqlite')).mode & 0o777).toBe(0o600);
    const after = await open({ data: opened.data, clock: opened.clock });
    expect(await textOf(after, '/vkey')).toBe(before);
    const other = await open({ data: folder() });
    expect(await textOf(other, '/vkey')).not.toBe(before);
  });

  it('can be closed to everybody without a token', async () => {
    const opened = await open({ privateLog: true });
    const { receipts } = await (await send(opened, '/proofs', refusal())).json();
    const store = STORES.sqlite(opened.data);
    const auditor = await createAccessToken(store, 'auditor', 1, opened.clock.now());
    await store.close();
    const paths = [
      '/checkpoint',
      '/vkey',
      '/logs',
      '/tile/0/000.p/3',
      '/tile/entries/000.p/3',
      '/logs/2026q4/checkpoint',
      '/logs/2026q4/tile/0/000.p/3',
      `/proofs/${receipts[0].id}/tlog-proof`,
      `/notices/${JSON.parse(refusal().signed).asked.notice}`,
    ];
    for (const path of paths) {
      expect([path, (await get(opened, path)).status]).toEqual([path, 401]);
      const answer = await opened.collector.fetch(
        request('GET', path, { headers: { authorization: `Bearer ${auditor}` } }),
      );
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('cache-control')).not.toContain('public');
    }
    expect((await get(opened, '/health')).status).toBe(200);
  });
});
