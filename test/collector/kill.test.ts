import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/proof/receipt.ts';
import { audit, type Running, recordText, start } from './running.ts';
import { SITE } from './site.ts';

const KILLS = 20;
const CLIENTS = 8;

/** Sends proofs without a pause until no answer comes any more; tells of each receipt. */
const stream = async (port: number, told: (receipt: Receipt) => void): Promise<void> => {
  const client = async () => {
    for (;;) {
      const body = JSON.stringify({ records: [{ signed: recordText() }, { signed: recordText() }] });
      const answer = await fetch(`http://127.0.0.1:${port}/temoin/proofs`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', origin: SITE },
      });
      if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
      // A kill may come within an answer: half a receipt is none.
      for (const receipt of (await answer.json()).receipts) told(receipt);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: CLIENTS }, client));
  for (const end of ends)
    if (end.status === 'rejected' && !(end.reason instanceof TypeError)) throw end.reason;
};

describe('a collector that dies', () => {
  let data: string;
  let running: Running | undefined;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'temoin-kill-'));
  });
  afterEach(async () => {
    running?.child.kill('SIGKILL');
    await running?.ended;
    rmSync(data, { recursive: true, force: true });
  });

  it(`of kill -9, ${KILLS} times within a stream of proofs, loses none that it acknowledged`, {
    timeout: 300_000,
  }, async () => {
    const receipts: Receipt[] = [];
    const seen = new Set<string>();
    let sizes = 0;
    const check = async (port: number) => {
      const { size } = await audit(port, receipts, seen);
      expect(size).toBeGreaterThan(sizes);
      sizes = size;
      const { proofs } = await (await fetch(`http://127.0.0.1:${port}/temoin/health`)).json();
      expect(proofs).toBe(size - 2);
    };
    for (let kill = 0; kill < KILLS; kill++) {
      running = await start(data);
      const { child, port, ended } = running;
      await check(port);
      // At another moment of the work each time: after some answers, and a part of a millisecond more.
      const enough = receipts.length + 10 + Math.floor(Math.random() * 200);
      let struck = false;
      await stream(port, (receipt) => {
        receipts.push(receipt);
        seen.add(receipt.checkpoint);
        if (struck || receipts.length < enough) return;
        struck = true;
        setTimeout(() => child.kill('SIGKILL'), Math.random() * 4);
      });
      expect(await ended).toBe('SIGKILL');
    }
    running = await start(data);
    await check(running.port);
    expect(receipts.length).toBeGreaterThan(KILLS * 10);
  });

  it('of SIGTERM finishes what was begun, takes nothing new, and ends with 0', {
    timeout: 60_000,
  }, async () => {
    running = await start(data);
    const { child, port, ended } = running;
    const halves = Array.from({ length: 10 }, () => {
      const body = JSON.stringify({ records: [{ signed: recordText() }] });
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (part) => {
        answer += part;
      });
      const closed = new Promise<string>((resolve, reject) => {
        socket.on('error', reject);
        socket.on('close', () => resolve(answer));
      });
      socket.write(
        `POST /temoin/proofs HTTP/1.1\r\nHost: boutique.example\r\nOrigin: ${SITE}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 40)}`,
      );
      return { finish: () => socket.write(body.slice(40)), closed };
    });
    // Answered behind them: by then the server has begun with all ten.
    await (await fetch(`http://127.0.0.1:${port}/temoin/health`)).text();
    child.kill('SIGTERM');
    const refused = async () =>
      fetch(`http://127.0.0.1:${port}/temoin/health`, { headers: { connection: 'close' } }).then(
        () => false,
        () => true,
      );
    while (!(await refused()));
    for (const { finish } of halves) finish();
    const answers = await Promise.all(halves.map(({ closed }) => closed));
    expect(answers.map((answer) => answer.slice(0, 12))).toEqual(halves.map(() => 'HTTP/1.1 201'));
    expect(await ended).toBe(0);
    const receipts: Receipt[] = answers.flatMap(
      (answer) => JSON.parse(answer.slice(answer.indexOf('{'))).receipts,
    );
    running = await start(data);
    await audit(running.port, receipts, new Set(receipts.map(({ checkpoint }) => checkpoint)));
  });
});
