import { visitor } from '../access/visitor.ts';
import { json } from '../http/answer.ts';
import { readBytes } from '../http/body.ts';
import { Refused } from '../http/problem.ts';
import type { Route } from './route.ts';

/** Bytes of a signed request's body; it needs none. */
const MOST = 1024;

export const upload: Route = {
  method: 'POST',
  path: '/proofs/:id/upload',
  summary: 'A fresh upload token, while the consent lives.',
  by: 'visitor',
  gives: 'application/json',
  answers: {
    200: '`token` and `expires`.',
    401: 'Not signed by the grant’s key, too old, or used before.',
    403: 'The consent has ended.',
    413: 'Too large.',
    429: 'Too many requests.',
  },
  async handle(c, { store, uploads, limits, now, mount }) {
    const id = c.req.param('id') ?? '';
    if (!limits.visitor.take(id, now()))
      throw new Refused(429, 'Too many requests.', undefined, { 'retry-after': '60' });
    const consent = await visitor(
      store,
      {
        authorization: c.req.raw.headers.get('authorization') ?? '',
        method: 'POST',
        path: `${mount}/proofs/${id}/upload`,
        body: await readBytes(c.req.raw, MOST),
      },
      now(),
    );
    if (consent.id !== id) throw new Refused(401, 'Signed by the key of another proof.', 'authorization');
    if (consent.ended !== null || consent.until <= now())
      throw new Refused(403, 'This consent has ended.', 'id');
    return json(200, uploads.mint(id, consent.purpose, consent.until, now()));
  },
};
