import type { Cmp } from './cmp.ts';

/** What a CMP without a purpose for replay says of replay: nothing, and it can be told nothing. */
export const never: Pick<Cmp, 'read' | 'knows' | 'record'> = {
  read: () => ({}),
  knows: () => false,
  record: () => ({}),
};
