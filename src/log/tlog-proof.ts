import { fromBase64, toBase64 } from './base64.ts';
import { Malformed } from './malformed.ts';
import { HASH_BYTES } from './sha256.ts';

/** Everything that shows one entry's place in a log, offline (C2SP tlog-proof, file extension `.tlog-proof`). */
export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling up. */
  readonly proof: readonly Uint8Array[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
  /** For the reader's own use; nothing vouches for it. */
  readonly extra?: Uint8Array;
}

const HEAD = 'c2sp.org/tlog-proof@v1';

/** The text of a proof. */
export const formatTlogProof = ({ index, proof, checkpoint, extra }: TlogProof): string =>
  [
    HEAD,
    ...(extra ? [`extra ${toBase64(extra)}`] : []),
    `index ${index}`,
    ...proof.map(toBase64),
    '',
    checkpoint,
  ].join('\n');

/** Takes a proof apart and trusts nothing in it. Throws `Malformed`. */
export const parseTlogProof = (text: string): TlogProof => {
  const end = text.indexOf('\n\n');
  if (end < 0) throw new Malformed('tlog-proof: no checkpoint');
  const lines = text.slice(0, end).split('\n');
  if (lines.shift() !== HEAD) throw new Malformed(`tlog-proof: does not begin with ${HEAD}`);
  const extra = lines[0]?.startsWith('extra ') ? fromBase64((lines.shift() as string).slice(6)) : undefined;
  const [, index] = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '') ?? [];
  if (index === undefined || !Number.isSafeInteger(Number(index)))
    throw new Malformed('tlog-proof: bad index');
  const proof = lines.map(fromBase64);
  if (proof.length > 64 || proof.some((hash) => hash.length !== HASH_BYTES)) {
    throw new Malformed('tlog-proof: bad hashes');
  }
  return { index: Number(index), proof, checkpoint: text.slice(end + 2), ...(extra && { extra }) };
};
