import { readFileSync } from 'node:fs';
import { parseVerifierKey, type VerifierKey } from '../log/index.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage-error.ts';

const asked = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Starts a witness for the logs of others, and stays until it is asked to end. */
export const witness: Command = {
  name: 'witness',
  summary: 'cosigns the checkpoints of other parties’ logs',
  usage: `temoin witness --log <vkey file> [--log …] --data <dir> --port <n> [--host 127.0.0.1] [--name <name>]

  --log   the verifier key of a log, as its collector gives it at …/vkey; a file may hold several, a line each.
          A log’s key holds for all its quarters
  --data  the folder of the witness’s key and memory; made where it is not there. Never copy it, never put an older
          one in its place: a witness that forgets may cosign two pasts
  --port  0 takes any that is free
  --name  on its cosignatures, such as partner.example/witness; fixed at the first start

  Its first line of output is its own verifier key, for the “witnesses” of the publisher’s configuration.`,
  async run(args, io) {
    const typed = readArguments(args, { text: ['data', 'port', 'host', 'name'], lists: ['log'] });
    const data = typed.needed('data');
    const port = typed.number('port', undefined, 0, 65_535);
    const host = typed.text('host') ?? '127.0.0.1';
    const files = typed.all('log');
    if (files.length === 0) throw new UsageError('--log is missing');

    const { sha256 } = await import('../collector/sha256.ts');
    const keysIn = (file: string): VerifierKey[] => {
      const lines = readFileSync(file, 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
      if (lines.length === 0) throw new Error(`${file} holds no verifier key`);
      return lines.map((line, place) => {
        try {
          return parseVerifierKey(sha256, line);
        } catch (error) {
          throw new Error(`${file}, line ${place + 1}: ${(error as Error).message}`);
        }
      });
    };
    const logs = files.flatMap(keysIn);

    const { openWitness } = await import('../witness/open-witness.ts');
    const { listen } = await import('./listen.ts');
    const opened = openWitness({
      data,
      logs,
      name: typed.text('name'),
      now: Date.now,
      onFault: (error) => io.err(`temoin witness: ${error instanceof Error ? error.message : String(error)}`),
    });
    const serving = await listen({ collector: opened.witness, port, host });
    io.out(opened.vkey);
    io.out(`temoin ready ${serving.address}/`);
    await asked(io.stop);
    await serving.close();
    return 0;
  },
};
