import type { CollectorClock } from './clock.ts';

/** How the collector reaches another party's server. */
export interface CallParts {
  readonly fetch: typeof fetch;
  readonly clock: CollectorClock;
}

export interface Call {
  readonly url: string;
  readonly type: string;
  readonly body: Uint8Array;
  /** Bytes that the answer may have. */
  readonly limit: number;
  /** Milliseconds that it may take, to its last byte. */
  readonly within: number;
  /** Ends the call before its time. */
  readonly signal: AbortSignal;
}

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array;
}

const read = async (response: Response, limit: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > limit) {
      // What else it would send is of no interest.
      await reader?.cancel().catch(() => {});
      throw new Error(`the answer has more than ${limit} bytes`);
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts);
};

/**
 * One POST without cookies or credentials. Rejects with an `Error` that says why: nobody there, too late, too long, or a
 * redirect, which is never followed: only the address that was configured is told anything.
 */
export const call = async (
  { fetch, clock }: CallParts,
  { url, type, body, limit, within, signal }: Call,
): Promise<Answered> => {
  const late = new AbortController();
  const disarm = clock.every(within, () => late.abort(new Error(`no answer within ${within / 1000} s`)));
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type },
      body: Buffer.from(body),
      redirect: 'manual',
      credentials: 'omit',
      signal: AbortSignal.any([late.signal, signal]),
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new Error(`it answers ${response.status}, a redirect, which is not followed`);
    }
    const bytes = await read(response, limit);
    return { status: response.status, type: response.headers.get('content-type') ?? '', body: bytes };
  } catch (error) {
    // `fetch failed` says nothing; its cause does.
    const cause = error instanceof TypeError ? error.cause : undefined;
    throw cause instanceof Error ? new Error(`it cannot be reached: ${cause.message}`, { cause }) : error;
  } finally {
    disarm();
  }
};
