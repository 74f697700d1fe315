import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { insistOnData } from './data-folder.ts';
import { insistOnKnown } from './known.ts';
import { UsageError } from './usage-error.ts';

const ROLES = ['auditor', 'operator'] as const;

/** A token for a name that is misspelt would let its bearer see nothing. */
const insistOnParty = async (data: string, party: string): Promise<void> => {
  const { namesIn } = await import('../export/party-scope.ts');
  const { openStoreSource } = await import('../export/store-source.ts');
  const source = openStoreSource(data);
  try {
    insistOnKnown('party', [party], (await namesIn(source)).parties);
  } finally {
    await source.close();
  }
};

/** Makes an access token: printed once, kept as a hash. */
export const token: Command = {
  name: 'token',
  summary: 'makes an access token, and prints it once',
  usage: `temoin token --data <dir> --role auditor|operator [--days 90] [--party <name>]

  auditor   reads the bodies of proofs; with --party those of the purposes that this party takes part in
  operator  reads and erases recordings, for a purpose that it names
  The folder is a collector’s, made by its first temoin serve. Only the token’s hash is kept. It works while the collector serves.`,
  async run(args, io) {
    const typed = readArguments(args, { text: ['data', 'role', 'days', 'party'] });
    const data = typed.needed('data');
    const given = typed.needed('role');
    const role = ROLES.find((each) => each === given);
    if (!role) throw new UsageError(`--role is “${given}”, and must be ${ROLES.join(' or ')}`);
    const party = typed.text('party');
    if (party !== undefined && role !== 'auditor') throw new UsageError('--party is for the role auditor');
    const days = typed.number('days', 90, 1, 366);
    insistOnData(data);
    if (party !== undefined) await insistOnParty(data, party);
    const { createAccessToken, STORES } = await import('../collector/index.ts');
    const store = await STORES.sqlite(data);
    try {
      io.out(await createAccessToken(store, role, days, Date.now(), party));
    } finally {
      await store.close();
    }
    return 0;
  },
};
