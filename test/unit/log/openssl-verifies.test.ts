import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatCheckpoint, parseNote, signNote } from '../../../src/log/index.ts';
import { ed25519Signer, SPKI_HEAD, sha256 } from './fixture.ts';

const version = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const missing =
  version.status === 0 ? '' : 'openssl is not installed: checkpoint signatures not checked with it';
const folder = mkdtempSync(join(tmpdir(), 'temoin-openssl-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('openssl alone', () => {
  const log = ed25519Signer('boutique.example/temoin/2026q4');
  const note = signNote(formatCheckpoint({ origin: log.name, size: 0, root: sha256(new Uint8Array()) }), log);

  const opensslAccepts = (text: string): boolean => {
    const [signature] = parseNote(note).signatures;
    writeFileSync(join(folder, 'key.der'), Buffer.concat([SPKI_HEAD, log.publicKey]));
    writeFileSync(join(folder, 'text'), text);
    writeFileSync(join(folder, 'sig'), signature?.signature as Uint8Array);
    const run = spawnSync(
      'openssl',
      'pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in text -sigfile sig'.split(' '),
      { cwd: folder, encoding: 'utf8' },
    );
    expect(run.stdout + run.stderr).toMatch(/Signature Verif/);
    return run.status === 0;
  };

  it('verifies the signature of a checkpoint, and refuses an altered one', ({ skip }) => {
    skip(missing !== '', missing);
    const { text } = parseNote(note);
    expect(opensslAccepts(text)).toBe(true);
    expect(opensslAccepts(text.replace('\n0\n', '\n1\n'))).toBe(false);
  });
});
