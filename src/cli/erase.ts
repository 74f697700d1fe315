import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { count } from './count.ts';
import { insistOnData } from './data-folder.ts';
import { UsageError } from './usage-error.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SESSION = /^[0-9a-f]{32}$/;

const SCRUBS = 25;

/** Erases what somebody has a right to have erased, and lets the log tell of it. */
export const erase: Command = {
  name: 'erase',
  summary: 'erases proofs or recordings for good; the log keeps that it was done, and why',
  usage: `temoin erase --data <dir> --proof <ids> | --session <ids>  --why <reason>

  --proof    bodies and keys of these proofs, their consents, and what was recorded under them
  --session  these recordings
  Several ids are parted by commas.
  --why      one line that stays in the log for ever: an article or a rule (“GDPR art. 17(1)(c)”), never a person
  The entries stay, and every older proof stays valid. It works while the collector serves.`,
  async run(args, io) {
    const typed = readArguments(args, { text: ['data', 'proof', 'session', 'why'] });
    const data = typed.needed('data');
    const [proof, session] = [typed.text('proof'), typed.text('session')];
    if (!proof === !session) throw new UsageError('one of --proof and --session says what');
    const ids = [...new Set((proof ?? session ?? '').split(',').filter(Boolean))];
    const wrong = ids.find((id) => !(proof ? UUID : SESSION).test(id));
    if (wrong !== undefined || !ids.length)
      throw new UsageError(`“${wrong ?? ''}” is no id of a ${proof ? 'proof' : 'recording'}`);
    const why = typed.needed('why').trim();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: an entry is one line, and is printed on terminals.
    if (!why || why.length > 200 || /[\x00-\x1f\x7f-\x9f\u2028\u2029]/.test(why))
      throw new UsageError('--why is one line of at most 200 characters');
    if (/\S@\S/.test(why))
      throw new UsageError('--why stays in the log for ever: it names a rule, never a person');
    insistOnData(data);
    const { discard, eraseRecordings, openShelves } = await import('../collector/index.ts');
    let faults = 0;
    const onFault = ({ during, error }: { readonly during: string; readonly error: unknown }) => {
      faults++;
      io.err(`error: ${during}: ${error instanceof Error ? error.message : String(error)}`);
    };
    const shelves = await openShelves(data, onFault);
    try {
      const now = Date.now();
      /** Deleted bytes lie in the write-ahead log for as long as somebody else reads: a backup, a shell. */
      const scrubbed = async (): Promise<boolean> => {
        for (let tried = 0; tried < SCRUBS; tried++) {
          if (await shelves.store.scrub()) return true;
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
        io.err(
          'temoin erase: another program reads the data, and still holds deleted bytes: end it, run this again',
        );
        return false;
      };
      if (session) {
        const erased = await eraseRecordings(shelves, ids, why, now);
        const gone = ids.length - erased;
        io.out(`erased: ${erased} of ${count(ids.length, 'recording')}`);
        if (gone) io.err(`temoin erase: not there, already erased or never recorded: ${gone}`);
        return !(await scrubbed()) || faults || erased < ids.length ? 1 : 0;
      }
      const { erased, unknown, sessions } = await shelves.scribe.eraseProofs(ids, why, now);
      await discard(shelves, sessions);
      for (const id of unknown) io.err(`temoin erase: there is no proof ${id}`);
      const before = ids.length - unknown.length - erased;
      io.out(
        `erased: ${erased} of ${count(ids.length, 'proof')}, and ${count(sessions.length, 'recording')} under ${
          erased === 1 ? 'it' : 'them'
        }${before ? `; already erased: ${before}` : ''}`,
      );
      return !(await scrubbed()) || faults || unknown.length ? 1 : 0;
    } finally {
      await shelves.store.close();
    }
  },
};
