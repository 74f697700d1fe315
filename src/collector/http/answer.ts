import { SAFE_HEADERS } from './headers.ts';

/** A JSON answer. */
export const json = (
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(JSON.stringify(value), {
    status,
    headers: { ...SAFE_HEADERS, 'content-type': 'application/json', ...headers },
  });

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
