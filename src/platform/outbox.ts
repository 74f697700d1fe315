import { createAside } from './aside.ts';
import type { Clock } from './clock.ts';
import { json } from './json.ts';
import type { PublicKey } from './signer.ts';
import type { Terminal } from './terminal.ts';
import type { Transport } from './transport.ts';
import type { Vault } from './vault.ts';

/** One proof on the terminal. */
export interface Kept {
  readonly id: string;
  readonly act: string;
  readonly purpose: string;
  readonly at: number;
  readonly until: number;
  readonly choice: string;
  /** Sorts as the records were made: a withdrawal is never sent before what it ends. */
  readonly key: string;
  /** Where it is to be sent; absent once delivered. */
  readonly to?: string | undefined;
  readonly record?: { readonly signed: string; readonly key?: PublicKey; readonly signature?: string };
  readonly ends?: readonly string[];
  /** Sixteen random bytes for L1's draw; they never leave the terminal. */
  readonly seed?: Uint8Array<ArrayBuffer>;
  readonly receipt?: unknown;
}

export interface Answer {
  readonly receipts: readonly { readonly id: string; readonly upload?: unknown }[];
  readonly erased?: number;
}

export interface Outbox {
  /** Resolves when the rows are durable on the terminal. */
  add(rows: readonly Kept[]): Promise<void>;
  all(): Promise<Kept[]>;
  /** Marks of withdrawals, durable before it returns where `localStorage` is to be had: the page may be left at once. */
  mark(rows: readonly Kept[]): void;
  /** Sends what waits, oldest first; one run at a time, tried again later while no answer comes. */
  deliver(): Promise<void>;
  /**
   * Sends rows that could not be stored, once, and lays them aside (`localStorage`) until they can be: a withdrawal is
   * not proved twice. Rejects when no answer came.
   */
  post(rows: readonly Kept[]): Promise<void>;
  /** Removes what has ended and was delivered. A withdrawal stays as long as a grant that it ends. */
  prune(): Promise<void>;
  /** Gives up the request in flight, lest its late answer bring back an older cookie; what it carried is sent again. */
  interrupt(): void;
}

const BATCH = 16;
const FIRST_RETRY = 2000;
const LAST_RETRY = 300_000;
/** The collector's own word that a record is not acceptable: any other answer may be a proxy's, and passes. */
const isRefused = ({ status, headers }: Response) =>
  [400, 413, 415, 422].includes(status) && /problem\+json/.test(headers.get('content-type') ?? '');

/**
 * Of a refusal only its time and purpose stay; a delivered record needs no address any more, and what comes with its
 * receipt to let segments in is not stored.
 */
const settled = (row: Kept, answered: Answer['receipts'][number] | undefined): Kept => {
  const { upload: _, ...receipt } = answered ?? {};
  if (row.act !== 'refuse') return { ...row, to: undefined, receipt: answered && receipt };
  const { act, purpose, at, until } = row;
  return { act, purpose, at, until, id: '', choice: '', key: row.key.slice(0, -row.id.length) };
};

const settledBy = (rows: readonly Kept[], { receipts }: Answer): Kept[] =>
  rows.map((row) =>
    settled(
      row,
      receipts.find(({ id }) => id === row.id),
    ),
  );

