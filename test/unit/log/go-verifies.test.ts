import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  append,
  consistencyProof,
  formatCheckpoint,
  formatTlogProof,
  formatVerifierKey,
  inclusionProof,
  leafHash,
  root,
  signNote,
  tilePath,
} from '../../../src/log/index.ts';
import { commitment, entryText } from '../../../src/proof/index.ts';
import { goVerifier, type Verdict } from '../../go/go-verifier.ts';
import { bytes, ed25519Signer, flipped, memoryTiles, sha256 } from './fixture.ts';

const { missing, build } = goVerifier();
const work = mkdtempSync(join(tmpdir(), 'temoin-go-'));
afterAll(() => rmSync(work, { recursive: true }));

const OLD = 42_000;
const SIZE = 66_000;
const log = ed25519Signer('boutique.example/temoin/2026q4');

const entry = (at: number): string =>
  entryText({
    v: 1,
    kind: 'choice',
    act: at % 3 ? 'grant' : 'refuse',
    purpose: 'replay.errors',
    site: 'https://boutique.example',
    notice: 'ab'.repeat(32),
    at: '2026-11-03T10:00:00Z',
    c: commitment(sha256, new Uint8Array(32).fill(at), `body ${at}`),
  });

/** A log of 66,000 entries on disk, as an export lays it out, with a checkpoint of its first 42,000. */
const written = (folder: string): void => {
  const entries = Array.from({ length: SIZE }, (_, at) => entry(at));
  const hashes = entries.map((text) => leafHash(sha256, bytes(text)));
  const tiles = memoryTiles();
  for (let size = 0; size < SIZE; ) size = append(sha256, size, hashes.slice(size, size + 500), tiles);
  const checkpoint = (size: number): string =>
    signNote(formatCheckpoint({ origin: log.name, size, root: root(sha256, size, tiles) }), log);
  const put = (name: string, data: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), data);
  };
  for (const [name, data] of tiles.kept) {
    const [level, index] = name.split('/').map(Number) as [number, number];
    put(tilePath({ level, index, width: data.length / 32 }), data);
  }
  put('entries.jsonl', `${entries.join('\n')}\n`);
  put('checkpoint', checkpoint(SIZE));
  put('older', checkpoint(OLD));
  const path = consistencyProof(sha256, OLD, SIZE, tiles);
  put('consistency', path.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join(''));
  const proof = inclusionProof(sha256, 12_345, OLD, tiles);
  put('12345.tlog-proof', formatTlogProof({ index: 12_345, proof, checkpoint: checkpoint(OLD) }));
  put('keys/vkey', `${formatVerifierKey(log)}\n`);
};

describe('a verifier in Go that shares no code with the product', () => {
  it('accepts the log, and names each way in which it was tampered with', { timeout: 120_000 }, ({
    skip,
  }) => {
    skip(missing !== '', missing);
    const sound = join(work, 'sound');
    written(sound);
    const run = build(work);
    const all = (folder: string): Verdict => {
      const at = (name: string): string => join(folder, name);
      const options = [
        '-since',
        at('older'),
        '-consistency',
        at('consistency'),
        '-proof',
        at('12345.tlog-proof'),
      ];
      return run(...options, folder);
    };
    expect(all(sound).said.split('\n')).toEqual([
      'ok signature: boutique.example/temoin/2026q4, 66000 entries',
      'ok root: rebuilt from every entry',
      'ok tiles: byte for byte those of the entries',
      'ok inclusion: proofs made from the tiles',
      'ok consistent: 42000 to 66000',
      'ok consistency proof as given',
      'ok tlog-proof: entry 12345 of 42000',
      '',
    ]);
    expect(all(sound).status).toBe(0);

    const tampered = (name: string, change: (data: Buffer) => string | Uint8Array): Verdict => {
      const folder = join(work, 'tampered');
      cpSync(sound, folder, { recursive: true });
      writeFileSync(join(folder, name), change(readFileSync(join(folder, name))));
      const verdict = all(folder);
      rmSync(folder, { recursive: true });
      return verdict;
    };
    const lines = (data: Buffer): string[] => data.toString().split('\n');
    const found = (finding: string) => ({ status: 1, said: expect.stringContaining(finding) });
    expect(tampered('entries.jsonl', (data) => data.toString().replace('refuse', 'grants'))).toEqual(
      found('root mismatch'),
    );
    expect(tampered('entries.jsonl', (data) => lines(data).toSpliced(777, 1).join('\n'))).toEqual(
      found('entries.jsonl has 65999 entries, the checkpoint says 66000'),
    );
    expect(
      tampered('entries.jsonl', (data) => {
        const all = lines(data);
        return [all[1], all[0], ...all.slice(2)].join('\n');
      }),
    ).toEqual(found('root mismatch'));
    expect(tampered('tile/0/100', (data) => flipped(data, 4_000))).toEqual(
      found('tile/0/100 is not that of the entries'),
    );
    expect(tampered('tile/1/000', (data) => flipped(data, 4_000))).toEqual(
      found('tile/1/000 is not that of the entries'),
    );
    expect(tampered('tile/1/001.p/1', (data) => flipped(data, 4))).toEqual(
      found('tile/1/001.p/1 is not that of the entries'),
    );
    expect(tampered('checkpoint', (data) => data.toString().replace('66000', '65999'))).toEqual(
      found('checkpoint: '),
    );
    expect(tampered('consistency', (data) => lines(data).reverse().join('\n').trim().concat('\n'))).toEqual(
      found('consistency proof as given'),
    );
    expect(tampered('12345.tlog-proof', (data) => data.toString().replace('12345', '12346'))).toEqual(
      found('tlog-proof: '),
    );
    // The operator signs another past afresh: only the older checkpoint tells.
    const forged = signNote(
      formatCheckpoint({ origin: log.name, size: OLD, root: sha256(bytes('another past')) }),
      log,
    );
    expect(tampered('older', () => forged)).toEqual(found('not consistent with the older checkpoint'));
  });
});
