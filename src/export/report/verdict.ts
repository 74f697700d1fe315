import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { sha256hex } from '../../collector/sha256.ts';
import { readLines } from '../read-lines.ts';
import { VERIFIER, verifierFile } from '../verifier-file.ts';

/** What the verifier said of a folder. */
export interface Verdict {
  readonly sound: boolean;
  /** Its lines, as it printed them. */
  readonly lines: readonly string[];
  /** Lines that name a lawful erasure each, and are left out here because there are so many. */
  readonly more: number;
  /** SHA-256, hex, of the verifier that ran. */
  readonly sha256: string;
  /** Is the one in the folder the same file? Nothing where there is none. */
  readonly same: boolean | undefined;
}

const MOST_ERASED = 100;

/**
 * Runs this product's verifier on the folder: not the one that lies in it, which whoever handed it over may have
 * changed. Rejects where it cannot run.
 */
export const verdictOf = async (folder: string): Promise<Verdict> => {
  const sha256 = sha256hex(verifierFile());
  const its = join(folder, 'verify.mjs');
  const child = spawn(process.execPath, [fileURLToPath(VERIFIER), '.'], {
    cwd: folder,
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const lines: string[] = [];
  let erased = 0;
  const complaint = child.stderr.toArray();
  for await (const batch of readLines(child.stdout, 'the verifier’s output'))
    for (const line of batch) {
      if (line.startsWith('erased') && ++erased > MOST_ERASED) continue;
      lines.push(line);
    }
  const code = await ended;
  if (code !== 0 && code !== 1)
    throw new Error(
      `the verifier did not run: ${Buffer.concat((await complaint) as Buffer[])
        .toString()
        .trim()}`,
    );
  // Silence is no verdict.
  if (!lines.some((line) => /^(ok|FAIL)\b/.test(line)))
    throw new Error('the verifier said nothing of the export');
  return {
    sound: code === 0,
    lines,
    more: Math.max(0, erased - MOST_ERASED),
    sha256,
    same: existsSync(its) ? sha256hex(readFileSync(its)) === sha256 : undefined,
  };
};
