import { Refused } from './problem.ts';

/** Methods that change nothing. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Only the site's own pages may speak with the visitor's cookies; whoever sends no cookies may be a program and needs
 * no origin. Throws 403. State changes are same-site, or carry no ambient authority.
 */
export const guard = (method: string, headers: Headers, site: string): void => {
  const origin = headers.get('origin');
  if (origin !== null && origin !== site)
    throw new Refused(403, 'This collector serves another site.', 'origin');
  if (SAFE.has(method)) return;
  if (origin === null && headers.get('cookie') !== null)
    throw new Refused(403, 'A request with cookies names its origin.', 'origin');
  if (headers.get('sec-fetch-site') === 'cross-site')
    throw new Refused(403, 'Not from another site.', 'sec-fetch-site');
};

/** Throws 415 unless the content is of one of these types. */
export const typed = (headers: Headers, ...types: readonly string[]): void => {
  const said = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!types.includes(said)) throw new Refused(415, `Only ${types.join(' or ')}.`, 'content-type');
};

const hostOf = (address: string): string => address.slice(address.indexOf('://') + 3);

/** What a collector on an address of its own tells the browser, so that the site's pages can read its answers. */
export const corsHeaders = (
  url: string,
  headers: Headers,
  site: string,
): Readonly<Record<string, string>> | undefined =>
  // The scheme says nothing: a proxy in front may have ended TLS.
  headers.get('origin') === site && !hostOf(url).startsWith(`${hostOf(site)}/`)
    ? { 'access-control-allow-origin': site, 'access-control-allow-credentials': 'true', vary: 'origin' }
    : undefined;
