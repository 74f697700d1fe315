import { parseEntry } from '../proof/index.ts';
import type { Store } from './stores/store.ts';

/** Whose data these are, as the newest log says; nothing where there is none yet. */
export const siteOf = async (store: Store): Promise<string | undefined> => {
  const log = (await store.logs()).filter(({ dropped, size }) => !dropped && size > 0).at(-1);
  const [first] = log ? await store.entries(log.epoch, 0, 1) : [];
  return first === undefined ? undefined : parseEntry(first).site;
};
