import type { Configuration } from '../config/configuration.ts';
import { purposesOf } from '../config/purposes-of.ts';
import type { Scope } from './scope.ts';
import type { Source } from './source.ts';

type Reader = Pick<Source, 'configurations' | 'document'>;

/** Every configuration that the logs tell of and whose text is kept. */
async function* configurationsIn(source: Reader): AsyncGenerator<Configuration, void, undefined> {
  for (const digest of await source.configurations()) {
    const found = await source.document(digest);
    if (found) yield JSON.parse(Buffer.from(found.bytes).toString()) as Configuration;
  }
}

/** The purposes and the parties that may be asked for by name: those of any configuration in these logs. */
export const namesIn = async (
  source: Reader,
): Promise<{ readonly purposes: readonly string[]; readonly parties: readonly string[] }> => {
  const [purposes, parties] = [new Set<string>(), new Set<string>()];
  for await (const { controller, recipients = [], purposes: asked } of configurationsIn(source)) {
    for (const { id } of asked) purposes.add(id);
    for (const { name } of [controller, ...recipients]) parties.add(name);
  }
  return { purposes: [...purposes].sort(), parties: [...parties].sort() };
};

/**
 * What a party that shares in the responsibility is to get: the bodies of the purposes that it takes part in, by all
 * configurations that name it (GDPR art. 26). Rejects where none does.
 */
export const partyScope = async (source: Reader, party: string): Promise<Scope> => {
  const purposes = new Set<string>();
  let known = false;
  for await (const configuration of configurationsIn(source)) {
    const its = purposesOf(configuration, party);
    known ||= its !== undefined;
    for (const purpose of its ?? []) purposes.add(purpose);
  }
  if (!known) throw new Error(`no configuration in these logs names “${party}”`);
  return { party, purposes: [...purposes].sort() };
};
