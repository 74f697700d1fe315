import { authorise } from '../access/authorise.ts';
import { lasting } from '../http/answer.ts';
import { Refused } from '../http/problem.ts';
import type { Route } from './route.ts';

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
};

export const documents: Route = {
  method: 'GET',
  path: '/documents/:digest',
  summary:
    'What an entry names by SHA-256: a configuration, an evidence manifest, a picture, a text, a file.',
  by: 'auditor',
  gives: 'application/octet-stream',
  answers: { 200: 'The document.', 401: 'No token.', 403: 'Another role.', 404: 'No such document.' },
  async handle(c, desk) {
    const { party } = await authorise(c.req.raw.headers, desk, 'auditor', 'operator');
    const found = await desk.store.document(c.req.param('digest') ?? '');
    const type = found && TYPES[found.type];
    // What another system kept of people is not for one party's eyes.
    if (!found || (!type && party)) throw new Refused(404, 'There is no such document.', 'digest');
    const answer = lasting(found.bytes, type ?? 'application/octet-stream', true);
    answer.headers.set('content-disposition', `attachment; filename="${found.digest}.${found.type}"`);
    return answer;
  },
};
