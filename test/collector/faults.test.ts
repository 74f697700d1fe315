import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/proof/receipt.ts';
import { exported, verified } from '../unit/export/exporting.ts';
import { audit, type Running, recordText, start } from './running.ts';
import { SITE } from './site.ts';

let data: string;
let running: Running[];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'temoin-faults-'));
  running = [];
});
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(data, { recursive: true, force: true });
});

const begin = async (blocks?: number): Promise<Running> => {
  const begun = await start(data, blocks);
  running.push(begun);
  return begun;
};

const post = async (
  port: number,
  count = 16,
): Promise<{ status: number; receipts: Receipt[]; type: string }> => {
  const records = Array.from({ length: count }, () => ({ signed: recordText() }));
  const answer = await fetch(`http://127.0.0.1:${port}/temoin/proofs`, {
    method: 'POST',
    body: JSON.stringify({ records }),
    headers: { 'content-type': 'application/json', origin: SITE },
  });
  const said = (await answer.json()) as { receipts?: Receipt[] };
  return {
    status: answer.status,
    receipts: said.receipts ?? [],
    type: answer.headers.get('content-type') ?? '',
  };
};

describe('a collector whose disk is full', () => {
  it('says so with a problem, acknowledges nothing that it did not keep, and goes on with more room', {
    timeout: 60_000,
  }, async () => {
    // 4,096 blocks of 512 bytes, or of 1,024 in some shells.
    const { port, child, ended } = await begin(4096);
    const receipts: Receipt[] = [];
    let answer = await post(port);
    for (let sent = 0; answer.status === 201 && sent < 2000; sent++) {
      receipts.push(...answer.receipts);
      answer = await post(port);
    }
    expect(answer).toMatchObject({ status: 503, type: 'application/problem+json' });
    expect(receipts.length).toBeGreaterThan(100);
    expect((await post(port)).status).toBe(503);
    child.kill('SIGKILL');
    await ended;

    const again = await begin();
    await audit(again.port, receipts, new Set());
    expect(await post(again.port)).toMatchObject({ status: 201 });
    const { status, said } = verified((await exported({ data })).out);
    expect(status, said).toBe(0);
  });
});

describe('two collectors on one data folder', () => {
  it('write one log without a gap, and nothing is lost', { timeout: 60_000 }, async () => {
    const both = await Promise.all([begin(), begin()]);
    const receipts: Receipt[] = [];
    const stream = async (port: number) => {
      for (let sent = 0; sent < 40; sent++) {
        const answer = await post(port, 4);
        expect(answer.status).toBe(201);
        receipts.push(...answer.receipts);
      }
    };
    await Promise.all(both.flatMap(({ port }) => [stream(port), stream(port)]));
    expect(receipts).toHaveLength(4 * 40 * 4);
    expect(new Set(receipts.map(({ index }) => index)).size).toBe(receipts.length);
    for (const { port } of both)
      await audit(port, receipts, new Set(receipts.map(({ checkpoint }) => checkpoint)));
    const { status, said } = verified((await exported({ data })).out);
    expect(status, said).toBe(0);
  });
});
