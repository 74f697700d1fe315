import { nearest } from '../config/nearest.ts';
import type { Command, ExitCode, Io } from './command.ts';
import { COMMANDS } from './index.ts';
import { UsageError } from './usage-error.ts';
import { version } from './version.ts';

const WIDTH = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2;
const HELP = [
  'temoin <command> [options]',
  '',
  ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(WIDTH)}${summary}`),
  '',
  'temoin help <command> tells more, temoin --version says which. Exit code: 0 sound, 1 a finding, 2 wrong usage.',
].join('\n');

const isHelp = (word: string): boolean => word === '--help' || word === '-h';

const unknown = (name: string): string => {
  const meant = nearest(
    name,
    COMMANDS.map((each) => each.name),
  );
  return `temoin: there is no “${name}”${meant ? `; did you mean “${meant}”?` : ''}`;
};

/** What went wrong, and with which file: the database names none. */
const wordsOf = (error: unknown, args: readonly string[]): string => {
  const { message = String(error), code = '' } = error as { message?: string; code?: unknown };
  const data = args.includes('--data') && args[args.indexOf('--data') + 1];
  return data && String(code).startsWith('SQLITE') ? `${data}: ${message}` : message;
};

const help = ({ usage, summary }: Command): string => `${usage}\n\n${summary}`;

/** Runs one command line; never rejects. */
export const run = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  const [first, ...rest] = argv;
  if (first === '--version' || first === '-v') {
    io.out(version());
    return 0;
  }
  const asks = first === 'help' || (first !== undefined && isHelp(first));
  const [name, ...args] = asks ? rest : argv;
  if (asks && name === undefined) {
    io.out(HELP);
    return 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    io.err(name ? unknown(name) : HELP);
    return 2;
  }
  if (asks || args.some(isHelp)) {
    io.out(help(command));
    return 0;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    io.err(`temoin ${name}: ${wordsOf(error, args)}`);
    if (!(error instanceof UsageError)) return 1;
    io.err(`\n${command.usage}`);
    return 2;
  }
};
