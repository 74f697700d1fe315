import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, createPublicKey, hash, randomUUID, verify } from 'node:crypto';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import {
  append,
  type Checkpoint,
  consistencyProof,
  leafHash,
  openNote,
  parseCheckpoint,
  parseEntryBundle,
  parseVerifierKey,
  root,
  type Sha256,
  type Tiles,
  tilePath,
  tileWidth,
  verifyConsistency,
} from '../../src/log/index.ts';
import type { Receipt } from '../../src/proof/receipt.ts';
import { NOTICE, SITE } from './site.ts';

export interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

/** `blocks`: how long a file of the process may get, as `ulimit -f` counts: what a full disk does to it. */
export const start = async (data: string, blocks?: number): Promise<Running> => {
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const args = [...(blocks ? ['--import', file('./short-of-disk.mjs')] : []), file('./child.ts'), data];
  // `exec`: the child is the collector itself, so that signals reach it.
  const [command, ...rest] = blocks
    ? ['sh', '-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', process.execPath, ...args]
    : [process.execPath, ...args];
  const child = spawn(command as string, rest, { stdio: ['ignore', 'pipe', blocks ? 'ignore' : 'inherit'] });
  const ended = once(child, 'exit').then(([code, signal]) => code ?? signal);
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    ended.then((code) => [`ended with ${code}`]),
  ])) as [string];
  const port = Number(/^port (\d+)$/.exec(line)?.[1]);
  if (!port) throw new Error(line);
  return { child, port, ended };
};

export const recordText = (): string =>
  JSON.stringify({
    schema: 'temoin-record/1',
    id: randomUUID(),
    choice: randomUUID(),
    act: 'refuse',
    purpose: 'replay.errors',
    at: new Date().toISOString(),
    site: SITE,
    parties: [{ name: 'Boutique SAS', role: 'controller' }],
    asked: {
      notice: createHash('sha256').update(NOTICE).digest('hex'),
      terms: 'b'.repeat(64),
      language: 'fr',
      layer: '1',
      control: 'refuse-all',
    },
    build: { version: '0.1.0', code: 'c'.repeat(64), configuration: 'd'.repeat(64) },
  });

const sha256: Sha256 = (data) => hash('sha256', data, 'buffer');

const tilesOf = (entries: readonly string[]): Tiles => {
  const kept = new Map<string, Uint8Array>();
  const tiles: Tiles = {
    read: (level, index) => kept.get(`${level}/${index}`),
    write: (level, index, data) => void kept.set(`${level}/${index}`, data),
  };
  append(
    sha256,
    0,
    entries.map((entry) => leafHash(sha256, Buffer.from(entry))),
    tiles,
  );
  return tiles;
};

/**
 * Reads the log as a stranger would, and checks that its signature and root hold, that each receipt lies where it
 * says, and that every checkpoint seen before is the beginning of it.
 */
export const audit = async (
  port: number,
  receipts: readonly Receipt[],
  seen: ReadonlySet<string>,
): Promise<Checkpoint> => {
  const get = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/temoin${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
    return Buffer.from(await answer.arrayBuffer());
  };
  const key = parseVerifierKey(sha256, (await get('/vkey')).toString('utf8').trim());
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.publicKey]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const opened = (note: string) =>
    parseCheckpoint(
      openNote(note, [key], (_, message, signature) => verify(null, message, publicKey, signature)).text,
    );

  const now = opened((await get('/checkpoint')).toString('utf8'));
  const entries: string[] = [];
  for (let index = 0; index * 256 < now.size; index++) {
    const bundle = await get(
      `/${tilePath({ level: 'entries', index, width: tileWidth(0, index, now.size) })}`,
    );
    entries.push(...parseEntryBundle(bundle).map((entry) => Buffer.from(entry).toString('utf8')));
  }
  const tiles = tilesOf(entries);
  const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
  expect(equal(root(sha256, now.size, tiles), now.root)).toBe(true);

  const leaves = entries.map((entry) => Buffer.from(leafHash(sha256, Buffer.from(entry))).toString('hex'));
  const lost = receipts.filter(({ index, leaf }) => leaves[index] !== leaf);
  expect(lost).toEqual([]);
  for (const note of seen) {
    const { size, root: before } = opened(note);
    const proof = consistencyProof(sha256, size, now.size, tiles);
    expect([size, verifyConsistency(sha256, size, now.size, before, now.root, proof)]).toEqual([size, true]);
  }
  return now;
};
