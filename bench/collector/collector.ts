import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measured, median, printAim, printFigures, printTable, ratio, valuesOf } from '../figures.ts';
import { runRounds } from '../rounds.ts';
import type { Inserts } from './inserts.ts';
import type { Load, Loaded } from './load.ts';
import { startProgram } from './program.ts';
import { MOUNT } from './site.ts';

interface Contestant {
  readonly name: string;
  /** Nothing where it is the bare database. */
  readonly kind?: Load['kind'];
  /** Proofs in one request. */
  readonly proofs: number;
  readonly most: number;
}

const CONTESTANTS: readonly Contestant[] = [
  { name: 'empty route', kind: 'empty', proofs: 0, most: 40_000 },
  { name: 'empty route, same body', kind: 'unread', proofs: 0, most: 20_000 },
  { name: 'refusals', kind: 'refusal', proofs: 1, most: 20_000 },
  { name: 'refusals, 3 a request', kind: 'three refusals', proofs: 3, most: 8000 },
  { name: 'signed grants', kind: 'grant', proofs: 1, most: 6000 },
  { name: 'bare SQLite inserts', proofs: 1, most: 100_000 },
];

/** Requests under way at a time; as many rows, at most, share one of the collector's transactions. */
const CLIENTS = 48;
const LASTS = 2000;

const measuredOf = ({ proofs }: Contestant, { requests, seconds, p50, p99, busy }: Loaded): Measured => ({
  'requests/s': requests / seconds,
  'proofs/s': (requests * proofs) / seconds,
  'p50 ms': p50,
  'p99 ms': p99,
  'client busy %': busy * 100,
});

/**
 * Proofs a second over HTTP, beside what the same server can do at all and what the same database can. Sizes and
 * times are bounded. Throws where an answer was not a receipt, or where the collector counts other proofs than those.
 */
export const benchCollector = async (count: number): Promise<void> => {
  const data = mkdtempSync(join(tmpdir(), 'temoin-bench-'));
  const server = startProgram('server.ts', join(data, 'collector'));
  const load = startProgram('load.ts');
  const inserts = startProgram('inserts.ts', data);
  try {
    const port = await server.hear<number>();
    let acknowledged = 0;
    const run = async (contestant: Contestant, ms = LASTS): Promise<Measured> => {
      const { kind, proofs, most } = contestant;
      if (!kind)
        return measuredOf(
          contestant,
          await inserts.ask<Loaded>({ most, ms, batch: CLIENTS } satisfies Inserts),
        );
      const before = await server.ask<readonly [number, number]>({});
      const loaded = await load.ask<Loaded>({ port, kind, most, ms, clients: CLIENTS } satisfies Load);
      const after = await server.ask<readonly [number, number]>({});
      acknowledged += loaded.requests * proofs;
      return {
        ...measuredOf(contestant, loaded),
        'server µs/request': (after[0] - before[0]) / loaded.requests,
        'its main thread': (after[1] - before[1]) / loaded.requests,
      };
    };

    // Not counted: until everything is compiled and connected.
    for (const contestant of CONTESTANTS) await run({ ...contestant, most: 2000 });
    const rounds = await runRounds(CONTESTANTS, count, run);
    printFigures('collector', `${CLIENTS} clients`, rounds);
    printTable(
      `Collector, ${CLIENTS} clients with kept-alive connections: medians of ${count} rounds`,
      rounds,
    );
    for (const baseline of ['empty route', 'empty route, same body']) {
      const share = ratio(rounds, 'refusals', baseline, 'requests/s');
      printAim(
        `refusals at least half as many as the ${baseline}`,
        share >= 0.5,
        `${median(valuesOf(rounds, 'refusals', 'requests/s')).toFixed(0)} a second, ratio ${share.toFixed(2)}`,
      );
    }
    const { proofs } = (await (await fetch(`http://127.0.0.1:${port}${MOUNT}/health`)).json()) as {
      proofs: number;
    };
    if (proofs !== acknowledged)
      throw new Error(`${acknowledged} proofs were acknowledged, ${proofs} are there.`);
    console.log(`${proofs} proofs were acknowledged, and all of them are there.`);
  } finally {
    await Promise.all([server.end(), load.end(), inserts.end()]);
    rmSync(data, { recursive: true, force: true });
  }
};
