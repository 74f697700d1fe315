import process from 'node:process';
import { witness } from '../../../src/cli/witness.ts';

// `temoin witness` as a process of its own: the arguments are those of the command.
const ending = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => ending.abort());
process.exitCode = await witness.run(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  stop: ending.signal,
});
