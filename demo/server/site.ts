import { randomUUID } from 'node:crypto';
import { lost } from '../shop/shop.ts';
import type { Asset } from './assets.ts';
import { HEADERS } from './headers.ts';

export interface SiteParts {
  readonly origin: string;
  /** HTML by path. */
  readonly pages: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, Asset>;
  /** The policies of pages that have one of their own, by path. */
  readonly policies: ReadonlyMap<string, string>;
  /** A token with which the counter reads recordings. */
  readonly operator: string;
}

const answer = (
  status: number,
  type: string,
  body: BodyInit | null,
  headers: Record<string, string> = {},
): Response =>
  new Response(body, {
    status,
    headers: { ...HEADERS, ...(type && { 'Content-Type': type }), 'Cache-Control': 'no-cache', ...headers },
  });

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json';

/**
 * Only a page of this very site, asked for by its own address, may call: the loopback address alone keeps no other
 * site's script out, since it can be reached under any name that resolves to it.
 */
const isOurPage = (request: Request, origin: string): boolean =>
  new URL(request.url).origin === origin &&
  request.headers.get('origin') === origin &&
  request.headers.get('sec-fetch-site') === 'same-origin';

/** The shop and its counter: everything on the port but the collector. */
export const site =
  ({ origin, pages, files, policies, operator }: SiteParts) =>
  (request: Request): Response => {
    const { pathname } = new URL(request.url);

    if (request.method === 'POST') {
      // The number under which the server would keep its own journal of this visit. Its page asks for it after a grant.
      if (pathname === '/ping' && isOurPage(request, origin))
        return answer(204, '', null, {
          'Set-Cookie': `lumen_sid=${randomUUID()}; Path=/; HttpOnly; SameSite=Lax`,
        });
      // A demonstration on loopback: whoever sits at this machine is the operator. A real console asks who you are.
      if (pathname === '/comptoir/jeton' && isOurPage(request, origin))
        return answer(200, JSON_TYPE, JSON.stringify({ token: operator }), { 'Cache-Control': 'no-store' });
      return answer(404, HTML, lost(pathname));
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answer(405, '', null, { Allow: 'GET, HEAD, POST' });

    if (pathname === '/en') return answer(308, '', null, { Location: '/en/' });
    // One of the faults of the shop's test bench.
    if (pathname === '/api/stock') return answer(503, JSON_TYPE, '{"stock":null}');
    const page = pages.get(pathname);
    const policy = policies.get(pathname);
    if (page !== undefined)
      return answer(200, HTML, page, policy === undefined ? {} : { 'Content-Security-Policy': policy });
    const file = files.get(pathname);
    if (file) return answer(200, file.type, file.bytes);
    return answer(404, HTML, lost(pathname));
  };
