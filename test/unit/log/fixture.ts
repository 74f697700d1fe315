import { createHash, generateKeyPairSync, hash, sign, verify } from 'node:crypto';
import {
  append,
  leafHash,
  type NoteSigner,
  nodeHash,
  type Sha256,
  type Tiles,
  type VerifyEd25519,
  verifierKey,
} from '../../../src/log/index.ts';

export const sha256: Sha256 = (data) => new Uint8Array(hash('sha256', data, 'buffer'));

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const hex = (data: Uint8Array): string => Buffer.from(data).toString('hex');
export const unhex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

/** Tiles in memory, as a server keeps them, counting what is asked of it. */
export const memoryTiles = (): Tiles & { kept: Map<string, Uint8Array>; reads: number; writes: number } => ({
  kept: new Map(),
  reads: 0,
  writes: 0,
  read(level, index) {
    this.reads++;
    return this.kept.get(`${level}/${index}`);
  },
  write(level, index, data) {
    this.writes++;
    this.kept.set(`${level}/${index}`, data);
  },
});

/** `size` leaf hashes, each other than the rest. */
export const leaves = (size: number, seed = 'leaf'): Uint8Array[] =>
  Array.from({ length: size }, (_, at) => leafHash(sha256, bytes(`${seed} ${at}`)));

export const grown = (hashes: readonly Uint8Array[]): ReturnType<typeof memoryTiles> => {
  const tiles = memoryTiles();
  append(sha256, 0, hashes, tiles);
  return tiles;
};

/** RFC 6962 §2.1 word by word, and not the product's way: node:crypto's stream API, slices, recursion. */
export const naiveRoot = (hashes: readonly Uint8Array[]): Uint8Array => {
  if (hashes.length === 0) return new Uint8Array(createHash('sha256').digest());
  if (hashes.length === 1) return hashes[0] as Uint8Array;
  const k = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1);
  const node = createHash('sha256').update(Uint8Array.of(1));
  return new Uint8Array(
    node
      .update(naiveRoot(hashes.slice(0, k)))
      .update(naiveRoot(hashes.slice(k)))
      .digest(),
  );
};

/** RFC 6962 §2.1.1 PATH. */
export const naivePath = (m: number, hashes: readonly Uint8Array[]): Uint8Array[] => {
  if (hashes.length <= 1) return [];
  const k = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return m < k ? [...naivePath(m, left), naiveRoot(right)] : [...naivePath(m - k, right), naiveRoot(left)];
};

/** RFC 6962 §2.1.2 SUBPROOF. */
export const naiveProof = (m: number, hashes: readonly Uint8Array[], whole = true): Uint8Array[] => {
  if (m === hashes.length) return whole ? [] : [naiveRoot(hashes)];
  const k = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return m <= k
    ? [...naiveProof(m, left, whole), naiveRoot(right)]
    : [...naiveProof(m - k, right, false), naiveRoot(left)];
};

/** Tiles of a log whose leaves are all alike: any tile of any size can be made up on the spot. */
export const uniformTiles = (leaf: Uint8Array): Tiles => {
  const perfect = [leaf];
  for (let height = 1; height < 64; height++) {
    const below = perfect[height - 1] as Uint8Array;
    perfect.push(nodeHash(sha256, below, below));
  }
  return {
    read: (level) =>
      new Uint8Array(Buffer.concat(new Array<Uint8Array>(256).fill(perfect[level * 8] as Uint8Array))),
    write: () => {
      throw new Error('a made-up log does not grow');
    },
  };
};

/** A copy with one bit turned over. */
export const flipped = (data: Uint8Array, bit: number): Uint8Array =>
  data.map((byte, at) => (at === Math.floor(bit / 8) % data.length ? byte ^ (1 << (bit % 8)) : byte));

export const ed25519Signer = (name: string): NoteSigner => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url'));
  return {
    ...verifierKey(sha256, name, raw),
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
};

/** DER of an Ed25519 public key up to the key itself (RFC 8410). */
export const SPKI_HEAD: Uint8Array = unhex('302a300506032b6570032100');

export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) =>
  verify(
    null,
    message,
    { key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' },
    signature,
  );
