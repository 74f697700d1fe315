import { json } from './json.ts';
import type { Kept } from './outbox.ts';
import type { Terminal } from './terminal.ts';

/** Withdrawals on their way into the vault, in `localStorage`: written before the call returns, gone once they are there. */
export interface Aside {
  read(): Kept[];
  add(rows: readonly Kept[]): void;
  drop(rows: readonly Kept[]): void;
}

const NAME = 'temoin.aside';

export const createAside = ({ local }: Pick<Terminal, 'local'>): Aside => {
  const write = (rows: readonly Kept[]) => {
    try {
      if (rows[0]) local()?.setItem(NAME, json(rows));
      else local()?.removeItem(NAME);
    } catch {
      // No room there either: it is proved again when the vault is back.
    }
  };
  const aside: Aside = {
    read() {
      try {
        const rows: Kept[] = JSON.parse(local()?.getItem(NAME) ?? '[]');
        // Whatever a script may have written there: it can end a consent and never make one.
        return rows.filter(({ act, key }) => act === 'withdraw' && typeof key === 'string');
      } catch {
        return [];
      }
    },
    add: (rows) => write([...new Map([...aside.read(), ...rows].map((row) => [row.key, row])).values()]),
    drop: (rows) => write(aside.read().filter(({ key }) => !rows.some((row) => row.key === key))),
  };
  return aside;
};
