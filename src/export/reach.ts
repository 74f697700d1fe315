import type { LogInfo, Source } from './source.ts';

/**
 * The logs of a source, once it is sure that its reader may have the bodies: the entries are anybody's to read, so that
 * a token that does not count would be found out late. Rejects where the reader may not.
 */
export const reach = async (source: Source): Promise<readonly LogInfo[]> => {
  const logs = await source.logs();
  const log = logs.find(({ dropped }) => !dropped);
  if (log) for await (const _ of source.bodies(log.epoch, 0, 1)) break;
  return logs;
};
