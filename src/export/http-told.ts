import type { Scope } from './scope.ts';
import type { BodyLine, LogInfo, Stamp } from './source.ts';

/** What `GET /logs` says. */
export interface ToldLogs {
  readonly logs: readonly LogInfo[];
  readonly configurations: readonly string[];
  readonly witnesses: readonly string[];
  readonly scope?: Scope;
}

type Told = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string';
const matches =
  (form: RegExp) =>
  (value: unknown): boolean =>
    isText(value) && form.test(value);
// It becomes the name of a folder.
const isEpoch = matches(/^\d{4}q[1-4]$/);
const isOrigin = matches(/^[^\s+]{1,300}$/);
const isDigest = matches(/^[0-9a-f]{64}$/);
const isKey = matches(/^[^\s+]+\+[0-9a-f]{8}\+\S+$/);
const isTime = matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const all = (values: unknown, are: (value: unknown) => boolean): boolean =>
  Array.isArray(values) && values.every(are);
const objectOf = (value: unknown): Told =>
  typeof value === 'object' && value !== null ? (value as Told) : {};
const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error('the collector’s answer is no JSON');
  }
};

const isLog = (value: unknown): boolean => {
  const { epoch, origin, dropped } = objectOf(value);
  return isEpoch(epoch) && isOrigin(origin) && typeof dropped === 'boolean';
};
const isScope = (value: unknown): boolean => {
  const { party, purposes, from, to, ...others } = objectOf(value);
  return (
    (party === undefined || isText(party)) &&
    (purposes === undefined || all(purposes, isText)) &&
    [from, to].every((time) => time === undefined || isTime(time)) &&
    !Object.keys(others).length
  );
};

/** Throws where the logs are not told of as a collector does: their names become those of folders and files. */
export const readLogs = (value: unknown): ToldLogs => {
  const { logs, configurations, witnesses, scope } = objectOf(value);
  if (!all(logs, isLog)) throw new Error('the collector’s logs are not named as logs are');
  const epochs = (logs as readonly LogInfo[]).map(({ epoch }) => epoch);
  if (new Set(epochs).size !== epochs.length) throw new Error('the collector names a log twice');
  if (!all(configurations, isDigest)) throw new Error('the collector’s configurations are no SHA-256');
  if (!all(witnesses, isKey)) throw new Error('the collector’s witnesses are no keys');
  if (scope !== undefined && !isScope(scope)) throw new Error('the collector’s scope is none');
  return value as ToldLogs;
};

/** Throws where a stamp has no size, which becomes a file's name, or nothing that was stamped. */
export const readStamps = (value: unknown): readonly Stamp[] => {
  const { stamps } = objectOf(value);
  if (!Array.isArray(stamps)) throw new Error('the collector tells no stamps');
  return stamps.map((stamp) => {
    const { size, checkpoint, token } = objectOf(stamp);
    if (!isCount(size) || !isText(checkpoint) || !isText(token)) throw new Error('a stamp is none');
    return { size, checkpoint, token: Buffer.from(token, 'base64') };
  });
};

/** A line of bodies, of an entry that was asked for: `[from, end)`. Throws for another. */
export const readBodyLine = (line: string, from: number, end: number): BodyLine => {
  const { index, key, body } = objectOf(parsed(line));
  if (!isCount(index) || !isText(key) || !isText(body)) throw new Error('a body’s line is none');
  if (index < from || index >= end) throw new Error(`a body of entry ${index}, and not of ${from} to ${end}`);
  return { index, key, body };
};
