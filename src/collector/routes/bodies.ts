import { parseEntry } from '../../proof/index.ts';
import { authorise } from '../access/authorise.ts';
import { partyScope } from '../access/party-scope.ts';
import type { Desk } from '../desk.ts';
import { lines } from '../http/answer.ts';
import { Refused } from '../http/problem.ts';
import { logOf } from './log-of.ts';
import { noteReading } from './recordings.ts';
import type { RouteContext } from './route.ts';

const PAGE = 500;

/** Bodies `[from, end)`; where `purposes` are named, theirs alone. */
async function* bodyLines(
  { store }: Desk,
  epoch: string,
  from: number,
  end: number,
  purposes: readonly string[] | undefined,
): AsyncGenerator<string> {
  for (let next = from; next < end; ) {
    const page = (await store.bodies(epoch, next, PAGE)).filter(({ index }) => index < end);
    const [first, last] = [page[0], page.at(-1)];
    if (!first || !last) return;
    const entries = purposes && (await store.entries(epoch, first.index, last.index + 1 - first.index));
    const isOwn = (index: number): boolean => {
      const entry = entries && parseEntry(entries[index - first.index] as string);
      return !entry || (entry.kind === 'choice' && purposes.includes(entry.purpose));
    };
    yield page
      .filter(({ index }) => isOwn(index))
      .map(
        ({ index, key, body }) =>
          `${JSON.stringify({ index, key: Buffer.from(key).toString('base64'), body })}\n`,
      )
      .join('');
    next = last.index + 1;
  }
}

const place = (c: RouteContext, name: string, otherwise: number): number => {
  const given = c.req.query(name);
  if (given === undefined) return otherwise;
  if (!/^(0|[1-9]\d{0,14})$/.test(given)) throw new Refused(422, 'Not the index of an entry.', name);
  return Number(given);
};

/** The bodies of a log to whoever may read them; every reading is written down. */
export const bodies = async (c: RouteContext, desk: Desk): Promise<Response> => {
  const token = await authorise(c.req.raw.headers, desk, 'auditor');
  const { epoch, size } = await logOf(c, desk);
  const [from, end] = [place(c, 'from', 0), Math.min(place(c, 'to', size), size)];
  await noteReading(desk, token.label, 'bodies', '', true);
  return lines(bodyLines(desk, epoch, from, end, (await partyScope(token, desk))?.purposes));
};
