import { openSqliteStore } from './sqlite.ts';
import type { Store } from './store.ts';

/** Where a collector can keep things, by name. */
export const STORES: Readonly<
  Record<'sqlite', (data: string, options?: { readonly cache?: number }) => Store>
> = { sqlite: openSqliteStore };
