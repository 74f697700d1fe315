import type { Store } from './stores/store.ts';

/** Digests of the configurations that the logs tell of and whose text is kept, in no order. */
export const configurationsOf = async (
  store: Pick<Store, 'logs' | 'announced' | 'document'>,
): Promise<string[]> => {
  const told = await Promise.all((await store.logs()).map(({ epoch }) => store.announced(epoch)));
  const found: string[] = [];
  // What is announced is a notice or a configuration, and only the latter is a document.
  for (const digest of new Set(told.flat())) if (await store.document(digest)) found.push(digest);
  return found;
};
