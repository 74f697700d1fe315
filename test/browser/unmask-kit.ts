import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadDriver } from '../../src/cli/browser/launch.ts';
import { createUnmask, type Surroundings } from '../../src/cli/unmask.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { chromiumLaunch } from '../chromium.ts';
import { SECRETS, type Shop } from '../fixtures/unmask-shop.ts';
import { boutique } from '../unit/config/boutique.ts';

/** The built files. */
export const BUILT = join(import.meta.dirname, '../../dist/drop-in');

const folders: string[] = [];

/** A folder that goes with the tests. */
export const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'temoin-unmask-'));
  folders.push(path);
  return path;
};

/** To be called once, at the top of a file of tests. */
export const tidy = (): void =>
  afterAll(() => {
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  });

/** A file that holds this, in a folder of its own. */
export const file = (content: unknown, name = 'temoin.json'): string => {
  const path = join(folder(), name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return path;
};

export const read = (path: string): string => readFileSync(path, 'utf8');

/** A sound configuration with these selectors. */
export const allowing = (...selectors: readonly string[]) => ({
  ...boutique(),
  unmask: selectors.map((selector) => ({ selector, why: 'the same for every visitor' })),
});

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** As `temoin unmask` would be run. */
export const unmask = async (args: readonly string[], around: Partial<Surroundings> = {}): Promise<Ended> => {
  const said = { out: [] as string[], err: [] as string[] };
  const io = {
    out: (line: string) => void said.out.push(line),
    err: (line: string) => void said.err.push(line),
    stop: new AbortController().signal,
  };
  const { executablePath } = chromiumLaunch();
  const chromium = args.includes('--chromium') || !executablePath ? [] : ['--chromium', executablePath];
  const ended = (code: number): Ended => ({ code, out: said.out.join('\n'), err: said.err.join('\n') });
  try {
    const now = () => Date.parse('2026-11-22T08:00:00Z');
    const command = createUnmask({ dropIn: BUILT, driver: () => loadDriver(), now, ...around });
    return ended(await command.run([...args, ...chromium], io));
  } catch (error) {
    io.err((error as Error).message);
    return ended(error instanceof UsageError ? 2 : 1);
  }
};

/** Two people who have logged in. */
export const states = (shop: Shop): string[] =>
  ['claire', 'paul'].flatMap((who) => ['--state', file(shop.stateOf(who), `${who}.json`)]);

/** What nobody may find in what the assistant says and writes. */
export const leaks = (text: string): string[] =>
  [...SECRETS, '€', 'css-1a2b3c', 'bdVaJa', 'x7Y2k'].filter((secret) => text.includes(secret));
