import { describe, expect, it } from 'vitest';
import {
  append,
  consistencyProof,
  inclusionProof,
  leafHash,
  root,
  verifyConsistency,
  verifyInclusion,
} from '../../../src/log/index.ts';
import { hex, memoryTiles, sha256, unhex } from './fixture.ts';

/** The eight leaves that Certificate Transparency implementations share, and the roots of their first n. */
const INPUTS = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const NODE = {
  l1: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  l2: '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7',
  l4: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  n01: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  n23: '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  n45: '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  n67: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  n03: 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  n47: '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
};

const LEAVES = INPUTS.map((input) => leafHash(sha256, unhex(input)));
const tiles = memoryTiles();
append(sha256, 0, LEAVES, tiles);

describe('the vectors of RFC 6962 implementations', () => {
  it('gives each of the nine roots', () => {
    expect(ROOTS.map((_, size) => hex(root(sha256, size, tiles)))).toEqual(ROOTS);
  });

  it.each([
    { index: 0, size: 1, path: [] },
    { index: 0, size: 8, path: [NODE.l1, NODE.n23, NODE.n47] },
    { index: 5, size: 8, path: [NODE.l4, NODE.n67, NODE.n03] },
    { index: 2, size: 3, path: [NODE.n01] },
    { index: 1, size: 5, path: [ROOTS[1], NODE.n23, NODE.l4] },
  ])('proves leaf $index in the tree of $size', ({ index, size, path }) => {
    const proof = inclusionProof(sha256, index, size, tiles);
    expect(proof.map(hex)).toEqual(path);
    const top = unhex(ROOTS[size] as string);
    expect(verifyInclusion(sha256, LEAVES[index] as Uint8Array, index, size, proof, top)).toBe(true);
  });

  it.each([
    { first: 1, second: 1, path: [] },
    { first: 1, second: 8, path: [NODE.l1, NODE.n23, NODE.n47] },
    { first: 6, second: 8, path: [NODE.n45, NODE.n67, NODE.n03] },
    { first: 2, second: 5, path: [NODE.n23, NODE.l4] },
  ])('proves that the tree of $first begins the tree of $second', ({ first, second, path }) => {
    const proof = consistencyProof(sha256, first, second, tiles);
    expect(proof.map(hex)).toEqual(path);
    const roots = [unhex(ROOTS[first] as string), unhex(ROOTS[second] as string)] as const;
    expect(verifyConsistency(sha256, first, second, ...roots, proof)).toBe(true);
  });
});
