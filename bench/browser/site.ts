import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants } from 'node:zlib';

export interface Asset {
  readonly type: 'text/html' | 'text/css' | 'text/javascript' | 'application/json';
  readonly body: string | Uint8Array;
}

export interface Answer {
  readonly type: string;
  readonly body: string | Uint8Array;
}

export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

const compress = (body: string | Uint8Array): Buffer =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } });

/**
 * Serves files on loopback, brotli at its best, never from a cache. `post` answers everything that is sent to it with
 * a status and, perhaps, a JSON text; `get` may answer, as it is, what is asked for and is not among
 * the files. `headers` go with each of the files.
 */
export const startSite = async (
  assets: (origin: string) => Promise<Readonly<Record<string, Asset>>>,
  post: (path: string, body: Buffer, request: IncomingMessage) => readonly [number, string?] = () => [404],
  get: (path: string) => Answer | undefined = () => undefined,
  headers: Readonly<Record<string, string>> = {},
): Promise<Site> => {
  const files = new Map<string, { readonly type: string; readonly bytes: Buffer }>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    if (request.method === 'POST') {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const [status, json] = post(path, Buffer.concat(parts), request);
      response.writeHead(status, { 'content-type': 'application/json' }).end(json ?? '');
      return;
    }
    const file = files.get(path);
    if (!file) {
      const other = get(path);
      if (other) response.writeHead(200, { 'content-type': other.type }).end(other.body);
      else response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      ...headers,
      'content-type': `${file.type}; charset=utf-8`,
      'content-encoding': 'br',
      'content-length': file.bytes.length,
      'cache-control': 'no-store',
    });
    response.end(file.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const [path, { type, body }] of Object.entries(await assets(origin)))
    files.set(path, { type, bytes: compress(body) });
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
