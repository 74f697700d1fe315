import { generateKeyPairSync, sign } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STORES } from '../../../src/collector/index.ts';
import { sha256 } from '../../../src/collector/sha256.ts';
import { cosign, cosignerKey, formatCosignerKey, parseNote } from '../../../src/log/index.ts';
import { folder, type Opened, open } from '../collector/collecting.ts';
import { choices, exported, linesOf, verified } from './exporting.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url');
const key = cosignerKey(sha256, 'partner.example/witness', raw);
const signer = { ...key, sign: (message: Uint8Array) => sign(null, message, privateKey) };

/** As if a partner's witness had seen the log as it is now. */
const cosigned = async ({ data, clock }: Opened): Promise<number> => {
  const store = STORES.sqlite(data);
  const [log] = await store.logs();
  if (!log) throw new Error('no log');
  const { epoch, size, checkpoint } = log;
  const line = cosign(parseNote(checkpoint).text, Math.floor(clock.now() / 1000), signer);
  await store.keepCosignature({
    epoch,
    size,
    checkpoint,
    line,
    witness: formatCosignerKey(key),
    at: clock.now(),
  });
  await store.close();
  return size;
};

describe('an export of a log that a partner cosigns', () => {
  it('carries the cosignatures of its own checkpoint', async () => {
    const opened = await open();
    await choices(opened, 3);
    const size = await cosigned(opened);
    const { out } = await exported(opened);
    expect(linesOf(out, 'keys/witnesses')).toEqual([formatCosignerKey(key)]);
    expect(existsSync(join(out, 'cosigned'))).toBe(false);
    expect(verified(out)).toMatchObject({ status: 0, said: expect.stringMatching(/ok witness: partner/) });
    expect(readFileSync(join(out, 'checkpoint'), 'utf8')).toContain(`\n${size}\n`);
  });

  it('carries the last one that was cosigned, where the log has grown since', async () => {
    const opened = await open();
    await choices(opened, 3);
    const size = await cosigned(opened);
    await choices(opened, 3);
    const { out } = await exported(opened);
    const { status, said } = verified(out);
    expect(status, said).toBe(0);
    expect(said).toContain(`when there were ${size} entries`);
    expect(said).toContain(`ok witness: the first ${size} entries are those of cosigned/${size}.checkpoint`);
  });

  it('that its keeper rewrote and signed anew contradicts what the partner holds', async () => {
    const opened = await open();
    await choices(opened, 3);
    const size = await cosigned(opened);
    const honest = await exported(opened);
    await opened.close();
    const data = folder();
    copyFileSync(join(opened.data, 'log-key.pem'), join(data, 'log-key.pem'));
    const rewritten = await open({ data });
    await choices(rewritten, 4);
    const { out } = await exported(rewritten);
    expect(verified(out).status).toBe(0);
    expect(verified(out, '--since', join(honest.out, 'checkpoint'))).toMatchObject({
      status: 1,
      said: expect.stringContaining(`FAIL since: the log was rewritten before entry ${size}`),
    });
  });

  it('with a forged cosignature is a finding', async () => {
    const opened = await open();
    await choices(opened, 2);
    const size = await cosigned(opened);
    await choices(opened, 2);
    const { out } = await exported(opened);
    const path = join(out, `cosigned/${size}.checkpoint`);
    const note = readFileSync(path, 'utf8');
    const lines = note.trimEnd().split('\n');
    const last = lines.at(-1) as string;
    const [, name, encoded = ''] = last.split(' ');
    const bytes = Buffer.from(encoded, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
    writeFileSync(path, note.replace(last, `— ${name} ${bytes.toString('base64')}`));
    expect(verified(out)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/FAIL witness: .*signature of partner\.example\/witness is wrong/),
    });
  });
});
