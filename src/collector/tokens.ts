import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sha256hex } from './sha256.ts';
import type { AccessToken, Role } from './stores/access-store.ts';
import type { Store } from './stores/store.ts';

const DAY = 24 * 3600 * 1000;

/**
 * Makes an access token and answers it, once: only its hash is kept. Works on a store that a collector serves from at
 * the same time. `days` is its life; `party` narrows an auditor's to the bodies of that party's purposes.
 */
export const createAccessToken = async (
  store: Store,
  role: Role,
  days: number,
  now: number,
  party?: string,
): Promise<string> => {
  if (!(days > 0)) throw new RangeError('A token lives for at least a part of a day.');
  const name = randomBytes(4).toString('hex');
  const token = `temoin_${role}_${name}_${randomBytes(32).toString('base64url')}`;
  await store.addToken({
    ...{ hash: sha256hex(token), role, label: `${role} ${name}`, expires: now + days * DAY },
    ...(party !== undefined && { party }),
  });
  return token;
};

/** Whose token this is, if it is one and still counts. */
export const findAccessToken = async (
  store: Store,
  token: string,
  now: number,
): Promise<AccessToken | undefined> => {
  const hash = sha256hex(token);
  const found = await store.token(hash);
  if (!found || found.expires <= now) return undefined;
  return timingSafeEqual(Buffer.from(found.hash), Buffer.from(hash)) ? found : undefined;
};
