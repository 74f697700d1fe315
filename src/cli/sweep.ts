import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { readConfigurationFile } from './configuration-file.ts';
import { count } from './count.ts';
import { insistOnData } from './data-folder.ts';

/** Erases what is due, as the collector does every hour. */
export const sweep: Command = {
  name: 'sweep',
  summary: 'erases the recordings and proofs whose time is over',
  usage: `temoin sweep --config <temoin.json> --data <dir> [--dry-run]

  --dry-run  says which sessions and logs are due, and erases nothing
  A collector that serves does this every hour by itself.`,
  async run(args, io) {
    const typed = readArguments(args, { text: ['config', 'data'], flags: ['dry-run'] });
    const [file, data] = [typed.needed('config'), typed.needed('data')];
    insistOnData(data);
    const sound = readConfigurationFile(file, io.err);
    if (!sound) return 1;
    const dryRun = typed.flag('dry-run');
    const { openShelves, sweep: clean } = await import('../collector/index.ts');
    let faults = 0;
    const onFault = ({ during, error }: { readonly during: string; readonly error: unknown }) => {
      faults++;
      io.err(`error: ${during}: ${error instanceof Error ? error.message : String(error)}`);
    };
    const shelves = await openShelves(data, onFault, sound.configuration.site);
    try {
      const { due, uneventful, orphans, ended, logs } = await clean(
        shelves,
        sound.configuration,
        Date.now(),
        { dryRun },
      );
      if (dryRun) for (const each of [...due, ...uneventful, ...logs]) io.out(each);
      const all = due.length + uneventful.length;
      const early = uneventful.length ? ` (${uneventful.length} without a difficulty: L3)` : '';
      const recordings = count(all, 'recording') + early;
      io.out(
        dryRun
          ? `due: ${recordings}; logs of proofs: ${logs.length}`
          : `erased: ${recordings}; orphaned payloads: ${orphans}; consents that ended: ${ended.length}; logs dropped: ${logs.length}`,
      );
    } finally {
      await shelves.store.close();
    }
    return faults ? 1 : 0;
  },
};
