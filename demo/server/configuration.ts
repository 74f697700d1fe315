import { readFileSync } from 'node:fs';
import type { Configuration } from '../../src/config/configuration.ts';
import { explain } from '../../src/config/explain.ts';

/**
 * Reads `temoin.json` for the site at `origin`, with another one asking where `ask` says so. Throws an error that names everything that is wrong with it, each
 * with the requirement behind it.
 */
export const configurationFor = (
  file: string,
  origin: string,
  languages: readonly string[],
  ask?: Configuration['ask'],
): Configuration => {
  const given = JSON.parse(readFileSync(file, 'utf8')) as Configuration;
  const { configuration, errors } = explain({ ...given, site: origin, ...(ask && { ask }) }, languages);
  if (!configuration)
    throw new Error(errors.map(({ path, reason, rule }) => `${path} ${reason} (${rule})`).join('\n'));
  return configuration;
};
