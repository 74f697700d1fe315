import { Agent, request } from 'node:http';
import process from 'node:process';
import { quantile } from '../figures.ts';
import { grant, refusal } from './records.ts';
import { EMPTY_ROUTE, MOUNT, SITE } from './site.ts';

/** What a load generator is asked to do: at most so many requests, for at most so long. */
export interface Load {
  readonly port: number;
  readonly kind: 'empty' | 'unread' | 'refusal' | 'three refusals' | 'grant';
  readonly most: number;
  readonly ms: number;
  readonly clients: number;
}

export interface Loaded {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Share of one processor that the generator itself used. */
  readonly busy: number;
}

const BODIES: Readonly<Record<Load['kind'], () => string>> = {
  empty: () => '',
  unread: () => refusal(1),
  refusal: () => refusal(1),
  'three refusals': () => refusal(3),
  grant,
};

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });

/** Rejects on any answer but the one that is right. */
const ask = (port: number, path: string, body: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const expected = path === EMPTY_ROUTE ? 204 : 201;
    const asked = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        method: body.length ? 'POST' : 'GET',
        path,
        headers: body.length
          ? { 'content-type': 'application/json', 'content-length': body.length, origin: SITE }
          : {},
      },
      (answer) => {
        answer.resume();
        answer.once('error', reject);
        answer.once('end', () => {
          if (answer.statusCode === expected) resolve();
          else reject(new Error(`${answer.statusCode} instead of ${expected}`));
        });
      },
    );
    asked.once('error', reject);
    asked.end(body);
  });

const run = async ({ port, kind, most, ms, clients }: Load): Promise<Loaded> => {
  // All of it is there before the clock runs, signatures included.
  const bodies = Array.from({ length: most }, () => Buffer.from(BODIES[kind]()));
  const took: number[] = [];
  const began = performance.now();
  const before = process.cpuUsage();
  const path = kind === 'empty' || kind === 'unread' ? EMPTY_ROUTE : `${MOUNT}/proofs`;
  let next = 0;
  const client = async () => {
    while (next < bodies.length && performance.now() - began < ms) {
      const body = bodies[next++] as Buffer;
      const asked = performance.now();
      await ask(port, path, body);
      took.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    requests: took.length,
    seconds,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    busy: (user + system) / 1e6 / seconds,
  };
};

// A program of its own, so that asking takes nothing from answering but a processor.
process.on('message', async (load: Load) => process.send?.(await run(load)));
process.on('disconnect', () => process.exit(0));
