import type { Configuration } from '../../config/configuration.ts';
import { purposesOf } from '../../config/purposes-of.ts';
import { configurationsOf } from '../configurations.ts';
import type { Desk } from '../desk.ts';
import { Refused } from '../http/problem.ts';
import type { AccessToken } from '../stores/access-store.ts';

export interface PartyScope {
  readonly party: string;
  readonly purposes: readonly string[];
}

/** What a token lets its bearer see of the bodies: where it is a party's, those of that party's purposes. */
export const partyScope = async (
  { party }: AccessToken,
  { store, configuration }: Desk,
): Promise<PartyScope | undefined> => {
  if (party === undefined) return undefined;
  const own = purposesOf(configuration, party);
  // Visitors of now are no longer told of it.
  if (!own) throw new Refused(403, `“${party}” is no party of this site any more.`, 'authorization');
  const purposes = new Set(own);
  for (const digest of await configurationsOf(store)) {
    const found = await store.document(digest);
    const text = found && Buffer.from(found.bytes).toString();
    for (const id of text ? (purposesOf(JSON.parse(text) as Configuration, party) ?? []) : [])
      purposes.add(id);
  }
  return { party, purposes: [...purposes].sort() };
};
