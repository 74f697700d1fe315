import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { openStoreSource } from '../../../src/export/store-source.ts';
import { filesBelow } from '../../../src/export/sums.ts';
import { writeFolder } from '../../../src/export/write-folder.ts';
import { grant, idOf, newBrowser, type Opened, refusal, send, withdrawal } from '../collector/collecting.ts';

export const empty = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'temoin-export-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return join(path, 'out');
};

/** Exports a data folder as an operator would, beside the collector that may serve from it. */
export const exported = async (
  { data }: Pick<Opened, 'data'>,
  scope?: Parameters<typeof writeFolder>[2],
  out = empty(),
) => {
  const source = openStoreSource(data);
  try {
    return { out, report: await writeFolder(source, out, scope) };
  } finally {
    await source.close();
  }
};

const VERIFIER = fileURLToPath(new URL('../../../src/export/verify.mjs', import.meta.url));

/** Runs the auditor's verifier as an auditor does: the one in the folder, unless another is named. */
export const verified = (folder: string, ...args: string[]) => {
  const run = spawnSync(process.execPath, [VERIFIER, folder, ...args], { encoding: 'utf8' });
  return { status: run.status, said: run.stdout + run.stderr };
};

export const linesOf = (folder: string, name: string): string[] =>
  readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1);

/** Every file's bytes, by its path. */
export const bytesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesBelow(folder)
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'base64')]),
  );

/** Some browsers' choices: grants, refusals, withdrawals of every other grant. Answers the ids of the grants. */
export const choices = async (opened: Opened, count: number): Promise<string[]> => {
  const browser = await newBrowser();
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const now = opened.clock.now();
    const yes = await grant(browser, { purpose: made % 2 ? 'replay.experience' : 'replay.errors' }, now);
    await send(opened, '/proofs', yes, refusal({ purpose: 'audience' }, now));
    ids.push(idOf(yes));
    if (made % 2)
      await send(
        opened,
        '/withdrawals',
        await withdrawal(browser, [idOf(yes)], { purpose: 'replay.experience' }, now),
      );
    opened.clock.go(1000);
  }
  return ids;
};
