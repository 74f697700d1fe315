import { authorise } from '../access/authorise.ts';
import { visitor } from '../access/visitor.ts';
import type { Desk } from '../desk.ts';
import { json } from '../http/answer.ts';
import { readBytes } from '../http/body.ts';
import { Refused } from '../http/problem.ts';
import { eraseRecordings } from '../recordings/erase.ts';
import { sessionIn } from '../recordings/session.ts';
import { noteReading } from './recordings.ts';
import type { Route } from './route.ts';

/** The browser that gave the consent may erase what was recorded under it. Throws 401, 403. */
const byVisitor = async (request: Request, session: string, { store, mount, now }: Desk): Promise<void> => {
  const consent = await visitor(
    store,
    {
      authorization: request.headers.get('authorization') ?? '',
      method: 'DELETE',
      path: `${mount}/recordings/${session}`,
      body: await readBytes(request, 0),
    },
    now(),
  );
  const secrets = await store.secrets(session);
  if (!secrets) return;
  const [owner] = await store.consents([secrets.proof]);
  if (owner?.key !== consent.key) throw new Refused(403, 'Another browser’s recording.', 'session');
};

export const deleteRecording: Route = {
  method: 'DELETE',
  path: '/recordings/:session',
  summary: 'Erases one recording: payload, metadata, key, join. Idempotent.',
  by: 'visitor or operator',
  gives: 'application/json',
  answers: {
    200: '`erased`: 1, or 0 where it was gone already.',
    401: 'Neither signed by the visitor nor with an operator’s token.',
    403: 'Another’s recording, or another role.',
    422: 'Not the id of a session.',
  },
  async handle(c, desk) {
    const session = sessionIn(c.req.param('session'));
    const { headers } = c.req.raw;
    const own = headers.get('authorization')?.startsWith('Temoin ');
    if (own) await byVisitor(c.req.raw, session, desk);
    else {
      const { label } = await authorise(headers, desk, 'operator');
      await noteReading(desk, label, 'erasure', '', true);
    }
    const why = own ? 'asked by the visitor: GDPR art. 17(1)' : 'by the operator';
    return json(200, { erased: await eraseRecordings(desk, [session], why, desk.now()) });
  },
};
