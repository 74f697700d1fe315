import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { VERIFIER } from '../export/verifier-file.ts';
import type { Command, ExitCode } from './command.ts';

/** Runs the very file that every export carries. */
export const verify: Command = {
  name: 'verify',
  summary: 'verifies an export folder; the folder’s own verify.mjs does the same',
  usage: `temoin verify <folder> [--vkey <file>] [--witness <file>] [--since <checkpoint>] [--no-signatures] [--json]
              [--large]

  --vkey           the log’s key, where it reached you by another way than in the folder
  --witness        keys of witnesses, likewise: then each of them must have cosigned
  --since          a checkpoint that was kept earlier: the log must begin with what it covered
  --no-signatures  leaves out the signatures of browsers, and says so
  --large          also a folder of more than 64 GiB
  Prints the key that it trusted. Exit code 0: sound; 1: a finding; 2: wrong usage.`,
  run: (args, io) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [fileURLToPath(VERIFIER), ...args], { stdio: 'inherit' });
      io.stop.addEventListener('abort', () => child.kill(), { once: true });
      child.once('error', reject);
      child.once('exit', (code) => resolve((code ?? 1) as ExitCode));
    }),
};
