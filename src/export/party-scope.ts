import type { Configuration } from '../config/configuration.ts';
import { purposesOf } from '../config/purposes-of.ts';
import type { Scope } from './scope.ts';
import type { Source } from './source.ts';

/**
 * What a party that shares in the responsibility is to get: the bodies of the purposes that it takes part in, by all
 * configurations that name it (GDPR art. 26). Rejects where none does.
 */
export const partyScope = async (source: Source, party: string): Promise<Scope> => {
  const purposes = new Set<string>();
  let known = false;
  for (const digest of await source.configurations()) {
    const found = await source.document(digest);
    if (!found) continue;
    const its = purposesOf(JSON.parse(Buffer.from(found.bytes).toString()) as Configuration, party);
    known ||= its !== undefined;
    for (const purpose of its ?? []) purposes.add(purpose);
  }
  if (!known) throw new Error(`no configuration in these logs names “${party}”`);
  return { party, purposes: [...purposes].sort() };
};
