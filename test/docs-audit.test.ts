import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS, DARK_PATTERNS } from '../src/audit/checks/index.ts';
import { audit } from '../src/cli/audit.ts';
import { auditDocs } from '../tools/audit-docs.mjs';

const page = readFileSync('docs/audit.md', 'utf8');

describe('the document about the audit', () => {
  it('says of every check what the check says (node tools/audit-docs.mjs rewrites it)', () => {
    expect(page).toBe(auditDocs());
    for (const { id, rule, limits, source } of CHECKS) {
      expect(page).toContain(`| ${id} |`);
      for (const text of [rule, limits, source]) expect(text.length, id).toBeGreaterThan(4);
    }
  });

  it('counts the 32 checks of deceptive patterns, in their order', () => {
    expect(DARK_PATTERNS.map(({ id }) => id)).toEqual(
      Array.from({ length: 32 }, (_, i) => `DP-${String(i + 1).padStart(2, '0')}`),
    );
  });

  it('names no option that the command does not have', () => {
    for (const [, option = ''] of page.matchAll(/`(--[a-z]+)/g)) expect(audit.usage).toContain(option);
  });
});
