import { authorise } from '../access/authorise.ts';
import { lines } from '../http/answer.ts';
import { Refused } from '../http/problem.ts';
import { eventsOf } from '../recordings/keep.ts';
import { noteReading, purposeOf } from './recordings.ts';
import type { Route } from './route.ts';

export const recording: Route = {
  method: 'GET',
  path: '/recordings/:session',
  summary:
    'The events of one recording, in order, playable by rrweb’s Replayer. Every reading is written down.',
  by: 'operator',
  query: ['purpose'],
  gives: 'application/x-ndjson',
  answers: {
    200: 'One event a line.',
    401: 'No token.',
    403: 'Another role, or the recording was made for another purpose.',
    404: 'No such recording.',
    422: 'No purpose.',
  },
  async handle(c, desk) {
    const { label } = await authorise(c.req.raw.headers, desk, 'operator');
    const purpose = purposeOf(c.req.query('purpose'));
    const session = c.req.param('session') ?? '';
    const found = await desk.store.recording(session);
    if (!found) throw new Refused(404, 'There is no such recording.', 'session');
    const granted = found.purpose === purpose;
    await noteReading(desk, label, 'recording', purpose, granted);
    // What was agreed to for one purpose is not open to another (GDPR art. 5(1)(b)).
    if (!granted) throw new Refused(403, 'It was recorded for another purpose.', 'purpose');
    return lines(eventsOf(desk, session, purpose));
  },
};
