import type { Purpose } from '../purpose/purpose.ts';
import type { Asked } from './asked.ts';

/**
 * The recorders of others that a purpose names. What only ours does (masking, an end of life) is not said of a purpose
 * that has one.
 */
export const othersOf = ({ recorder }: Pick<Purpose, 'recorder'>, asked: Asked): readonly string[] =>
  [recorder ?? asked.recorder ?? 'temoin'].flat().filter((tool) => tool !== 'temoin');
