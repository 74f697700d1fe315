import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, open } from '../collector/collecting.ts';
import { cosigned, WITNESS } from './cosigning.ts';
import { choices, exported, linesOf, verified } from './exporting.ts';

describe('an export of a log that a partner cosigns', () => {
  it('carries the cosignatures of its own checkpoint', async () => {
    const opened = await open();
    await choices(opened, 3);
    const size = await cosigned(opened);
    const { out } = await exported(opened);
    expect(linesOf(out, 'keys/witnesses')).toEqual([WITNESS]);
    expect(existsSync(join(out, 'cosigned'))).toBe(false);
    expect(verified(out)).toMatchObject({ status: 0, said: expect.stringMatching(/ok witness: partner/) });
    expect(readFileSync(join(out, 'checkpoint'), 'utf8')).toContain(`\n${size}\n`);
  });

  it('carries the last one that was cosigned, where the log has grown since', async () => {
    const opened = await open();
    await choices(opened, 3);
    const size = await cosigned(opened);
    await choices(opened, 3);
    const { out } = await exported(opened);
    const { status, said } = verified(out);
    expect(status, said).toBe(0);
    expect(said).toContain(`when there were ${size} entries`);
    expect(said).toContain(`ok witness: the first ${size} entries are those of cosigned/${size}.checkpoint`);
  });

  it('that its keeper rewrote and signed anew contradicts what the partner holds', async () => {
    const opened = await open();
    await choices(opened, 3);
    const size = await cosigned(opened);
    const honest = await exported(opened);
    await opened.close();
    const data = folder();
    copyFileSync(join(opened.data, 'log-key.pem'), join(data, 'log-key.pem'));
    const rewritten = await open({ data });
    await choices(rewritten, 4);
    const { out } = await exported(rewritten);
    expect(verified(out).status).toBe(0);
    expect(verified(out, '--since', join(honest.out, 'checkpoint'))).toMatchObject({
      status: 1,
      said: expect.stringContaining(`FAIL since: the log was rewritten before entry ${size}`),
    });
  });

  it('with a forged cosignature is a finding', async () => {
    const opened = await open();
    await choices(opened, 2);
    const size = await cosigned(opened);
    await choices(opened, 2);
    const { out } = await exported(opened);
    const path = join(out, `cosigned/${size}.checkpoint`);
    const note = readFileSync(path, 'utf8');
    const lines = note.trimEnd().split('\n');
    const last = lines.at(-1) as string;
    const [, name, encoded = ''] = last.split(' ');
    const bytes = Buffer.from(encoded, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
    writeFileSync(path, note.replace(last, `— ${name} ${bytes.toString('base64')}`));
    expect(verified(out)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/FAIL witness: .*signature of partner\.example\/witness is wrong/),
    });
  });
});
