import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Refused } from '../http/problem.ts';
import { DEEPEST, hideIn } from './hide.ts';

/** Bytes of one segment as it arrives, and unpacked. The recorder cuts at 60,000; a first snapshot may be longer. */
export const MOST_PACKED: number = 2 * 1024 * 1024;
export const MOST_PLAIN: number = 12 * 1024 * 1024;

/** The rrweb event types 0 to 6; of the last two (custom, plugin) only our own. */
const CUSTOM = 5;
const PLUGIN = 6;
const META = 4;
const OURS = 'temoin:';
const DIFFICULTY = `${OURS}difficulty`;

const unpack = promisify(gunzip);

/** Unpacks gzip, and stops where the limit is passed. Throws 413, 422. */
export const plainBytes = async (bytes: Uint8Array, encoding: string | null): Promise<Uint8Array> => {
  if (encoding === null || encoding === 'identity') return bytes;
  if (encoding !== 'gzip') throw new Refused(415, 'Only gzip, or plain.', 'content-encoding');
  try {
    return await unpack(bytes, { maxOutputLength: MOST_PLAIN });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new Refused(413, `More than ${MOST_PLAIN} bytes, unpacked.`);
    throw new Refused(422, 'Not gzip.', 'body');
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with one event, if anything. */
const faultOf = (event: unknown): string | undefined => {
  if (!isRecord(event)) return 'not an object';
  const { type, timestamp, data } = event;
  if (!Number.isInteger(type) || (type as number) < 0 || (type as number) > PLUGIN)
    return 'not an event type of rrweb';
  if (typeof timestamp !== 'number' || !Number.isFinite(timestamp)) return 'without a timestamp';
  if (type !== CUSTOM && type !== PLUGIN && type !== META) return undefined;
  if (!isRecord(data)) return 'without data';
  // An address may name a route; what follows it never leaves the page (nor does it get in here).
  if (type === META)
    return /[?#]/.test(String(data['href'] ?? '')) ? 'with a query or a fragment' : undefined;
  const tag = type === CUSTOM ? data['tag'] : data['plugin'];
  return typeof tag === 'string' && tag.startsWith(OURS) ? undefined : 'of a foreign kind';
};

export interface CheckedSegment {
  /** NDJSON of what was read and checked, and of nothing else: a name that came twice in an object comes once. */
  readonly plain: Uint8Array;
  /** Kinds of S1 that were found and masked, one for each find. */
  readonly hidden: readonly string[];
  readonly events: number;
  /** Custom events `temoin:difficulty`. */
  readonly difficulties: number;
}

/**
 * Every line an event of the allowed kinds, or the whole segment is refused: 422 with the line. What no page of ours
 * lets out is masked all the same (CNIL draft §48, S1).
 */
export const checkSegment = (plain: Uint8Array): CheckedSegment => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    throw new Refused(422, 'Not UTF-8.', 'body');
  }
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) throw new Refused(422, 'A segment holds at least one event.', 'body');
  let difficulties = 0;
  const hidden: string[] = [];
  const checked: string[] = [];
  for (const [at, line] of lines.entries()) {
    const event = parsed(line);
    const fault = faultOf(event);
    if (fault) throw new Refused(422, `The event is ${fault}.`, `line ${at + 1}`);
    const { type, data } = event as { type: number; data?: { tag?: string } };
    if (type === CUSTOM && data?.tag === DIFFICULTY) difficulties++;
    const found = hideIn(event as object);
    if (!found) throw new Refused(422, `The event is nested deeper than ${DEEPEST}.`, `line ${at + 1}`);
    for (const kind of found) hidden.push(kind);
    checked.push(JSON.stringify(event));
  }
  return { plain: Buffer.from(`${checked.join('\n')}\n`), hidden, events: lines.length, difficulties };
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    // Judged like every other value that is no event.
    return undefined;
  }
};
