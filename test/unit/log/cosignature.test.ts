import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatAddCheckpoint, parseAddCheckpoint } from '../../../src/log/add-checkpoint.ts';
import {
  cosign,
  cosignedAt,
  cosignerKey,
  formatCosignerKey,
  parseCosignerKey,
  withSignatures,
} from '../../../src/log/cosignature.ts';
import {
  formatVerifierKey,
  Malformed,
  type NoteSignature,
  type NoteSigner,
  openNote,
  parseNote,
  parseVerifierKey,
  signNote,
  verifierKey,
} from '../../../src/log/index.ts';
import { goVerifier } from '../../go/go-verifier.ts';
import { bytes, ed25519Signer, flipped, hex, sha256, verifyEd25519 } from './fixture.ts';

/** The example of the C2SP tlog-cosignature specification; its keys were never published. */
const EXAMPLE = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`;
const EXAMPLE_MESSAGE = `cosignature/v1
time 1679315147
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`;

const cosigner = (name: string): NoteSigner => {
  const signer = ed25519Signer(name);
  return { ...signer, ...cosignerKey(sha256, name, signer.publicKey) };
};
const log = ed25519Signer('boutique.example/temoin/2026q4');
const partner = cosigner('partner.example/witness');
const TEXT = 'boutique.example/temoin/2026q4\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n';
const TIME = 1_793_700_000;
const signed = signNote(TEXT, log);
const cosigned = withSignatures(signed, [cosign(TEXT, TIME, partner)]);

describe('a cosignature', () => {
  it('is made over the message of the specification, and framed as its example is', () => {
    const { text, signatures } = parseNote(EXAMPLE);
    const witness = signatures[1] as NoteSignature;
    let message = '';
    const key = { name: 'witness.example.com/w1', id: witness.id, publicKey: new Uint8Array(32) };
    const sign = (data: Uint8Array) => {
      message = new TextDecoder().decode(data);
      return witness.signature.subarray(8);
    };
    const line = cosign(text, 1_679_315_147, { ...key, sign });
    expect(message).toBe(EXAMPLE_MESSAGE);
    expect(`${line}`).toBe(`${EXAMPLE.split('\n').at(-2)}\n`);

    const seen: string[] = [];
    const remember = (_: Uint8Array, data: Uint8Array) => seen.push(new TextDecoder().decode(data)) > 0;
    expect(cosignedAt(EXAMPLE, key, remember)).toBe(1_679_315_147);
    expect(seen).toEqual([EXAMPLE_MESSAGE]);
  });

  it('tells when, to whoever knows the key, and leaves the log’s own signature as it was', () => {
    expect(cosignedAt(cosigned, partner, verifyEd25519)).toBe(TIME);
    expect(openNote(cosigned, [log], verifyEd25519)).toEqual({ text: TEXT, signedBy: [log] });
    expect(cosignedAt(cosigned, cosigner(partner.name), verifyEd25519)).toBeUndefined();
    expect(cosignedAt(signed, partner, verifyEd25519)).toBeUndefined();
  });

  it('tells the latest of several', () => {
    const twice = withSignatures(cosigned, [cosign(TEXT, TIME + 60, partner)]);
    expect(cosignedAt(twice, partner, verifyEd25519)).toBe(TIME + 60);
  });

  it('is refused with any bit of it turned, and for any other text', () => {
    const { signatures } = parseNote(cosigned);
    const raw = signatures[1]?.signature as Uint8Array;
    const id = Buffer.from(partner.id, 'hex');
    const withRaw = (signature: Uint8Array): string =>
      `${signed}— ${partner.name} ${Buffer.concat([id, signature]).toString('base64')}\n`;
    expect(withRaw(raw)).toBe(cosigned);
    for (let bit = 0; bit < raw.length * 8; bit += 5)
      expect(() => cosignedAt(withRaw(flipped(raw, bit)), partner, verifyEd25519), `bit ${bit}`).toThrow(
        Malformed,
      );
    for (const other of [raw.subarray(1), Buffer.concat([raw, raw]), raw.subarray(8), raw.subarray(0, 1)])
      expect(() => cosignedAt(withRaw(other), partner, verifyEd25519)).toThrow(/of \d+ bytes/);
    expect(() => cosignedAt(cosigned.replace('\n0\n', '\n1\n'), partner, verifyEd25519)).toThrow(
      'wrong cosignature by partner.example/witness',
    );
    // A plain signature of the same key says nothing of a time.
    const plain = signNote(TEXT, { ...partner, sign: partner.sign });
    expect(() => cosignedAt(plain, partner, verifyEd25519)).toThrow('of 64 bytes');
  });

  it('is refused at no time, and at one that no clock will show, though the key signed it', () => {
    const at = (time: bigint): string => {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64BE(time);
      const message = Buffer.from(`cosignature/v1\ntime ${time}\n`);
      const sign = (text: Uint8Array) => Buffer.concat([bytes, partner.sign(Buffer.concat([message, text]))]);
      return signNote(TEXT, { ...partner, sign });
    };
    expect(cosignedAt(at(BigInt(TIME)), partner, verifyEd25519)).toBe(TIME);
    for (const time of [0n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n])
      expect(() => cosignedAt(at(time), partner, verifyEd25519)).toThrow(`at time ${time}`);
  });

  it('is not made without a time', () => {
    for (const time of [0, -1, 1.5, Number.NaN, 2 ** 60])
      expect(() => cosign(TEXT, time, partner)).toThrow(Malformed);
  });

  it('adds signature lines to a note, and nothing else', () => {
    for (const line of ['— no signature\n', '\nanother text\n', 'more', '\n'])
      expect(() => withSignatures(signed, [line]), line).toThrow(Malformed);
    expect(withSignatures(signed, [])).toBe(signed);
  });
});

describe('a cosigner’s verifier key', () => {
  it('has the type byte 4 and an id of its own', () => {
    const line = formatCosignerKey(partner);
    expect(hex(Buffer.from(line.split('+').slice(2).join('+'), 'base64'))).toBe(
      `04${hex(partner.publicKey)}`,
    );
    expect(parseCosignerKey(sha256, line)).toEqual({
      name: partner.name,
      id: partner.id,
      publicKey: partner.publicKey,
    });
    const digest = sha256(Buffer.concat([bytes(`${partner.name}\n`), Uint8Array.of(4), partner.publicKey]));
    expect(partner.id).toBe(hex(digest.subarray(0, 4)));
    expect(verifierKey(sha256, partner.name, partner.publicKey).id).not.toBe(partner.id);
  });

  it('is never taken for that of a log, nor the other way round', () => {
    expect(() => parseCosignerKey(sha256, formatVerifierKey(log))).toThrow('type 1, not that of a cosigner');
    expect(() => parseVerifierKey(sha256, formatCosignerKey(partner))).toThrow('type 4, not Ed25519');
  });
});

describe('what a log asks of a witness', () => {
  it('is read as it was written', () => {
    const proof = [sha256(bytes('a')), sha256(bytes('b'))];
    const request = { old: 7, proof, checkpoint: signed };
    expect(formatAddCheckpoint(request)).toBe(
      `old 7\n${proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`).join('')}\n${signed}`,
    );
    expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual(request);
    const first = { old: 0, proof: [], checkpoint: signed };
    expect(formatAddCheckpoint(first)).toBe(`old 0\n\n${signed}`);
    expect(parseAddCheckpoint(formatAddCheckpoint(first))).toEqual(first);
  });

  it('is refused in any other form', () => {
    const hash = `${Buffer.alloc(32).toString('base64')}\n`;
    for (const head of [
      '',
      'old\n',
      'old 01\n',
      'old -1\n',
      'old 1 \n',
      'OLD 1\n',
      'old 99999999999999999999\n',
      'old 1\r\n',
      `old 1\n${hash.repeat(64)}`,
      'old 1\nAAAA\n',
      'old 1\nnot base64\n',
      `old 1\n ${hash}`,
    ])
      expect(() => parseAddCheckpoint(`${head}\n${signed}`), JSON.stringify(head)).toThrow(Malformed);
    expect(() => parseAddCheckpoint('old 0\n')).toThrow('no empty line');
    expect(parseAddCheckpoint(`old 1\n${hash.repeat(63)}\n${signed}`).proof).toHaveLength(63);
  });
});

