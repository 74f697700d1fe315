import {
  entryBundle,
  formatVerifierKey,
  HASH_BYTES,
  parseTilePath,
  TILE_WIDTH,
  tileWidth,
  verifierKey,
} from '../../log/index.ts';
import { authorise, readsLog } from '../access/authorise.ts';
import type { Desk } from '../desk.ts';
import { json, lasting, lines, text } from '../http/answer.ts';
import { Refused } from '../http/problem.ts';
import { sha256 } from '../sha256.ts';
import type { LogHead } from '../stores/log-store.ts';
import { noteReading } from './recordings.ts';
import type { Route, RouteContext } from './route.ts';

const PAGE = 500;

/** The log that the address names; the newest one where it names none. Throws 404. */
const logOf = async (c: RouteContext, { store }: Desk): Promise<LogHead> => {
  const logs = await store.logs();
  const epoch = c.req.param('epoch');
  const found = epoch === undefined ? logs.at(-1) : logs.find((log) => log.epoch === epoch);
  if (!found) throw new Refused(404, 'There is no such log.', 'epoch');
  return found;
};

const tile = async (c: RouteContext, desk: Desk): Promise<Response> => {
  await readsLog(c.req.raw.headers, desk);
  const { epoch, size } = await logOf(c, desk);
  const path = new URL(c.req.url).pathname;
  const name = parseTilePath(path.slice(path.indexOf('/tile/') + 1));
  const none = new Refused(404, 'There is no such tile.');
  if (!name) throw none;
  const { level, index, width } = name;
  if (width > tileWidth(level === 'entries' ? 0 : level, index, size)) throw none;
  const bytes =
    level === 'entries'
      ? entryBundle(
          (await desk.store.entries(epoch, index * TILE_WIDTH, width)).map((entry) => Buffer.from(entry)),
        )
      : (await desk.store.tiles(epoch, [{ level, index }]))[0]?.data.subarray(0, width * HASH_BYTES);
  if (!bytes) throw none;
  return lasting(bytes, 'application/octet-stream', desk.privateLog);
};

const checkpoint = async (c: RouteContext, desk: Desk): Promise<Response> => {
  await readsLog(c.req.raw.headers, desk);
  return text((await logOf(c, desk)).checkpoint);
};

const vkey = async (c: RouteContext, desk: Desk): Promise<Response> => {
  await readsLog(c.req.raw.headers, desk);
  const { origin } = await logOf(c, desk);
  return text(`${formatVerifierKey(verifierKey(sha256, origin, desk.logKey.publicKey))}\n`);
};

async function* bodyLines({ store }: Desk, epoch: string): AsyncGenerator<string> {
  for (let from = 0; ; ) {
    const page = await store.bodies(epoch, from, PAGE);
    const last = page.at(-1);
    if (!last) return;
    yield page
      .map(
        ({ index, key, body }) =>
          `${JSON.stringify({ index, key: Buffer.from(key).toString('base64'), body })}\n`,
      )
      .join('');
    from = last.index + 1;
  }
}

const bodies = async (c: RouteContext, desk: Desk): Promise<Response> => {
  const { label } = await authorise(c.req.raw.headers, desk, 'auditor');
  const { epoch } = await logOf(c, desk);
  await noteReading(desk, label, 'bodies', '', true);
  return lines(bodyLines(desk, epoch));
};

const READ = { 200: 'As it is now.', 401: 'The log is private.', 404: 'No such log.' };
const KINDS: readonly Omit<Route, 'method'>[] = [
  {
    path: '/checkpoint',
    summary: 'Signed size and root (C2SP tlog-checkpoint).',
    gives: 'text/plain',
    answers: READ,
    handle: checkpoint,
  },
  {
    path: '/tile/*',
    summary: 'Tiles of hashes, and bundles of entries (C2SP tlog-tiles).',
    gives: 'application/octet-stream',
    answers: READ,
    handle: tile,
  },
  {
    path: '/vkey',
    summary: 'The key that signs the checkpoints (C2SP signed-note).',
    gives: 'text/plain',
    answers: READ,
    handle: vkey,
  },
  {
    path: '/bodies',
    summary: 'The bodies of the proofs that are not erased, with their keys, in the order of the log.',
    by: 'auditor',
    gives: 'application/x-ndjson',
    answers: {
      200: '`index`, `key`, `body` a line.',
      401: 'No token.',
      403: 'Another role.',
      404: 'No such log.',
    },
    handle: bodies,
  },
];

/** Of the current log, and of each by its quarter: `/logs/2026q4/checkpoint`. */
export const logRoutes: readonly Route[] = [
  ...['', '/logs/:epoch'].flatMap((below) =>
    KINDS.map((kind): Route => ({ ...kind, method: 'GET', path: below + kind.path })),
  ),
  {
    method: 'GET',
    path: '/logs',
    summary: 'The logs that there are, one a quarter, oldest first.',
    gives: 'application/json',
    answers: { 200: '`logs`: `epoch`, `origin`, `size`.', 401: 'The log is private.' },
    async handle(c, desk) {
      await readsLog(c.req.raw.headers, desk);
      return json(200, {
        logs: (await desk.store.logs()).map(({ epoch, origin, size }) => ({ epoch, origin, size })),
      });
    },
  },
];
