import { fromBase64, toBase64 } from './base64.ts';
import { concat, utf8 } from './bytes.ts';
import { Malformed } from './malformed.ts';
import { isKeyName, type VerifierKey } from './verifier-key.ts';

/** A key that signs notes; `sign` is plain Ed25519 (RFC 8032), 64 bytes. */
export interface NoteSigner extends VerifierKey {
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** Plain Ed25519 verification. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

export interface NoteSignature {
  readonly name: string;
  /** Lower-case hex, as in `VerifierKey`. */
  readonly id: string;
  readonly signature: Uint8Array;
}

export interface Note {
  /** What was signed, ending in a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const MAX_SIGNATURES = 100;

/** C2SP signed-note of `text`, which ends in a newline, one line a signer. Throws `Malformed` for other texts. */
export const signNote = (text: string, ...signers: readonly NoteSigner[]): string => {
  const message = utf8(text);
  const lines = signers.map(({ name, id, sign }) => {
    const bytes = concat(
      Uint8Array.from(id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
      sign(message),
    );
    return `— ${name} ${toBase64(bytes)}\n`;
  });
  const note = `${text}\n${lines.join('')}`;
  if (parseNote(note).text !== text) throw new Malformed('note text: must end in one newline');
  return note;
};

/** Takes a note apart and trusts nothing in it. Throws `Malformed`. */
export const parseNote = (note: string): Note => {
  const at = note.lastIndexOf('\n\n');
  const text = note.slice(0, at + 1);
  const lines = note.slice(at + 2).split('\n');
  if (at < 0 || lines.pop() !== '') throw new Malformed('note: text, empty line, signature lines');
  if ([...note].some((character) => character < ' ' && character !== '\n') || /\p{Surrogate}/u.test(note)) {
    throw new Malformed('note: control character or broken text');
  }
  if (lines.length < 1 || lines.length > MAX_SIGNATURES)
    throw new Malformed(`note: ${lines.length} signatures`);
  return { text, signatures: lines.map(signatureLine) };
};

/**
 * The text of a note that at least one of `keys` signed, and which did. Signatures by other keys are passed
 * over; a wrong one by a known key spoils the note. Throws `Malformed`.
 */
export const openNote = (
  note: string,
  keys: readonly VerifierKey[],
  verify: VerifyEd25519,
): { readonly text: string; readonly signedBy: readonly VerifierKey[] } => {
  const { text, signatures } = parseNote(note);
  const message = utf8(text);
  const signedBy = new Set<VerifierKey>();
  for (const { name, id, signature } of signatures) {
    const key = keys.find((known) => known.name === name && known.id === id);
    if (!key) continue;
    if (!verify(key.publicKey, message, signature)) throw new Malformed(`note: wrong signature by ${name}`);
    signedBy.add(key);
  }
  if (signedBy.size === 0) throw new Malformed('note: signed by none of the trusted keys');
  return { text, signedBy: [...signedBy] };
};

const signatureLine = (line: string): NoteSignature => {
  const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  if (!name || !encoded || !isKeyName(name)) throw new Malformed('note: bad signature line');
  const bytes = fromBase64(encoded);
  if (bytes.length < 5) throw new Malformed('note: empty signature');
  const id = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name, id, signature: bytes.subarray(4) };
};
