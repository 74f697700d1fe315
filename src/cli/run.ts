import { nearest } from '../config/nearest.ts';
import type { ExitCode, Io } from './command.ts';
import { COMMANDS } from './index.ts';
import { UsageError } from './usage-error.ts';

const HELP = [
  'temoin <command> [options]',
  '',
  ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(8)}${summary}`),
  '',
  'temoin <command> --help tells more. Exit code: 0 sound, 1 a finding, 2 wrong usage.',
].join('\n');

/** Runs one command line; never rejects. */
export const run = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  const [name, ...args] = argv;
  if (name === '--help' || name === '-h' || name === 'help') {
    io.out(HELP);
    return 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    const meant =
      name &&
      nearest(
        name,
        COMMANDS.map((each) => each.name),
      );
    io.err(name ? `temoin: there is no “${name}”${meant ? `; did you mean “${meant}”?` : ''}` : HELP);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    io.out(`${command.usage}\n\n${command.summary}`);
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    io.err(`temoin ${name}: ${said}`);
    if (!(error instanceof UsageError)) return 1;
    io.err(`\n${command.usage}`);
    return 2;
  }
};
