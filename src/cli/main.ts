import process from 'node:process';
import { run } from './run.ts';

const ending = new AbortController();
let heard = false;

process.exitCode = await run(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  /** Who asks for it ends by itself; every other command ends at once, as the system has it. */
  get stop() {
    if (!heard)
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => ending.abort());
    heard = true;
    return ending.signal;
  },
});
