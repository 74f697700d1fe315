import { generateKeyPairSync, sign } from 'node:crypto';
import { STORES } from '../../../src/collector/index.ts';
import { sha256 } from '../../../src/collector/sha256.ts';
import { cosign, cosignerKey, formatCosignerKey, parseNote } from '../../../src/log/index.ts';
import type { Opened } from '../collector/collecting.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url');
const key = cosignerKey(sha256, 'partner.example/witness', raw);
/** The witness's verifier key. */
export const WITNESS: string = formatCosignerKey(key);
const signer = { ...key, sign: (message: Uint8Array) => sign(null, message, privateKey) };

/** As if a partner's witness had seen the log as it is now. */
export const cosigned = async ({ data, clock }: Opened): Promise<number> => {
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
    witness: WITNESS,
    at: clock.now(),
  });
  await store.close();
  return size;
};
