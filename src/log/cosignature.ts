import { concat, utf8 } from './bytes.ts';
import { Malformed } from './malformed.ts';
import type { Sha256 } from './sha256.ts';
import { type NoteSigner, parseNote, signNote, type VerifyEd25519 } from './signed-note.ts';
import {
  COSIGNATURE,
  formatVerifierKey,
  parseVerifierKey,
  type VerifierKey,
  verifierKey,
} from './verifier-key.ts';

/** Bytes of the time before the signature, big-endian. */
const TIME_BYTES = 8;

/** A cosigner's key (C2SP tlog-cosignature, Ed25519): its id is another than that of a log with the same key. */
export const cosignerKey = (sha256: Sha256, name: string, publicKey: Uint8Array): VerifierKey =>
  verifierKey(sha256, name, publicKey, COSIGNATURE);

/** The one-line form `name+id+base64(0x04 and key)`, without a newline. */
export const formatCosignerKey = (key: VerifierKey): string => formatVerifierKey(key, COSIGNATURE);

/** Reads the one-line form. Throws `Malformed`, also for the key of a log. */
export const parseCosignerKey = (sha256: Sha256, line: string): VerifierKey =>
  parseVerifierKey(sha256, line, COSIGNATURE);

const message = (time: number | bigint, text: Uint8Array): Uint8Array =>
  concat(utf8(`cosignature/v1\ntime ${time}\n`), text);

/**
 * A cosigner's signature line, with its newline, for a checkpoint's note text: that at `time`, in seconds since the
 * epoch, this was the largest consistent tree it had seen of the log. Throws `Malformed` for other texts and times.
 */
export const cosign = (text: string, time: number, cosigner: NoteSigner): string => {
  if (!Number.isSafeInteger(time) || time < 1) throw new Malformed(`cosignature: time ${time}`);
  const bytes = new Uint8Array(TIME_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  const timed = {
    ...cosigner,
    sign: (signed: Uint8Array) => concat(bytes, cosigner.sign(message(time, signed))),
  };
  return signNote(text, timed).slice(text.length + 1);
};

/**
 * When `key` cosigned a checkpoint, in seconds since the epoch; nothing where it did not. Signatures by other keys
 * are passed over. Throws `Malformed` for a wrong one by this key, and for what is no note.
 */
export const cosignedAt = (note: string, key: VerifierKey, verify: VerifyEd25519): number | undefined => {
  const { text, signatures } = parseNote(note);
  const times = signatures
    .filter(({ name, id }) => name === key.name && id === key.id)
    .map(({ signature }) => {
      if (signature.length !== TIME_BYTES + 64)
        throw new Malformed(`cosignature by ${key.name} of ${signature.length} bytes`);
      const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
      if (time < 1n || time > BigInt(Number.MAX_SAFE_INTEGER))
        throw new Malformed(`cosignature by ${key.name} at time ${time}`);
      if (!verify(key.publicKey, message(time, utf8(text)), signature.subarray(TIME_BYTES)))
        throw new Malformed(`wrong cosignature by ${key.name}`);
      return Number(time);
    });
  return times.length ? Math.max(...times) : undefined;
};

/** The note with further signature lines behind its own. Throws `Malformed` where the whole is no note. */
export const withSignatures = (note: string, lines: readonly string[]): string => {
  const whole = note + lines.join('');
  if (parseNote(whole).text !== parseNote(note).text) throw new Malformed('note: not a signature line');
  return whole;
};
