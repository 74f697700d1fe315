import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCheckpoint,
  formatTlogProof,
  inclusionProof,
  leafHash,
  Malformed,
  openTlogProof,
  parseTlogProof,
  root,
  signNote,
} from '../../../src/log/index.ts';
import { bytes, ed25519Signer, flipped, grown, sha256, verifyEd25519 } from './fixture.ts';

const ENTRIES = Array.from({ length: 300 }, (_, at) => bytes(`entry ${at}`));
const SIZE = ENTRIES.length;
const tiles = grown(ENTRIES.map((entry) => leafHash(sha256, entry)));
const log = ed25519Signer('boutique.example/temoin/2026q4');
const witness = ed25519Signer('partner.example/witness');
const text = formatCheckpoint({ origin: log.name, size: SIZE, root: root(sha256, SIZE, tiles) });
const checkpoint = signNote(text, log, witness);
const proofOf = (index: number, note = checkpoint): string =>
  formatTlogProof({ index, proof: inclusionProof(sha256, index, SIZE, tiles), checkpoint: note });
const open = (index: number, proof: string, keys = [log]): unknown =>
  openTlogProof(sha256, verifyEd25519, keys, ENTRIES[index] as Uint8Array, proof);

describe('a .tlog-proof', () => {
  it('shows by itself where an entry stands, for every entry', () => {
    for (const index of ENTRIES.keys()) {
      expect(open(index, proofOf(index))).toEqual({
        index,
        checkpoint: { origin: log.name, size: SIZE, root: root(sha256, SIZE, tiles) },
      });
    }
  });

  it('is laid out line by line as C2SP says', () => {
    const lines = formatTlogProof({
      index: 7,
      proof: [new Uint8Array(32)],
      checkpoint: 'log\n',
      extra: Uint8Array.of(1, 2, 3),
    }).split('\n');
    expect(lines).toEqual([
      'c2sp.org/tlog-proof@v1',
      'extra AQID',
      'index 7',
      'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      '',
      'log',
      '',
    ]);
  });

  it('reads back as it was written, with extra data or without', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const proofs = fc.record(
      {
        index: fc.maxSafeNat(),
        proof: fc.array(hash, { maxLength: 64 }),
        checkpoint: fc.constant(checkpoint),
        extra: fc.uint8Array(),
      },
      { requiredKeys: ['index', 'proof', 'checkpoint'] },
    );
    fc.assert(
      fc.property(proofs, (proof) => {
        expect(parseTlogProof(formatTlogProof(proof))).toEqual(proof);
      }),
    );
  });

  it('does not vouch for another entry, another place or another path', () => {
    const proof = proofOf(42);
    expect(() => open(43, proof)).toThrow('tlog-proof: the entry is not at 42 in the tree of 300');
    expect(() => open(42, proof.replace('index 42', 'index 43'))).toThrow(Malformed);
    expect(() => open(42, proof.replace('index 42', 'index 4200'))).toThrow(Malformed);
    const path = inclusionProof(sha256, 42, SIZE, tiles);
    for (const at of path.keys()) {
      const bad = path.map((hash, place) => (place === at ? flipped(hash, at * 29) : hash));
      expect(() => open(42, formatTlogProof({ index: 42, proof: bad, checkpoint }))).toThrow(Malformed);
    }
  });

  it('needs the signature of the log itself: a witness does not keep the log', () => {
    const index = 9;
    expect(open(index, proofOf(index), [witness, log])).toMatchObject({ index });
    expect(() => open(index, proofOf(index), [witness])).toThrow(`not signed by ${log.name} itself`);
    expect(() => open(index, proofOf(index), [ed25519Signer(log.name)])).toThrow(Malformed);
    const other = signNote(text.replace(log.name, 'other.example/temoin/2026q4'), log);
    expect(() => open(index, proofOf(index, other))).toThrow(
      'not signed by other.example/temoin/2026q4 itself',
    );
  });

  it.each([
    ['another version', (proof: string) => proof.replace('@v1', '@v2')],
    ['no index', (proof: string) => proof.replace(/index.*\n/, '')],
    ['a leading zero', (proof: string) => proof.replace('index ', 'index 0')],
    ['an index beyond exact numbers', (proof: string) => proof.replace('index 5', 'index 9007199254740992')],
    ['a short hash', (proof: string) => proof.replace(/(index.*\n).{4}/, '$1')],
    ['a long hash', (proof: string) => proof.replace(/(index.*\n)/, '$1AAAA')],
    ['no checkpoint', (proof: string) => proof.slice(0, proof.indexOf('\n\n'))],
    ['65 hashes', (proof: string) => proof.replace(/(index.*\n)/, `$1${`${'A'.repeat(43)}=\n`.repeat(65)}`)],
    ['extra data behind the index', (proof: string) => proof.replace(/(index.*\n)/, '$1extra AQID\n')],
    ['nothing', () => ''],
  ])('is refused with %s', (_, spoil) => {
    expect(() => parseTlogProof(spoil(proofOf(5)))).toThrow(Malformed);
  });
});