describe('a Go program that knows the specification, and not this product', () => {
  const { missing, build } = goVerifier();
  const work = mkdtempSync(join(tmpdir(), 'temoin-go-cosign-'));
  afterAll(() => rmSync(work, { recursive: true }));

  it('opens a cosigned checkpoint, and none that was altered', { timeout: 120_000 }, ({ skip }) => {
    skip(missing !== '', missing);
    const run = build(work, ['cosign.go']);
    const check = (note: string) => {
      const file = join(work, 'checkpoint');
      writeFileSync(file, note);
      return run(formatVerifierKey(log), formatCosignerKey(partner), file);
    };
    expect(check(cosigned)).toEqual({
      status: 0,
      said: `ok log ${log.name}\nok cosigned ${partner.name} at ${TIME}\n`,
    });
    expect(check(signed)).toEqual({ status: 1, said: `ok log ${log.name}\nFAIL: no cosignature\n` });
    expect(check(withSignatures(signed, [cosign(TEXT.replace('\n0\n', '\n1\n'), TIME, partner)]))).toEqual({
      status: 1,
      said: expect.stringContaining('invalid signature'),
    });
    const plain = signNote(TEXT, log, { ...partner, sign: partner.sign });
    expect(check(plain)).toEqual({ status: 1, said: expect.stringContaining('invalid signature') });
  });
});
