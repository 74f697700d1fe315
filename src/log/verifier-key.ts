import { fromBase64, toBase64 } from './base64.ts';
import { concat, utf8 } from './bytes.ts';
import { Malformed } from './malformed.ts';
import type { Sha256 } from './sha256.ts';

/** Signature types of C2SP signed-note: Ed25519 over the note text, and timestamped Ed25519 of a cosigner. */
const ED25519 = 0x01;
export const COSIGNATURE = 0x04;

/** Whom to trust for a note: a name and an Ed25519 key. */
export interface VerifierKey {
  /** Not empty, no space, no `+`; for a log its origin. */
  readonly name: string;
  /** Four bytes in lower-case hex, which find the key for a signature; no more than an address. */
  readonly id: string;
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/** Names the key and computes its id. Throws `Malformed` for a name or key that no note can carry. */
export const verifierKey = (
  sha256: Sha256,
  name: string,
  publicKey: Uint8Array,
  type: number = ED25519,
): VerifierKey => {
  if (!isKeyName(name)) throw new Malformed(`key name ${JSON.stringify(name)}`);
  if (publicKey.length !== 32) throw new Malformed(`Ed25519 key of ${publicKey.length} bytes`);
  const hash = sha256(concat(utf8(`${name}\n`), Uint8Array.of(type), publicKey));
  const id = Array.from(hash.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name, id, publicKey };
};

/** The one-line form `name+id+base64(type and key)`, without a newline. */
export const formatVerifierKey = ({ name, id, publicKey }: VerifierKey, type: number = ED25519): string =>
  `${name}+${id}+${toBase64(concat(Uint8Array.of(type), publicKey))}`;

/** Reads the one-line form. Throws `Malformed`, also where the id is not the key's or the type is another. */
export const parseVerifierKey = (sha256: Sha256, line: string, type: number = ED25519): VerifierKey => {
  // The key's own base64 may hold `+`; name and id may not.
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(line) ?? [];
  if (!name || !encoded) throw new Malformed('not a verifier key');
  const bytes = fromBase64(encoded);
  if (bytes[0] !== type)
    throw new Malformed(
      `verifier key of type ${bytes[0]}, not ${type === ED25519 ? 'Ed25519' : 'that of a cosigner (4)'}`,
    );
  const key = verifierKey(sha256, name, bytes.subarray(1), type);
  if (key.id !== id) throw new Malformed(`verifier key says id ${id}, its key has ${key.id}`);
  return key;
};

export const isKeyName = (name: string): boolean => /^[^\s+\u0085]+$/u.test(name);
