export interface Stored {
  readonly store: 'localStorage' | 'sessionStorage' | 'indexedDB' | 'cache';
  readonly name: string;
  readonly value: string;
}

const webStorage = (store: 'localStorage' | 'sessionStorage'): readonly Stored[] => {
  try {
    return Object.entries(globalThis[store]).map(([name, value]) => ({ store, name, value: String(value) }));
  } catch {
    // A sandboxed or opaque page has none.
    return [];
  }
};

const databases = async (): Promise<readonly Stored[]> => {
  try {
    const found = await indexedDB.databases();
    return found.map(({ name = '', version = 0 }) => ({
      store: 'indexedDB' as const,
      name,
      value: String(version),
    }));
  } catch {
    // As above.
    return [];
  }
};

const cached = async (): Promise<readonly Stored[]> => {
  try {
    return (await caches.keys()).map((name) => ({ store: 'cache' as const, name, value: '' }));
  } catch {
    // Only secure pages have caches.
    return [];
  }
};

/** Everything but cookies that lies on the terminal for this origin. */
export const storedHere = async (): Promise<readonly Stored[]> => [
  ...webStorage('localStorage'),
  ...webStorage('sessionStorage'),
  ...(await databases()),
  ...(await cached()),
];
