import { readFileSync } from 'node:fs';
import type { Configuration } from '../config/configuration.ts';
import { explain } from '../config/explain.ts';
import type { Finding } from '../config/finding.ts';
import { languagesOf } from '../config/languages.ts';
import { noticesOf } from '../notice/notices-of.ts';
import { count } from './count.ts';
import { shippedLanguages, textsOf } from './locales.ts';
import { UsageError } from './usage-error.ts';

/** A configuration that may be served, and every notice that its pages can show. */
export interface Sound {
  readonly configuration: Configuration;
  readonly notices: readonly { readonly language: string; readonly bytes: string }[];
}

const parse = (file: string): unknown => {
  const text = (() => {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
    }
  })();
  return JSON.parse(text.replace(/^\uFEFF/, ''));
};

const lineOf = (kind: string, { path, reason, rule }: Finding): string =>
  `${kind}: ${path ? `${path} ` : ''}${reason} (${rule})`;

/**
 * Reads `temoin.json` as strictly as `temoin check` does, and says all that is wrong or unusual, a line each.
 * Nothing is handed back where anything is wrong.
 */
export const readConfigurationFile = (file: string, say: (line: string) => void): Sound | undefined => {
  const shipped = shippedLanguages();
  const wrong = (path: string, reason: string, rule: string): undefined => {
    say(lineOf('error', { path, reason, rule }));
    say(`${file}: 1 error`);
  };
  let json: unknown;
  try {
    json = parse(file);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return wrong(file, `is not JSON: ${(error as Error).message}`, 'R-187');
  }
  const { configuration, errors, warnings } = explain(json, shipped);
  for (const finding of errors) say(lineOf('error', finding));
  for (const finding of warnings) say(lineOf('warning', finding));
  if (!configuration) {
    say(`${file}: ${count(errors.length, 'error')}`);
    return undefined;
  }
  try {
    return {
      configuration,
      notices: languagesOf(configuration, shipped).flatMap((language) =>
        noticesOf(configuration, textsOf(language), language),
      ),
    };
  } catch (error) {
    return wrong(file, `makes no notice that is true: ${(error as Error).message}`, 'R-010, GDPR art. 12');
  }
};
