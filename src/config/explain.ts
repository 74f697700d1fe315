import type { Configuration } from './configuration.ts';
import type { Finding, Report } from './finding.ts';
import { pageConfiguration } from './page-configuration.ts';
import { isExemption } from './rules/exemption.ts';
import { rules } from './rules/index.ts';
import { namesAt, schema } from './schema.ts';
import { tell } from './schema-findings.ts';

export interface Explained {
  /** With all defaults applied; there only if nothing is wrong. */
  readonly configuration?: Configuration;
  readonly errors: readonly Finding[];
  /** Lawful, but to be looked at. */
  readonly warnings: readonly Finding[];
}

/**
 * Reads `temoin.json` as strictly as it is ever read, and says everything that is wrong with it at once. Never throws.
 * `shipped`: the languages that have a locale, as BCP 47 tags.
 */
export const explain = (json: unknown, shipped: readonly string[] = ['fr', 'en']): Explained => {
  const errors = new Map<string, Finding>();
  const warnings = new Map<string, Finding>();
  const into = (findings: Map<string, Finding>) => (path: string, reason: string, rule: string) =>
    void findings.set(`${path} ${reason}`, { path, reason, rule });
  const report: Report = { refuse: into(errors), warn: into(warnings) };

  const shape = schema.safeParse(json);
  if (!shape.success) tell(shape.error.issues, json, namesAt, isExemption, report);
  for (const rule of rules(shipped)) rule(json, report);

  const found = { errors: [...errors.values()], warnings: [...warnings.values()] };
  if (!shape.success || errors.size) return found;
  const { $schema, ...given } = json as Configuration;
  return { configuration: { ...given, ...pageConfiguration(given) }, ...found };
};
