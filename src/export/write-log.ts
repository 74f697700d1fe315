import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256hex } from '../collector/sha256.ts';
import { parseCheckpoint, parseNote } from '../log/index.ts';
import { readLeaves } from './leaves.ts';
import { openLineFile } from './line-file.ts';
import { createMarks } from './marks.ts';
import { readmeText } from './readme.ts';
import { type Scope, scopeText } from './scope.ts';
import type { BodyLine, LogInfo, Source } from './source.ts';
import { put, type Sums } from './sums.ts';
import { treeFiles } from './tree-files.ts';
import { verifierFile } from './verifier-file.ts';

const ENTRIES = 'entries.jsonl';
const BODIES = 'bodies.jsonl';

export interface Written {
  readonly sums: Sums;
  readonly size: number;
  readonly bodies: number;
  /** Entries whose body is neither there nor erased by an entry: the verifier will name them, too. */
  readonly unexplained: readonly number[];
}

const bodyText = ({ index, key, body }: BodyLine): string => JSON.stringify({ index, key, body });

/** Bodies up to the log's size, behind those of an earlier run. Answers which are there, and what they hash to. */
const writeBodies = async (
  source: Source,
  { epoch }: LogInfo,
  path: string,
  size: number,
  wants: (index: number) => boolean,
) => {
  const there = createMarks();
  let next = 0;
  let count = 0;
  const note = (index: number): void => {
    there.add(index);
    next = index + 1;
    count++;
  };
  const file = await openLineFile(path, (lines) => {
    for (const line of lines) note((JSON.parse(line) as BodyLine).index);
  });
  try {
    for await (const page of source.bodies(epoch, next, size)) {
      const mine = page.filter(({ index }) => wants(index));
      file.add(mine.map(bodyText));
      for (const { index } of mine) note(index);
    }
  } catch (error) {
    file.close();
    throw error;
  }
  return { there, count, sum: file.finish() };
};

/**
 * Writes one log's folder, or goes on with what an earlier run left of it. A body may be erased while this runs: then
 * the log is read on, until it tells of each that is missing. Rejects where the source's own checkpoint does not cover
 * what it hands out.
 */
export const writeLog = async (
  source: Source,
  log: LogInfo,
  folder: string,
  scope: Scope | undefined,
): Promise<Written> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { epoch } = log;
  const sums: Sums = new Map();
  const tree = treeFiles((path, bytes) => put(folder, sums, path, bytes));
  const leaves = readLeaves(tree, scope ?? {});
  const file = await openLineFile(join(folder, ENTRIES), leaves.add);
  let note = '';
  let bodies: Awaited<ReturnType<typeof writeBodies>>;
  let unexplained: number[] = [];
  try {
    for (;;) {
      note = await source.checkpoint(epoch);
      const { size } = parseCheckpoint(parseNote(note).text);
      if (tree.size > size) throw new Error(`${folder} holds more entries than the log: it is another log’s`);
      const before = tree.size;
      for await (const page of source.entries(epoch, tree.size, size)) {
        file.add(page);
        leaves.add(page);
      }
      if (tree.size !== size)
        throw new Error(`${log.origin}: ${tree.size} entries came, the checkpoint says ${size}`);
      bodies = await writeBodies(source, log, join(folder, BODIES), size, leaves.wants);
      const { there } = bodies;
      let stale = false;
      unexplained = [];
      for (let index = 0; index < size && !stale; index++) {
        stale = there.has(index) && !leaves.wants(index);
        if (leaves.wants(index) && !there.has(index)) unexplained.push(index);
      }
      // Erased since it was written: begin anew with what may still be seen.
      if (stale) rmSync(join(folder, BODIES));
      else if (!unexplained.length || before === size) break;
    }
    const { root } = parseCheckpoint(parseNote(note).text);
    if (!Buffer.from(tree.root()).equals(root))
      throw new Error(`${log.origin}: the entries do not have the root that its checkpoint signs`);
  } catch (error) {
    file.close();
    throw error;
  }
  tree.finish();
  sums.set(ENTRIES, file.finish());
  sums.set(BODIES, bodies.sum);
  put(folder, sums, 'checkpoint', note);
  put(folder, sums, 'keys/vkey', `${await source.vkey(epoch)}\n`);
  const witnesses = await source.witnessKeys();
  if (witnesses.length) put(folder, sums, 'keys/witnesses', witnesses.map((key) => `${key}\n`).join(''));
  await writeNamed(source, folder, sums, leaves);
  for (const { size, checkpoint, token } of await source.stamps(epoch)) {
    if (size > tree.size) continue;
    put(folder, sums, `timestamps/${size}.checkpoint`, checkpoint);
    put(folder, sums, `timestamps/${size}.tsr`, token);
  }
  const cosigned = await source.cosigned(epoch);
  const { size: seen } = cosigned ? parseCheckpoint(parseNote(cosigned).text) : { size: tree.size };
  // The newest one carries its cosignatures itself.
  if (cosigned && seen < tree.size) put(folder, sums, `cosigned/${seen}.checkpoint`, cosigned);
  if (scope) put(folder, sums, 'scope.json', scopeText(scope));
  put(folder, sums, 'README.txt', readmeText(log.origin));
  put(folder, sums, 'verify.mjs', verifierFile());
  return { sums, size: tree.size, bodies: bodies.count, unexplained };
};

const checkSum = (digest: string, bytes: Uint8Array): void => {
  if (sha256hex(bytes) !== digest) throw new Error(`what came for ${digest} has another SHA-256`);
};

/** Notices and documents that the entries name, and what evidence manifests name in turn. */
const writeNamed = async (
  source: Source,
  folder: string,
  sums: Sums,
  { notices, documents, manifests }: ReturnType<typeof readLeaves>,
): Promise<void> => {
  for (const digest of notices) {
    const bytes = await source.notice(digest);
    if (!bytes) throw new Error(`the notice ${digest} is in the log and not in the store`);
    checkSum(digest, bytes);
    put(folder, sums, `notices/${digest}.json`, bytes);
  }
  const fetch = async (digest: string): Promise<Uint8Array> => {
    const found = await source.document(digest);
    if (!found) throw new Error(`the document ${digest} is in the log and not in the store`);
    checkSum(digest, found.bytes);
    put(folder, sums, `documents/${digest}.${found.type}`, found.bytes);
    return found.bytes;
  };
  for (const digest of documents) await fetch(digest);
  for (const digest of manifests) {
    const { views } = JSON.parse(Buffer.from(await fetch(digest)).toString()) as {
      views: readonly { picture: string; text: string }[];
    };
    for (const { picture, text } of views) for (const each of [picture, text]) await fetch(each);
  }
};
