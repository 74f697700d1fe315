import { Refused } from '../http/problem.ts';
import { es256 } from '../records/es256.ts';
import { sha256hex } from '../sha256.ts';
import type { ConsentRow } from '../stores/log-store.ts';
import type { Store } from '../stores/store.ts';

const FORM = /^Temoin proof=([0-9a-f-]{36}), ?t=([0-9T:.-]{19,23}Z), ?sig=([\w-]{86})$/;
const WINDOW = 5 * 60_000;

/** One request that a visitor's browser signed. */
export interface SignedRequest {
  readonly authorization: string;
  readonly method: string;
  /** As the browser sent it, mount included. */
  readonly path: string;
  readonly body: Uint8Array;
}

/**
 * Which consent's browser sent this request? ES256 by the grant's key over method, path, time and body, within five
 * minutes, once. Throws 401, the same whatever is wrong, so that ids cannot be tried out.
 */
export const visitor = async (store: Store, request: SignedRequest, now: number): Promise<ConsentRow> => {
  const no = (detail: string) => new Refused(401, detail, 'authorization', { 'www-authenticate': 'Temoin' });
  const [, proof, time, signature] = FORM.exec(request.authorization) ?? [];
  if (!proof || !time || !signature) throw no('Temoin proof=<id>,t=<time>,sig=<signature> is needed.');
  const at = Date.parse(time);
  if (!(Math.abs(at - now) <= WINDOW)) throw no('Signed too long ago, or in the future.');
  const message = `${request.method}\n${request.path}\n${time}\n${sha256hex(request.body)}`;
  const [consent] = await store.consents([proof]);
  if (!consent?.granted || !(await es256(consent.key)(signature, message)))
    throw no('Not signed by the key of that proof.');
  // Not the signature's digest: from one ES256 signature anybody can make a second that holds as well.
  if (!(await store.firstUse(sha256hex(`${proof}\n${message}`), at + 2 * WINDOW))) throw no('Used before.');
  return consent;
};
