import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** The Ed25519 key that signs every checkpoint of this collector. */
export interface LogKey {
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

const durably = (path: string, flags: string, text?: string): void => {
  const file = openSync(path, flags, 0o600);
  if (text !== undefined) writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
};

/** Reads `log-key.pem` in the data folder, or makes it (mode 0600) where it is not there. */
export const loadLogKey = (data: string, name = 'log-key.pem'): LogKey => {
  const path = join(data, name);
  if (!existsSync(path)) {
    const own = `${path}.${process.pid}`;
    const { privateKey } = generateKeyPairSync('ed25519');
    durably(own, 'w', privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
    try {
      // A link never takes the place of a key that another process made meanwhile.
      linkSync(own, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    rmSync(own);
    durably(data, 'r');
  }
  const key = createPrivateKey(readFileSync(path));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${path} holds no Ed25519 key`);
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return { publicKey: Buffer.from(x as string, 'base64url'), sign: (message) => sign(null, message, key) };
};
