import type { Desk } from '../desk.ts';
import { Refused } from '../http/problem.ts';
import type { LogHead } from '../stores/log-store.ts';
import type { RouteContext } from './route.ts';

/** The log that the address names; the newest one where it names none. Throws 404. */
export const logOf = async (c: RouteContext, { store }: Desk): Promise<LogHead> => {
  const logs = await store.logs();
  const epoch = c.req.param('epoch');
  const found = epoch === undefined ? logs.at(-1) : logs.find((log) => log.epoch === epoch);
  if (!found) throw new Refused(404, 'There is no such log.', 'epoch');
  return found;
};
