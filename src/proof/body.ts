import type { PublicJwk, SignedRecord } from './proof-record.ts';
import { readJson } from './read-json.ts';
import { Unsound } from './unsound.ts';

/**
 * The one text of a proof's body: what the collector keeps, exports and commits to. JSON with, in this order,
 * `signed` (the received text, unaltered), and for grants and withdrawals `key` (`crv kty x y`, so that its own
 * text is what RFC 7638 hashes) and `signature`. Nothing else of what was received gets in, so nothing lies
 * beside it uncommitted. Throws `Unsound` where key and signature do not come together or are not ES256's.
 */
export const bodyText = ({ signed, key, signature }: SignedRecord): string => {
  if (typeof signed !== 'string' || signed === '') throw new Unsound('body: no signed text');
  // UTF-8 cannot carry half a surrogate pair: the bytes that were signed would not be those that are kept.
  if (/\p{Surrogate}/u.test(signed)) throw new Unsound('body: broken text');
  if (key === undefined && signature === undefined) return JSON.stringify({ signed });
  if (key === undefined) throw new Unsound('body: a signature without its key');
  if (!signature || !/^[\w-]{85}[AQgw]$/.test(signature)) throw new Unsound('body: not an ES256 signature');
  return JSON.stringify({ signed, key: publicMembers(key), signature });
};

/** Reads a body back. Throws `Unsound` for any text that `bodyText` would not have written. */
export const parseBody = (text: string): SignedRecord => {
  const record = readJson('body', text) as unknown as SignedRecord;
  if (bodyText(record) !== text) throw new Unsound('body: not in its canonical form');
  return record;
};

const publicMembers = ({ crv, kty, x, y }: PublicJwk): PublicJwk => {
  const coordinate = /^[\w-]{42}[AEIMQUYcgkosw048]$/;
  if (crv !== 'P-256' || kty !== 'EC' || !coordinate.test(x ?? '') || !coordinate.test(y ?? '')) {
    throw new Unsound('body: not a public P-256 key');
  }
  return { crv, kty, x: x as string, y: y as string };
};
