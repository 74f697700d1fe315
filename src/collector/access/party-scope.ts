import type { Configuration } from '../../config/configuration.ts';
import { purposesOf } from '../../config/purposes-of.ts';
import { configurationsOf } from '../configurations.ts';
import type { Desk } from '../desk.ts';
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
  const purposes = new Set(purposesOf(configuration, party));
  for (const digest of await configurationsOf(store)) {
    const found = await store.document(digest);
    const text = found && Buffer.from(found.bytes).toString();
    for (const id of text ? (purposesOf(JSON.parse(text) as Configuration, party) ?? []) : [])
      purposes.add(id);
  }
  return { party, purposes: [...purposes].sort() };
};
