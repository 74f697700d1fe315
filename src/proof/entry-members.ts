type Check = (value: unknown) => boolean;

const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

/** One line of 1 to 200 printable characters. */
const oneLine = matching(/^[^\p{Cc}\p{Surrogate}\u2028\u2029]{1,200}$/u);
const sha256 = matching(/^[0-9a-f]{64}$/);

const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
// 32 bytes in base64: the last letter carries four bits, the other two are zero.
const bytes32 = matching(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/);

/** What each member of an entry may be. */
export const SOUND: Readonly<Record<string, Check>> = {
  v: (value) => value === 1,
  kind: (value) => typeof value === 'string',
  act: matching(/^(grant|refuse|withdraw)$/),
  purpose: oneLine,
  // An origin has no path, query or user: nothing of a visit can slip in.
  site: matching(/^https?:\/\/[\w.:[\]-]{1,255}$/),
  notice: sha256,
  digest: sha256,
  language: matching(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$/),
  log: oneLine,
  index: count,
  records: count,
  recordings: count,
  size: count,
  root: bytes32,
  why: oneLine,
  at: (value) => typeof value === 'string' && entryTime(Date.parse(value)) === value,
  c: bytes32,
};

/** Milliseconds since the epoch as an entry's time: whole seconds, rounded down, UTC. Nothing where out of range. */
export const entryTime = (milliseconds: number): string | undefined =>
  Math.abs(milliseconds) < 8.64e15 ? `${new Date(milliseconds).toISOString().slice(0, -5)}Z` : undefined;
