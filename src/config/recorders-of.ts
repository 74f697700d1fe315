import type { Purpose } from '../purpose/purpose.ts';

/** The recorders that a purpose names, or that the configuration names for all; a purpose that is not replay has none. */
export const recordersOf = (
  { recorder: all = 'temoin' }: { readonly recorder?: string | readonly string[] },
  { limitation, recorder = all }: Pick<Purpose, 'limitation' | 'recorder'>,
): readonly string[] => (limitation ? [recorder].flat() : []);
