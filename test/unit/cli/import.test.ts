import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCommand } from '../../../src/cli/import.ts';
import { sha256hex } from '../../../src/collector/sha256.ts';
import { folder, open } from '../collector/collecting.ts';
import { exported, linesOf, verified } from '../export/exporting.ts';

const FILE = '﻿"consent id";"date";"choice"\r\n"c-1";"2026-09-01";"yes"\r\n';

describe('temoin import', () => {
  it('keeps what another system recorded, byte for byte, and lets the log tell of it', async () => {
    const opened = await open();
    const file = join(folder(), 'Didomi export.CSV');
    writeFileSync(file, FILE);
    const said: string[] = [];
    const io = { out: (line: string) => said.push(line), err: () => {}, stop: new AbortController().signal };
    const args = [file, '--data', opened.data, '--records', '1', '--why', 'Didomi, until 2026-10-31'];
    expect(await importCommand.run(args, io)).toBe(0);
    const digest = sha256hex(FILE);
    expect(said).toEqual([`entry 2: ${digest}.csv, 1 record`]);
    const { out } = await exported(opened);
    expect(readFileSync(join(out, `documents/${digest}.csv`), 'utf8')).toBe(FILE);
    expect(linesOf(out, 'entries.jsonl')[2]).toContain('"kind":"import"');
    expect(verified(out)).toMatchObject({ status: 0 });
    writeFileSync(join(out, `documents/${digest}.csv`), FILE.replace('yes', 'no '));
    expect(verified(out)).toMatchObject({ status: 1 });
  });

  it('says what is wrong with how it was asked', async () => {
    const io = { out: () => {}, err: () => {}, stop: new AbortController().signal };
    const data = folder();
    for (const args of [
      [],
      [join(data, 'none.csv'), '--data', data, '--records', '1', '--why', 'x'],
      [import.meta.filename, '--data', data, '--records', '1', '--why', 'x'],
      [import.meta.filename, '--data', data, '--records', 'many', '--why', 'x'],
    ])
      await expect(importCommand.run(args, io)).rejects.toThrow(/file|data|number|missing/);
  });
});