export const createOutbox = (
  {
    vault,
    transport,
    clock,
    terminal,
  }: { vault: Vault; transport: Transport; clock: Clock; terminal: Pick<Terminal, 'local'> },
  told: {
    delivered(rows: readonly Kept[], answer: Answer): void;
    rejected(rows: readonly Kept[], problem: unknown): void;
  },
): Outbox => {
  const keyed = (rows: readonly Kept[]) => rows.map((row) => [row.key, row] as const);
  const aside = createAside(terminal);
  // IndexedDB hands rows out in the order of their keys.
  const read = () => vault.all<Kept>('records');
  const all = async (): Promise<Kept[]> => {
    const rows = aside.read();
    if (!rows[0]) return read();
    const proved = rows.filter(({ record }) => record);
    if (proved[0]) await vault.put('records', keyed(proved));
    // A mark never takes the place of what it is the mark of: that may have come from another tab meanwhile.
    for (const row of rows) if (!row.record) await vault.add('records', row.key, row).catch(() => {});
    const kept = await read();
    aside.drop(rows.filter(({ key }) => kept.some((row) => row.key === key)));
    return kept;
  };
  let running = false;
  let more = false;
  let again = () => {};
  let wait = FIRST_RETRY;
  let flight = new AbortController();
  /** Withdrawals that were not acceptable: never dropped, and tried again on the next page. */
  const stuck = new Set<string>();

  const request = (rows: readonly Kept[]) =>
    transport.send({
      method: 'POST',
      path: (rows[0] as Kept).to as string,
      body: json({ records: rows.map(({ record }) => record) }),
      headers: { 'Content-Type': 'application/json' },
      keepalive: true,
      cookies: true,
      signal: flight.signal,
    });

  const later = () => {
    again();
    again = clock.after(wait, () => void outbox.deliver());
    wait = Math.min(wait * 2, LAST_RETRY);
  };

  /** True when the rows are dealt with, in one way or the other. */
  const send = async (rows: Kept[]): Promise<boolean> => {
    const response = await request(rows);
    if (response.ok) {
      const answer = (await response.json()) as Answer;
      const done = settledBy(rows, answer);
      await vault.put('records', keyed(done));
      await vault.remove(
        'records',
        rows.map(({ key }) => key).filter((key) => !done.some((row) => row.key === key)),
      );
      told.delivered(rows, answer);
      return true;
    }
    if (!isRefused(response)) return false;
    // All or nothing: one record that is refused must not take the others with it.
    if (rows.length > 1) {
      for (const row of rows) if (!(await send([row]))) return false;
      return true;
    }
    for (const { act, key } of rows)
      if (act === 'withdraw') stuck.add(key);
      else await vault.remove('records', [key]);
    told.rejected(rows, await response.json().catch(() => response.status));
    return true;
  };

  const outbox: Outbox = {
    all,
    mark: aside.add,
    async post(rows) {
      aside.add(rows);
      const response = await request(rows);
      if (!response.ok) return;
      const answer = (await response.json()) as Answer;
      aside.add(settledBy(rows, answer));
      told.delivered(rows, answer);
    },
    async prune() {
      const rows = await all();
      const now = clock.now();
      // What is still to be sent stays, and the mark of a withdrawal that is still to be proved.
      const over = rows.filter(
        ({ act, to, record, until }) => until <= now && !to && (record || act !== 'withdraw'),
      );
      const grants = new Set(rows.filter((row) => !over.includes(row)).map(({ id }) => id));
      const ended = over.filter(({ ends = [] }) => !ends.some((id) => grants.has(id)));
      if (ended.length)
        await vault.remove(
          'records',
          ended.map(({ key }) => key),
        );
    },
    interrupt() {
      flight.abort();
      flight = new AbortController();
    },
    add: (rows) => vault.put('records', keyed(rows)),
    async deliver() {
      more = true;
      if (running) return;
      running = true;
      again();
      try {
        while (more) {
          more = false;
          const waiting = (await all()).filter(({ to, key }) => to && !stuck.has(key));
          const first = waiting[0];
          if (!first) break;
          more = true;
          const other = waiting.findIndex(({ to }) => to !== first.to);
          const rows = waiting.slice(0, Math.min(BATCH, other < 0 ? BATCH : other));
          if (!(await send(rows))) throw new Error('no answer');
          wait = FIRST_RETRY;
        }
      } catch {
        // Off line, or the collector is away: what is in the vault stays there, and is tried again.
        later();
      } finally {
        running = false;
      }
    },
  };
  return outbox;
};
