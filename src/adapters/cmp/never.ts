import type { Cmp } from './cmp.ts';

/** What a CMP without a purpose for replay says of replay: nothing. */
export const never = (name: string): Pick<Cmp, 'read' | 'knows' | 'write' | 'record'> => ({
  read: () => ({}),
  knows: () => false,
  write() {
    throw new Error(`${name} holds no answer about replay`);
  },
  record: () => ({}),
});
