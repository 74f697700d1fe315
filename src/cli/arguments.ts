import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from '../config/nearest.ts';
import { UsageError } from './usage-error.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Node's own words, but for an option that is not there: it may be one misspelt. */
const wordsOf = (error: unknown, known: readonly string[]): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  const odd = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && /'--?([^']+)'/.exec(message)?.[1];
  if (!odd) return message.split('\n')[0] as string;
  const meant = nearest(odd, known);
  return `there is no --${odd}${meant ? `; did you mean --${meant}?` : ''}`;
};

/** What was typed, by name. */
export interface Typed {
  readonly names: readonly string[];
  /** Throws a `UsageError` where the option is not there. */
  needed(option: string): string;
  text(option: string): string | undefined;
  /** Every value of an option that may be repeated. */
  all(option: string): readonly string[];
  flag(option: string): boolean;
  /** A whole number within bounds. */
  number(option: string, otherwise: number | undefined, least: number, most: number): number;
}

/**
 * Reads arguments strictly: `text` options take a value, `lists` one each time, `flags` none; `names` is how many
 * words stand alone, or more up to `most`, and `what` one of them is.
 */
export const readArguments = (
  args: readonly string[],
  {
    text = [],
    lists = [],
    flags = [],
    names = 0,
    most = names,
    what = 'a file',
  }: {
    text?: readonly string[];
    lists?: readonly string[];
    flags?: readonly string[];
    names?: number;
    most?: number;
    what?: string;
  },
): Typed => {
  const options: Options = Object.fromEntries([
    ...text.map((name) => [name, { type: 'string' as const }]),
    ...lists.map((name) => [name, { type: 'string' as const, multiple: true }]),
    ...flags.map((name) => [name, { type: 'boolean' as const }]),
  ]);
  const { values, positionals } = (() => {
    try {
      return parseArgs({ args: [...args], options, allowPositionals: names > 0, strict: true });
    } catch (error) {
      throw new UsageError(wordsOf(error, Object.keys(options)));
    }
  })();
  if (positionals.length < names || positionals.length > most)
    throw new UsageError(
      names > positionals.length ? `${what} is missing` : `what is “${positionals[most]}” for?`,
    );
  const typed: Typed = {
    names: positionals,
    text: (option) => values[option] as string | undefined,
    all: (option) => (values[option] ?? []) as readonly string[],
    needed(option) {
      const value = typed.text(option);
      if (!value) throw new UsageError(`--${option} is missing`);
      return value;
    },
    flag: (option) => values[option] === true,
    number(option, otherwise, least, most) {
      const value =
        otherwise === undefined ? typed.needed(option) : (typed.text(option) ?? String(otherwise));
      if (!/^\d{1,9}$/.test(value) || Number(value) < least || Number(value) > most)
        throw new UsageError(
          `--${option} is “${value}”, and must be a whole number from ${least} to ${most}`,
        );
      return Number(value);
    },
  };
  return typed;
};
