import { webcrypto } from 'node:crypto';
import type { PublicJwk } from '../../proof/index.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const COORDINATE = /^[\w-]{42}[AEIMQUYcgkosw048]$/;
const SIGNATURE = /^[\w-]{85}[AQgw]$/;

/** A public P-256 key in the one text under which the collector knows it, `x.y`; nothing for any other key. */
export const keyText = (key: unknown): string | undefined => {
  if (typeof key !== 'object' || key === null) return undefined;
  const { kty, crv, x, y, ...rest } = key as PublicJwk & Record<string, unknown>;
  // A private part that reaches a server is a key that no longer proves anything.
  if (kty !== 'EC' || crv !== 'P-256' || 'd' in rest) return undefined;
  return COORDINATE.test(String(x)) && COORDINATE.test(String(y)) ? `${x}.${y}` : undefined;
};

export const isSignature = (value: unknown): value is string =>
  typeof value === 'string' && SIGNATURE.test(value);

/** Checks signatures of one key. */
export type Es256 = (signature: string, text: string) => Promise<boolean>;

/**
 * ES256 over the UTF-8 bytes of a text, in the thread pool: what the main thread spends is some 0.1 ms.
 * A key that is not on the curve verifies nothing.
 */
export const es256 = (key: string): Es256 => {
  const [x, y] = key.split('.').map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer];
  const imported = webcrypto.subtle
    .importKey('raw', Buffer.concat([Buffer.of(4), x, y]), ALGORITHM, false, ['verify'])
    .catch(() => undefined);
  return async (signature, text) => {
    const usable = await imported;
    if (!usable || !SIGNATURE.test(signature)) return false;
    return webcrypto.subtle.verify(
      ALGORITHM,
      usable,
      Buffer.from(signature, 'base64url'),
      Buffer.from(text, 'utf8'),
    );
  };
};
