import { authorise } from '../access/authorise.ts';
import type { Desk } from '../desk.ts';
import { json } from '../http/answer.ts';
import { Refused } from '../http/problem.ts';
import type { Access } from '../stores/access-store.ts';
import type { Recording } from '../stores/recording-store.ts';
import type { Route } from './route.ts';

const MOST = 1000;

/** For which purpose somebody reads: it is written down. Throws 422. */
export const purposeOf = (purpose: string | undefined): string => {
  if (!purpose || purpose.length > 100)
    throw new Refused(422, 'Whoever reads says for which purpose.', 'purpose');
  return purpose;
};

/** What an operator sees of a recording without opening it. */
const shown = ({ session, purpose, notice, siteVersion, started, last, expires, ...rest }: Recording) => ({
  session,
  purpose,
  notice,
  siteVersion,
  started: new Date(started).toISOString(),
  last: new Date(last).toISOString(),
  expires: new Date(expires).toISOString(),
  bytes: rest.bytes,
  segments: rest.segments,
  difficulties: rest.difficulties,
  quarantined: rest.quarantined,
  found: JSON.parse(rest.found) as unknown,
  measures: JSON.parse(rest.measures) as unknown,
});

/** Writes down who read what, and why, before anything is handed out (GDPR art. 5(2)). */
export const noteReading = (
  { store, now }: Pick<Desk, 'store' | 'now'>,
  who: string,
  what: Access['what'],
  purpose: string,
  granted: boolean,
): Promise<void> => store.noteAccess({ at: now(), who, what, purpose, granted });

export const recordings: Route = {
  method: 'GET',
  path: '/recordings',
  summary: 'The recordings of one purpose, newest first, at most a thousand.',
  by: 'operator',
  query: ['purpose'],
  gives: 'application/json',
  answers: {
    200: '`recordings`: of each `quarantined`, finds of S1 since it was last released, and `found`, how often each kind was.',
    401: 'No token.',
    403: 'Another role.',
    422: 'No purpose.',
  },
  async handle(c, desk) {
    const { label } = await authorise(c.req.raw.headers, desk, 'operator');
    const purpose = purposeOf(c.req.query('purpose'));
    await noteReading(desk, label, 'recordings', purpose, true);
    return json(200, { recordings: (await desk.store.recordingsOf(purpose, MOST)).map(shown) });
  },
};
