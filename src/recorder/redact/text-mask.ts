/** What every form value becomes, whatever it was (CNIL draft, S1: never collected). */
export const FIELD = '••••';

export { mask } from '../../measures/s1/mask.ts';
export { scrub } from '../../measures/s1/shapes.ts';
