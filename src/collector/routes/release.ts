import { authorise } from '../access/authorise.ts';
import { json } from '../http/answer.ts';
import { Refused } from '../http/problem.ts';
import { sessionIn } from '../recordings/session.ts';
import { noteReading, purposeOf } from './recordings.ts';
import type { Route } from './route.ts';

/** Somebody looked, and found that nothing of S1 is left in a recording: from now on it is one like any other. */
export const release: Route = {
  method: 'POST',
  path: '/recordings/:session/release',
  summary:
    'Ends a recording’s quarantine, until something is found in it again. Idempotent, and written down like a reading.',
  by: 'operator',
  query: ['purpose'],
  gives: 'application/json',
  answers: {
    200: '`released`: 1, or 0 where it was in none.',
    401: 'No token.',
    403: 'Another role, or the recording was made for another purpose.',
    404: 'No such recording.',
    422: 'No purpose, or not the id of a session.',
  },
  async handle(c, desk) {
    const { label } = await authorise(c.req.raw.headers, desk, 'operator');
    const purpose = purposeOf(c.req.query('purpose'));
    const session = sessionIn(c.req.param('session'));
    const found = await desk.store.recording(session);
    if (!found) throw new Refused(404, 'There is no such recording.', 'session');
    const isTheirs = found.purpose === purpose;
    await noteReading(desk, label, 'release', purpose, isTheirs);
    if (!isTheirs) throw new Refused(403, 'It was recorded for another purpose.', 'purpose');
    return json(200, { released: (await desk.store.release(session)) ? 1 : 0 });
  },
};
