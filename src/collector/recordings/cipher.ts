import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes of a recording's own AES-256 key. */
export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a payload is bound to: moved elsewhere, it no longer opens. */
export interface Place {
  readonly session: string;
  readonly purpose: string;
  readonly n: number;
}

/** A purpose's own key out of the recording's: nobody opens a payload without naming what it was made for. */
const keyFor = (key: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, '', `temoin recording\n${purpose}`, KEY_BYTES));

const associated = ({ session, purpose, n }: Place): Buffer =>
  Buffer.from(JSON.stringify([session, purpose, n]));

/** AES-256-GCM: nonce, tag, cipher text (GDPR art. 5(1)(b), 32). */
export const seal = (key: Uint8Array, place: Place, plain: Uint8Array): Uint8Array => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(key, place.purpose), nonce).setAAD(associated(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
};

const opened = (key: Uint8Array, place: Place, sealed: Uint8Array): Uint8Array => {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(associated(place)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
};

/** Throws where key, place or a single bit is not what was sealed. */
export const unseal = (key: Uint8Array, place: Place, sealed: Uint8Array): Uint8Array => {
  try {
    return opened(keyFor(key, place.purpose), place, sealed);
  } catch {
    // Sealed before the purpose was in the key: bound to it all the same, and gone within their retention.
    return opened(key, place, sealed);
  }
};

/** Tells whether two segments held the same, and tells nothing once the key is gone. */
export const markOf = (key: Uint8Array, plain: Uint8Array): Uint8Array =>
  createHmac('sha256', key).update(plain).digest();
