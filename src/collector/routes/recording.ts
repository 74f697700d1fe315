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
  query: ['purpose', 'quarantined'],
  gives: 'application/x-ndjson',
  answers: {
    200: 'One event a line.',
    401: 'No token.',
    403: 'Another role, or the recording was made for another purpose.',
    404: 'No such recording.',
    422: 'No purpose.',
    423: 'In quarantine: `quarantined=yes` opens it, a release ends it.',
  },
  async handle(c, desk) {
    const { label } = await authorise(c.req.raw.headers, desk, 'operator');
    const purpose = purposeOf(c.req.query('purpose'));
    const session = c.req.param('session') ?? '';
    const found = await desk.store.recording(session);
    if (!found) throw new Refused(404, 'There is no such recording.', 'session');
    const isTheirs = found.purpose === purpose;
    const isOpen = !found.quarantined || c.req.query('quarantined') === 'yes';
    const what = found.quarantined ? 'quarantined recording' : 'recording';
    await noteReading(desk, label, what, purpose, isTheirs && isOpen);
    // What was agreed to for one purpose is not open to another (GDPR art. 5(1)(b)).
    if (!isTheirs) throw new Refused(403, 'It was recorded for another purpose.', 'purpose');
    // A page let out what is never collected; more of it may be there than was found (CNIL draft §48, S1).
    if (!isOpen)
      throw new Refused(
        423,
        'The recording is in quarantine: ask with quarantined=yes; each reading is noted.',
        'quarantined',
      );
    return lines(eventsOf(desk, session, purpose));
  },
};
