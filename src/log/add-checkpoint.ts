import { fromBase64, toBase64 } from './base64.ts';
import { Malformed } from './malformed.ts';
import { HASH_BYTES } from './sha256.ts';

/** What a log asks of a witness (C2SP tlog-witness, `add-checkpoint`). */
export interface AddCheckpoint {
  /** Size of the checkpoint that the witness cosigned last; 0 where it cosigned none. */
  readonly old: number;
  /** That the tree of `old` leaves is the beginning of the new one. */
  readonly proof: readonly Uint8Array[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
}

const MAX_PROOF = 63;

/** The body of the request. */
export const formatAddCheckpoint = ({ old, proof, checkpoint }: AddCheckpoint): string =>
  [`old ${old}`, ...proof.map(toBase64), '', checkpoint].join('\n');

/** Takes the body apart and trusts nothing in it; the checkpoint is not read. Throws `Malformed`. */
export const parseAddCheckpoint = (body: string): AddCheckpoint => {
  const end = body.indexOf('\n\n');
  if (end < 0) throw new Malformed('add-checkpoint: no empty line before the checkpoint');
  const [first = '', ...lines] = body.slice(0, end).split('\n');
  const [, old] = /^old (0|[1-9]\d*)$/.exec(first) ?? [];
  if (old === undefined || !Number.isSafeInteger(Number(old)))
    throw new Malformed('add-checkpoint: the first line is not “old” and a size');
  if (lines.length > MAX_PROOF) throw new Malformed(`add-checkpoint: ${lines.length} proof lines`);
  const proof = lines.map(fromBase64);
  if (proof.some((hash) => hash.length !== HASH_BYTES))
    throw new Malformed('add-checkpoint: a proof line is not a hash');
  return { old: Number(old), proof, checkpoint: body.slice(end + 2) };
};
