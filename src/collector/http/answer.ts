import { SAFE_HEADERS } from './headers.ts';

/** An answer whose text is known already. It becomes a `Response` once, with all of its headers. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Values of `Set-Cookie`. */
  readonly cookies: readonly string[];
}

/** JSON for the routes that are asked most: proofs, withdrawals, segments. */
export const jsonAnswer = (status: number, value: unknown, cookies: readonly string[] = []): Answer => ({
  status,
  body: JSON.stringify(value),
  headers: { ...SAFE_HEADERS, 'content-type': 'application/json' },
  cookies,
});

/**
 * The response that an answer makes, with more headers. Those of a response are set on it; those of an answer go in
 * with it, since Node writes headers that nobody has touched as they are.
 */
export const respond = (answer: Answer | Response, more: Readonly<Record<string, string>> = {}): Response => {
  if (!('cookies' in answer)) {
    for (const [name, value] of Object.entries(more)) answer.headers.set(name, value);
    return answer;
  }
  const { status, body, headers, cookies } = answer;
  const [first, ...others] = cookies;
  const response = new Response(body, {
    status,
    headers: { ...headers, ...more, ...(first !== undefined && { 'set-cookie': first }) },
  });
  for (const cookie of others) response.headers.append('set-cookie', cookie);
  return response;
};

/** A JSON answer. */
export const json = (status: number, value: unknown): Response => respond(jsonAnswer(status, value));

/** Bytes or text that never change under this address. `closed` where only some may read them. */
export const lasting = (body: string | Uint8Array, type: string, closed: boolean): Response =>
  new Response(body as string | Uint8Array<ArrayBuffer>, {
    headers: {
      ...SAFE_HEADERS,
      'content-type': type,
      'cache-control': `${closed ? 'private' : 'public'}, max-age=31536000, immutable`,
    },
  });

/** Lines of JSON, made as they are read. A fault in between breaks the answer off: half of it is not all of it. */
export const lines = (parts: AsyncIterable<Uint8Array | string>): Response => {
  const each = parts[Symbol.asyncIterator]();
  const utf8 = new TextEncoder();
  const stream = new ReadableStream({
    async pull(controller) {
      const { done, value } = await each.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === 'string' ? utf8.encode(value) : value);
    },
    async cancel() {
      await each.return?.();
    },
  });
  return new Response(stream, { headers: { ...SAFE_HEADERS, 'content-type': 'application/x-ndjson' } });
};

/** A text that grows or changes. */
export const text = (body: string): Response =>
  new Response(body, { headers: { ...SAFE_HEADERS, 'content-type': 'text/plain; charset=utf-8' } });
