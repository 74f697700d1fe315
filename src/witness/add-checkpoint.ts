import { type AddCheckpoint, parseAddCheckpoint } from '../log/add-checkpoint.ts';
import { cosign, withSignatures } from '../log/cosignature.ts';
import {
  type Checkpoint,
  Malformed,
  type NoteSigner,
  openNote,
  parseCheckpoint,
  parseNote,
  type Sha256,
  type VerifierKey,
  type VerifyEd25519,
} from '../log/index.ts';
import { judge, type Refusal } from './judge.ts';
import type { WitnessState } from './state.ts';
import { trustedLogs } from './trusted-logs.ts';
import { turns } from './turns.ts';

export interface CosigningParts {
  readonly sha256: Sha256;
  readonly verify: VerifyEd25519;
  /** Keys of the logs to witness. */
  readonly logs: readonly VerifierKey[];
  /** The witness's own: name and id as `cosignerKey` makes them. */
  readonly cosigner: NoteSigner;
  readonly state: WitnessState;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export type Verdict = { readonly cosignature: string } | { readonly refusal: Refusal };

const ATTEMPTS = 8;

const refused = (status: Refusal['status'], says: string): Verdict => ({ refusal: { status, says } });

/** What the witness calls a log, in its memory and in the address of its checkpoint. */
export const logName = (sha256: Sha256, origin: string): string =>
  Array.from(sha256(new TextEncoder().encode(origin)), (byte) => byte.toString(16).padStart(2, '0')).join('');

interface Read {
  readonly request: AddCheckpoint;
  readonly text: string;
  readonly next: Checkpoint;
}

const read = (body: string): Read => {
  const request = parseAddCheckpoint(body);
  const { text } = parseNote(request.checkpoint);
  return { request, text, next: parseCheckpoint(text) };
};

/** The note with the signatures of these keys alone. */
const signedBy = (note: string, keys: readonly VerifierKey[]): string => {
  const { text, signatures } = parseNote(note);
  const lines = note.slice(text.length + 1).split('\n');
  const kept = lines.filter((_, place) =>
    keys.some(({ name, id }) => signatures[place]?.name === name && signatures[place]?.id === id),
  );
  return `${text}\n${kept.map((line) => `${line}\n`).join('')}`;
};

/**
 * Takes the body of an `add-checkpoint` and cosigns, or says why not. What is cosigned is remembered, durably, before
 * the cosignature leaves: never are there two for different roots of one size. Rejects where the memory fails.
 */
export const addCheckpoint = (parts: CosigningParts): ((body: string) => Promise<Verdict>) => {
  const { sha256, verify, cosigner, state, now } = parts;
  const trusted = trustedLogs(sha256, parts.logs);
  const inTurn = turns();

  const advance = async ({ request, text, next }: Read, log: string, signed: string): Promise<Verdict> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const latest = await state.latest(log);
      const refusal = judge(sha256, request, next, latest && parseCheckpoint(parseNote(latest.note).text));
      if (refusal) return { refusal };
      const cosignature = cosign(text, Math.floor(now() / 1000), cosigner);
      const note = withSignatures(signed, [cosignature]);
      if (await state.keep(log, latest?.version ?? 0, note)) return { cosignature };
    }
    throw new Error('The memory keeps moving: another process writes to it.');
  };

  return async (body) => {
    let sent: Read;
    try {
      sent = read(body);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      return refused(400, error.message);
    }
    const { origin } = sent.next;
    const keys = trusted(origin);
    if (keys.length === 0) return refused(404, 'this log is not known here');
    try {
      openNote(sent.request.checkpoint, keys, verify);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      return refused(403, error.message);
    }
    const log = logName(sha256, origin);
    return inTurn(log, () => advance(sent, log, signedBy(sent.request.checkpoint, keys)));
  };
};
