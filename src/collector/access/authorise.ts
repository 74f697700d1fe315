import type { Desk } from '../desk.ts';
import { Refused } from '../http/problem.ts';
import type { AccessToken, Role } from '../stores/access-store.ts';
import { findAccessToken } from '../tokens.ts';

/** What follows `Bearer`, if anything. */
export const bearer = (headers: Headers): string | undefined =>
  /^Bearer +([\w.~+/-]+=*) *$/i.exec(headers.get('authorization') ?? '')?.[1];

/** Whose access token the request bears. Throws 401 without one that counts, 403 for another role. */
export const authorise = async (
  headers: Headers,
  { store, now }: Pick<Desk, 'store' | 'now'>,
  ...roles: readonly Role[]
): Promise<AccessToken> => {
  const token = bearer(headers);
  const found = token === undefined ? undefined : await findAccessToken(store, token, now());
  if (!found)
    throw new Refused(401, `A token of role ${roles.join(' or ')} is needed.`, 'authorization', {
      'www-authenticate': 'Bearer',
    });
  if (!roles.includes(found.role))
    throw new Refused(403, `Only for the role ${roles.join(' or ')}.`, 'authorization');
  return found;
};

/** Nothing, unless the log is private: then a reader needs a token. */
export const readsLog = async (
  headers: Headers,
  desk: Pick<Desk, 'store' | 'now' | 'privateLog'>,
): Promise<void> => {
  if (desk.privateLog) await authorise(headers, desk, 'auditor', 'operator');
};
