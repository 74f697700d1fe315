import { CMPS } from '../adapters/cmp/index.ts';
import type { Configuration } from './configuration.ts';

/** Who asks for what, and in which order, where a platform asks beside us. */
export const asksInWords = ({ ask, purposes }: Configuration): string | undefined => {
  const ids = purposes.map(({ id }) => id);
  if (!ask || ask === 'banner') return undefined;
  const name = CMPS[ask.cmp]?.name ?? ask.cmp;
  const ours = ids.filter((id) => !Object.hasOwn(ask.map, id)).join(', ');
  const theirs = ids.filter((id) => Object.hasOwn(ask.map, id)).join(', ');
  if (!ours) return `${name} asks for ${theirs}; Témoin asks for nothing beside it`;
  return `${name} asks for ${theirs || 'nothing of these'}; Témoin asks for ${ours}, after it`;
};
