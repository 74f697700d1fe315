import {
  entryBundle,
  formatVerifierKey,
  HASH_BYTES,
  parseTilePath,
  TILE_WIDTH,
  tileWidth,
  verifierKey,
  withSignatures,
} from '../../log/index.ts';
import { bearer, readsLog } from '../access/authorise.ts';
import { partyScope } from '../access/party-scope.ts';
import { configurationsOf } from '../configurations.ts';
import { cosignedCheckpoint } from '../cosigned.ts';
import type { Desk } from '../desk.ts';
import { json, lasting, text } from '../http/answer.ts';
import { Refused } from '../http/problem.ts';
import { sha256 } from '../sha256.ts';
import { findAccessToken } from '../tokens.ts';
import { bodies } from './bodies.ts';
import { logOf } from './log-of.ts';
import type { Route, RouteContext } from './route.ts';

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
  const { epoch, size, checkpoint: note } = await logOf(c, desk);
  const cosigned = await desk.store.cosignatures(epoch, size);
  return text(
    withSignatures(
      note,
      cosigned.map(({ line }) => line),
    ),
  );
};

const vkey = async (c: RouteContext, desk: Desk): Promise<Response> => {
  await readsLog(c.req.raw.headers, desk);
  const { origin } = await logOf(c, desk);
  return text(`${formatVerifierKey(verifierKey(sha256, origin, desk.logKey.publicKey))}\n`);
};

const stamps = async (c: RouteContext, desk: Desk): Promise<Response> => {
  await readsLog(c.req.raw.headers, desk);
  const { epoch } = await logOf(c, desk);
  const found = await desk.store.stamps(epoch);
  return json(200, {
    stamps: found.map(({ size, checkpoint: stamped, token }) => ({
      ...{ size, checkpoint: stamped },
      token: Buffer.from(token).toString('base64'),
    })),
  });
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
    query: ['from', 'to'],
    gives: 'application/x-ndjson',
    answers: {
      200: '`index`, `key`, `body` a line, from one index and before another. A party’s token sees its purposes alone.',
      401: 'No token.',
      403: 'Another role.',
      404: 'No such log.',
      422: 'Not an index.',
    },
    handle: bodies,
  },
  {
    path: '/cosigned',
    summary: 'The largest checkpoint that a witness cosigned (C2SP tlog-cosignature).',
    gives: 'text/plain',
    answers: { ...READ, 404: 'No such log, or no witness cosigned it.' },
    async handle(c, desk) {
      await readsLog(c.req.raw.headers, desk);
      const note = await cosignedCheckpoint(desk.store, (await logOf(c, desk)).epoch);
      if (note === undefined) throw new Refused(404, 'No witness has cosigned this log.');
      return text(note);
    },
  },
  {
    path: '/timestamps',
    summary: 'Checkpoints that an authority stamped (RFC 3161).',
    gives: 'application/json',
    answers: { ...READ, 200: '`stamps`: `size`, `checkpoint`, `token` (base64).' },
    handle: stamps,
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
    answers: {
      200: '`logs`: `epoch`, `origin`, `size`, `dropped`; `configurations`: digests; `witnesses`: their keys; `scope`, where the token is a party’s.',
      401: 'The log is private.',
    },
    async handle(c, desk) {
      const { headers } = c.req.raw;
      await readsLog(headers, desk);
      const token = await findAccessToken(desk.store, bearer(headers) ?? '', desk.now());
      const scope = token && (await partyScope(token, desk));
      return json(200, {
        logs: (await desk.store.logs()).map(({ epoch, origin, size, dropped = false }) => ({
          ...{ epoch, origin, size, dropped },
        })),
        configurations: await configurationsOf(desk.store),
        witnesses: await desk.store.witnesses(),
        ...(scope && { scope }),
      });
    },
  },
];
