import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, parseCheckpoint, parseNote } from '../log/index.ts';
import { type Entry, parseEntry } from '../proof/index.ts';
import { readFileLines } from './read-lines.ts';
import { type Body, parseBodyLine, readRecord } from './read-record.ts';
import type { Scope } from './scope.ts';
import type { BodyLine } from './source.ts';

/** An entry at its place, and its body where it was kept. */
export interface Located {
  readonly index: number;
  /** The leaf. */
  readonly line: string;
  readonly entry: Entry;
  readonly body?: Body;
}

/** One log of an export. Its generators read the files anew, line by line, and throw at the first fault. */
export interface FolderLog extends Checkpoint {
  /** Its folder. */
  readonly place: string;
  /** The signed note. */
  readonly checkpoint: string;
  /** One C2SP verifier-key line, as the folder has it. */
  readonly vkey: string;
  readonly witnesses: readonly string[];
  /** Sizes at which the log was timestamped. */
  readonly timestamps: readonly number[];
  /** Only its last checkpoint is left. */
  readonly dropped: boolean;
  readonly scope: Scope | undefined;
  /** Entries alone. */
  entries(): AsyncGenerator<Located, void, undefined>;
  /** Entries with those bodies that are there. */
  walk(): AsyncGenerator<Located, void, undefined>;
}

const linesOf = (text: string): readonly string[] => text.split('\n').filter(Boolean);

/** Says where a fault is, in whatever it was found. */
const inLine = <T>(path: string, line: number, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw new Error(`${path}:${line + 1}: ${(error as Error).message}`);
  }
};

async function* readEntries(path: string, size: number): AsyncGenerator<Located, void, undefined> {
  let index = 0;
  for await (const lines of readFileLines(path))
    for (const line of lines) {
      yield { index, line, entry: inLine(path, index, () => parseEntry(line)) };
      index++;
    }
  if (index !== size) throw new Error(`${path}: ${index} entries, and the checkpoint says ${size}`);
}

async function* readBodies(path: string): AsyncGenerator<BodyLine & { line: number }, void, undefined> {
  let line = 0;
  let last = -1;
  for await (const lines of readFileLines(path))
    for (const text of lines) {
      const body = inLine(path, line, () => parseBodyLine(text));
      if (body.index <= last) throw new Error(`${path}:${line + 1}: entry ${body.index} after entry ${last}`);
      last = body.index;
      yield { ...body, line: line++ };
    }
}

/** Opens one log. Throws where its checkpoint or its scope cannot be read. */
export const openFolderLog = (place: string): FolderLog => {
  const path = (name: string) => join(place, name);
  const text = (name: string) => (existsSync(path(name)) ? readFileSync(path(name), 'utf8') : '');
  const checkpoint = readFileSync(path('checkpoint'), 'utf8');
  const head = inLine(path('checkpoint'), 0, () => parseCheckpoint(parseNote(checkpoint).text));
  const dropped = existsSync(path('DROPPED'));
  const scope = text('scope.json');
  const stamps = existsSync(path('timestamps')) ? readdirSync(path('timestamps')) : [];

  async function* entries(): AsyncGenerator<Located, void, undefined> {
    if (!dropped) yield* readEntries(path('entries.jsonl'), head.size);
  }
  async function* walk(): AsyncGenerator<Located, void, undefined> {
    if (dropped) return;
    const file = path('bodies.jsonl');
    const bodies = readBodies(file);
    try {
      let next = await bodies.next();
      for await (const each of entries()) {
        if (next.done || next.value.index !== each.index) {
          yield each;
          continue;
        }
        const { entry } = each;
        const found = next.value;
        const body = inLine(file, found.line, () => {
          if (entry.kind !== 'choice')
            throw new Error(`entry ${each.index} is of kind ${entry.kind}: no body`);
          return readRecord(entry, found);
        });
        yield { ...each, body };
        next = await bodies.next();
      }
      if (!next.done)
        throw new Error(`${file}:${next.value.line + 1}: there is no entry ${next.value.index}`);
    } finally {
      await bodies.return();
    }
  }

  return {
    ...head,
    place,
    checkpoint,
    vkey: text('keys/vkey').trim(),
    witnesses: linesOf(text('keys/witnesses')),
    timestamps: stamps
      .flatMap((name) => (name.endsWith('.tsr') ? Number.parseInt(name, 10) : []))
      .sort((one, other) => one - other),
    dropped,
    scope: scope ? inLine(path('scope.json'), 0, () => JSON.parse(scope) as Scope) : undefined,
    entries,
    walk,
  };
};
