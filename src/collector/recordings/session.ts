import { Refused } from '../http/problem.ts';

/** At least 128 bits, so that no session can be guessed. */
const SESSION = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The session that an address names. Throws 422. */
export const sessionIn = (named: string | undefined): string => {
  if (!named || !SESSION.test(named))
    throw new Refused(422, 'A session is 32 hex digits, or a UUID.', 'session');
  return named;
};
