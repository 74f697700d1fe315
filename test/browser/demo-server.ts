import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { STORES } from '../../src/collector/stores/index.ts';
import { createAccessToken } from '../../src/collector/tokens.ts';
import { parseBody } from '../../src/proof/body.ts';
import type { ProofRecord } from '../../src/proof/proof-record.ts';

const root = join(import.meta.dirname, '../..');
/** A limit on waiting. */
export const SOON: { readonly timeout: number; readonly interval: number } = {
  timeout: 30_000,
  interval: 100,
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

export interface Demo {
  readonly origin: string;
  /** Its collector's data folder. */
  readonly data: string;
  readonly child: ChildProcess;
  /** Everything that it wrote. */
  readonly output: string[];
  stop(): Promise<number | null>;
}

/** What `npm start` runs, on a free port and a data folder of its own. */
export const startDemo = async (): Promise<Demo> => {
  const port = await freePort();
  const data = mkdtempSync(join(tmpdir(), 'temoin-demo-'));
  const env = { ...process.env, PORT: String(port), TEMOIN_DATA: data };
  const child = spawn(process.execPath, ['demo/start.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const ended = once(child, 'exit');
  await vi.waitUntil(() => output.length > 0 || child.exitCode !== null, SOON);
  return {
    origin: `http://127.0.0.1:${port}`,
    data,
    child,
    output,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
      return child.exitCode;
    },
  };
};

export const numbers = async ({ origin }: Demo): Promise<{ proofs: number; recordings: number }> =>
  (await fetch(`${origin}/temoin/health`)).json() as never;

/** All proofs that its collector holds, in the order of its log, as an auditor reads them. */
export const proofs = async ({ origin, data }: Demo): Promise<ProofRecord[]> => {
  const store = STORES.sqlite(data);
  const token = await createAccessToken(store, 'auditor', 1, Date.now());
  await store.close();
  const answer = await fetch(`${origin}/temoin/bodies`, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(parseBody((JSON.parse(line) as { body: string }).body).signed) as ProofRecord);
};
