import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { filesOf, makeFolder } from '../../fixtures/export/make-folder.ts';
import {
  type Change,
  editBytes,
  editLines,
  failures,
  scratch,
  tampered,
} from '../../fixtures/export/tamper.ts';

const { path: work, remove } = scratch();
afterAll(remove);
// Copies of folders, on machines that do much else.
vi.setConfig({ testTimeout: 60_000 });
const made = makeFolder(join(work, 'sound'), { choices: 30, erased: 3, stamps: [20] });

/** One random change to a file; the numbers are taken modulo what there is. */
const mutations: Readonly<Record<string, (name: string, at: number, by: number) => Change>> = {
  'a bit turned over': (name, at, by) =>
    editBytes(name, (bytes) =>
      bytes.fill(
        (bytes[at % bytes.length] ?? 0) ^ (1 << (by % 8)),
        at % bytes.length,
        (at % bytes.length) + 1,
      ),
    ),
  'a byte put in': (name, at, by) =>
    editBytes(name, (bytes) => {
      const cut = at % (bytes.length + 1);
      return Buffer.concat([bytes.subarray(0, cut), Buffer.of(by % 256), bytes.subarray(cut)]);
    }),
  'a byte taken out': (name, at) =>
    editBytes(name, (bytes) =>
      Buffer.concat([bytes.subarray(0, at % bytes.length), bytes.subarray((at % bytes.length) + 1)]),
    ),
  'a line dropped': (name, at) => editLines(name, (lines) => lines.toSpliced(at % lines.length, 1)),
  'a line doubled': (name, at) =>
    editLines(name, (lines) => lines.toSpliced(at % lines.length, 0, lines[at % lines.length] as string)),
  'two lines swapped': (name, at, by) =>
    editLines(name, (lines) => {
      const [one, other] = [at % lines.length, by % lines.length];
      return lines.with(one, lines[other] as string).with(other, lines[one] as string);
    }),
  'cut short': (name, at) => (folder) =>
    truncateSync(join(folder, name), at % readFileSync(join(folder, name)).length),
  emptied: (name) => (folder) => writeFileSync(join(folder, name), ''),
  'taken away': (name) => (folder) => rmSync(join(folder, name)),
};

const property = (names: readonly string[], sealed: boolean) =>
  fc.asyncProperty(
    fc.constantFrom(...Object.keys(mutations)),
    fc.constantFrom(...names),
    fc.nat(2 ** 20),
    fc.nat(2 ** 20),
    async (mutation, name, at, by) => {
      let changed = true;
      const before = readFileSync(join(made.folder, name));
      const change: Change = (folder) => {
        mutations[mutation]?.(name, at, by)(folder);
        changed = !filesOf(folder).includes(name) || !before.equals(readFileSync(join(folder, name)));
      };
      const verdict = await tampered(made.folder, change, { sealed });
      if (changed)
        expect({ mutation, name, found: failures(verdict).length > 0 }).toMatchObject({ found: true });
      else expect(failures(verdict)).toEqual([]);
    },
  );

describe('any one change to a folder is found', () => {
  const all = filesOf(made.folder);

  it('by its sums', async () => {
    await fc.assert(property(all, false), { numRuns: 200, seed: 20261103 });
  });

  it('without its sums, which were made again, wherever the log reaches', async () => {
    // What no entry names: the README, the verifier itself (bring your own), what only the authority's signature covers.
    const free = /^(README\.txt|verify\.mjs|SHA256SUMS|timestamps\/\d+\.tsr)$/;
    const names = all.filter((name) => !free.test(name));
    expect(names).toHaveLength(all.length - 4);
    // Most of what counts is in two files: these are drawn as often as all the rest.
    const weighed = [...names, ...names.flatMap((_, at) => (at % 2 ? 'entries.jsonl' : 'bodies.jsonl'))];
    await fc.assert(property(weighed, true), { numRuns: 500, seed: 20261103 });
  });
});
