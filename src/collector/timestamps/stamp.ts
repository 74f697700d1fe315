import { type CallParts, call } from '../call.ts';
import { readTimestamp } from './answer.ts';
import { timestampRequest } from './request.ts';

export interface StampParts extends CallParts {
  readonly random: (bytes: number) => Uint8Array;
  /** The timestamp authority, `http:` or `https:`: the signature, not the connection, is what counts. */
  readonly authority: string;
}

/** A token is some 2 to 8 kB, with its chain of certificates. */
const LIMIT = 64 * 1024;
const WITHIN = 10_000;

/**
 * Has some bytes stamped. Answers the whole `TimeStampResp`, as `openssl ts -verify -in` reads it, once it is known
 * to be granted for exactly these bytes and this request; rejects with an `Error` that says why not.
 */
export const stamp = async (
  parts: StampParts,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<Uint8Array> => {
  const asked = timestampRequest(bytes, parts.random);
  const { status, body } = await call(parts, {
    url: parts.authority,
    type: 'application/timestamp-query',
    body: asked.request,
    limit: LIMIT,
    within: WITHIN,
    signal,
  });
  if (status !== 200) throw new Error(`it answers ${status}`);
  readTimestamp(body, asked);
  return body;
};
