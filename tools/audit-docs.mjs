// Writes the table of docs/audit.md from the checks: `node tools/audit-docs.mjs`. A test compares them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { CHECKS } from '../src/audit/checks/index.ts';
import { root } from './run.mjs';

const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** @type {Readonly<Record<string, string>>} */
const PARTS = { DP: 'Deceptive patterns', AX: 'Accessibility', PR: 'Privacy' };

/** The marked part of docs/audit.md, as the checks have it. */
export const auditTables = () =>
  Object.entries(PARTS)
    .map(([kind, title]) => {
      const rows = CHECKS.filter(({ id }) => id.startsWith(kind)).map(
        ({ id, title: name, rule, source, limits }) =>
          `| ${id} | ${cell(name)} | ${cell(rule)} | ${cell(source)} | ${cell(limits)} |`,
      );
      return `### ${title}\n\n| check | what | holds where | follows | what cannot be judged |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
    })
    .join('\n');

const page = join(root, 'docs/audit.md');
export const MARKED = /<!-- checks -->\n[\s\S]*<!-- \/checks -->/;

export const auditDocs = () => {
  const text = readFileSync(page, 'utf8');
  return text.replace(MARKED, () => `<!-- checks -->\n${auditTables()}\n<!-- /checks -->`);
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(page, auditDocs());
