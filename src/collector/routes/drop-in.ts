import { SAFE_HEADERS } from '../http/headers.ts';
import { Refused } from '../http/problem.ts';
import type { Route } from './route.ts';

/** The page that replays a recording in a frame: its own script and styles, nothing from anywhere. */
const FRAME_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

export const dropInFile: Route = {
  method: 'GET',
  path: '/*',
  summary:
    'The built files for the page; the scripts `temoin.<locale>.js` have the page’s configuration inside.',
  gives: 'text/javascript',
  answers: {
    200: 'The file, by br or gzip where the browser takes it.',
    304: 'Not changed.',
    404: 'No such file.',
  },
  async handle(c, { dropIn, mount }) {
    const path = new URL(c.req.url).pathname.slice(mount.length + 1);
    const file = dropIn?.find(path);
    if (!file) throw new Refused(404, 'There is nothing at this address.');
    const headers: Record<string, string> = {
      ...SAFE_HEADERS,
      'cache-control': 'no-cache',
      // A script for the pages of the site, whatever host they are on.
      'cross-origin-resource-policy': 'cross-origin',
      ...(file.type.startsWith('text/html') && { 'content-security-policy': FRAME_POLICY }),
      etag: file.etag,
      vary: 'accept-encoding',
    };
    if (c.req.raw.headers.get('if-none-match') === file.etag)
      return new Response(null, { status: 304, headers });
    const { bytes, encoding } = await file.encoded(c.req.raw.headers.get('accept-encoding') ?? '');
    return new Response(bytes as Uint8Array<ArrayBuffer>, {
      headers: { ...headers, 'content-type': file.type, ...(encoding && { 'content-encoding': encoding }) },
    });
  },
};
