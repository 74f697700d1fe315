import { formatAddCheckpoint } from '../../log/add-checkpoint.ts';
import { cosignedAt, withSignatures } from '../../log/cosignature.ts';
import { parseNote } from '../../log/index.ts';
import { type Answered, type CallParts, call } from '../call.ts';
import { verifyEd25519 } from '../ed25519.ts';
import type { LogHead } from '../stores/log-store.ts';
import type { Witness } from './witness.ts';

export interface Submission {
  readonly head: LogHead;
  /** The size that this witness cosigned last, as far as is known here. */
  readonly known: number;
  /** That the log of so many entries is the beginning of `head`. */
  readonly prove: (from: number) => Promise<readonly Uint8Array[]>;
}

/** Room for 16 signatures of the largest kind. */
const LIMIT = 128 * 1024;
const WITHIN = 10_000;
/** How far a witness's clock may be ahead, in milliseconds. */
const AHEAD = 3_600_000;

const REFUSALS: Readonly<Record<number, string>> = {
  403: 'it does not accept the signature of this log',
  404: 'it does not know this log',
  422: 'it finds this log NOT consistent with what it cosigned before',
};

/** The size in a 409. Throws where the answer is not of that form. */
const conflictSize = ({ type, body }: Answered): number => {
  const [, size] = /^(0|[1-9]\d{0,15})\n$/.exec(Buffer.from(body).toString('latin1')) ?? [];
  if (size === undefined || type.split(';')[0]?.trim() !== 'text/x.tlog.size')
    throw new Error('it answers 409 without the size that it cosigned last');
  return Number(size);
};

/**
 * Has a checkpoint cosigned; the witness may know another size than is known here, and is then asked once more from
 * there. Answers its signature lines, verified. Rejects with an `Error` that says why there are none.
 */
export const submit = async (
  parts: CallParts,
  { key, url }: Witness,
  { head: { size, checkpoint }, known, prove }: Submission,
  signal: AbortSignal,
): Promise<string> => {
  const ask = async (old: number): Promise<Answered> => {
    const body = formatAddCheckpoint({ old, proof: await prove(old), checkpoint });
    return call(parts, {
      url: `${url}/add-checkpoint`,
      type: 'text/plain; charset=utf-8',
      body: Buffer.from(body),
      limit: LIMIT,
      within: WITHIN,
      signal,
    });
  };
  let answer = await ask(known);
  if (answer.status === 409) {
    const theirs = conflictSize(answer);
    // Either it cosigned a log that is not this one, or this one lost what it had signed.
    if (theirs > size) throw new Error(`it cosigned ${theirs} entries, and this log has ${size}`);
    if (theirs === known) throw new Error(`it answers 409 and ${theirs}, the very size that it was sent`);
    answer = await ask(theirs);
  }
  const { status, body } = answer;
  if (status !== 200) throw new Error(REFUSALS[status] ?? `it answers ${status}`);

  const said = Buffer.from(body).toString('utf8');
  const cosigned = withSignatures(checkpoint, [said]);
  const at = cosignedAt(cosigned, key, verifyEd25519);
  if (at === undefined) throw new Error('its answer has no signature by its key');
  if (at * 1000 > parts.clock.now() + AHEAD) throw new Error('its cosignature is of a time to come');
  // Lines by other keys are nobody's that is trusted here.
  const lines = said.split('\n').slice(0, -1);
  const { signatures } = parseNote(cosigned);
  const own = signatures.slice(-lines.length);
  return lines
    .filter((_, place) => own[place]?.name === key.name && own[place]?.id === key.id)
    .map((line) => `${line}\n`)
    .join('');
};
