import { readsLog } from '../access/authorise.ts';
import { lasting } from '../http/answer.ts';
import { Refused } from '../http/problem.ts';
import type { Route } from './route.ts';

export const notices: Route = {
  method: 'GET',
  path: '/notices/:digest',
  summary: 'A notice, byte for byte as it was shown: the SHA-256 of the answer is the digest.',
  gives: 'application/json',
  answers: { 200: 'The notice.', 401: 'The log is private.', 404: 'No such notice.' },
  async handle(c, desk) {
    await readsLog(c.req.raw.headers, desk);
    const notice = await desk.store.notice(c.req.param('digest') ?? '');
    if (!notice) throw new Refused(404, 'There is no such notice.', 'digest');
    return lasting(notice.bytes, 'application/json', desk.privateLog);
  },
};
