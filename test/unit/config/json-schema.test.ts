import { readFileSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { describe, expect, it } from 'vitest';
import { jsonSchema } from '../../../src/config/schema.ts';

const FILE = new URL('../../../schema/temoin.schema.json', import.meta.url);

describe('the published JSON Schema', () => {
  it('is the one that the check uses (TEMOIN_WRITE_SCHEMA=1 rewrites it)', () => {
    const made = jsonSchema();
    if (env['TEMOIN_WRITE_SCHEMA']) writeFileSync(FILE, `${JSON.stringify(made, null, 2)}\n`);
    // By content: the formatter has its own idea of line breaks.
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(made);
  });

  it('lets editors refuse what is not known', () => {
    expect(jsonSchema()).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'temoin.json',
      additionalProperties: false,
      required: ['site', 'controller', 'storage', 'purposes'],
      properties: { purposes: { items: { additionalProperties: false, required: ['id'] } } },
    });
  });
});
