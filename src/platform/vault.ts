/**
 * IndexedDB `temoin`: `records` (the outbox, and what was delivered) and `keys` (the signing key).
 * A write resolves when its transaction is complete, with strict durability where the browser knows it.
 * Every method rejects where storage is blocked.
 */
export interface Vault {
  get<T>(store: VaultStore, key: string): Promise<T | undefined>;
  all<T>(store: VaultStore): Promise<T[]>;
  /** One transaction: all of them or none. */
  put(store: VaultStore, entries: readonly (readonly [key: string, value: unknown])[]): Promise<void>;
  /** Rejects if the key is taken: of two tabs that mint at once, one wins. */
  add(store: VaultStore, key: string, value: unknown): Promise<void>;
  remove(store: VaultStore, keys: readonly string[]): Promise<void>;
}

export type VaultStore = 'records' | 'keys';

const STORES: readonly VaultStore[] = ['records', 'keys'];

const open = (factory: IDBFactory | undefined): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    if (!factory) throw new Error('IndexedDB is blocked');
    const request = factory.open('temoin', 1);
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
      // Never in the way of another tab's newer version, nor of a deletion.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });

export const vault = (factory: () => IDBFactory | undefined): Vault => {
  const transact = async <T>(
    store: VaultStore,
    mode: IDBTransactionMode,
    act: (objects: IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T | undefined> => {
    // Opened for each transaction: a connection kept open would keep the page out of the back/forward cache.
    const database = await open(factory());
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    }).finally(() => database.close()) as Promise<T | undefined>;
  };
  return {
    get: (store, key) => transact(store, 'readonly', (objects) => objects.get(key)),
    all: async (store) => (await transact(store, 'readonly', (objects) => objects.getAll())) ?? [],
    put: async (store, entries) => {
      await transact(store, 'readwrite', (objects) => {
        for (const [key, value] of entries) objects.put(value, key);
        return undefined;
      });
    },
    add: async (store, key, value) => {
      await transact(store, 'readwrite', (objects) => objects.add(value, key));
    },
    remove: async (store, keys) => {
      await transact(store, 'readwrite', (objects) => {
        for (const key of keys) objects.delete(key);
        return undefined;
      });
    },
  };
};
