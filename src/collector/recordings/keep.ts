import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { NewSegment, SegmentAnswer } from '../stores/recording-store.ts';
import { KEY_BYTES, markOf, seal, unseal } from './cipher.ts';
import type { Shelves } from './erase.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

export interface Arrival extends Omit<NewSegment, 'key' | 'file' | 'bytes' | 'check'> {
  /** NDJSON, checked. */
  readonly plain: Uint8Array;
}

/**
 * Encrypts a segment under its recording's own key, writes it, and names it in the store, in this order: what the
 * store names is there. Whatever the answer but `stored`, nothing stays behind.
 */
export const keepSegment = async (
  { store, payloads }: Shelves,
  { plain, ...arrival }: Arrival,
  random: (bytes: number) => Uint8Array,
): Promise<SegmentAnswer> => {
  const { session, purpose } = arrival.recording;
  const packed = await pack(plain);
  for (;;) {
    const key = (await store.secrets(session))?.key ?? random(KEY_BYTES);
    const sealed = seal(key, { session, purpose, n: arrival.n }, packed);
    const file = await payloads.write(session, sealed);
    let answer: SegmentAnswer | undefined;
    try {
      answer = await store.addSegment({
        ...arrival,
        key,
        file,
        bytes: sealed.length,
        check: markOf(key, plain),
      });
    } finally {
      if (answer !== 'stored') await payloads.drop(session, file);
    }
    // The first segments of a recording arrived together, and another one's key was faster.
    if (answer !== 'key') return answer;
  }
};

/** When the first event of some NDJSON was. */
const startOf = (plain: Uint8Array): number => {
  const end = plain.indexOf(0x0a);
  const line = Buffer.from(end < 0 ? plain : plain.subarray(0, end)).toString('utf8');
  return (JSON.parse(line) as { timestamp: number }).timestamp;
};

/** Says in the recording itself that segments before this one never came. */
const gapBefore = (plain: Uint8Array, missing: number): Uint8Array =>
  Buffer.from(
    `${JSON.stringify({ type: 5, data: { tag: 'temoin:gap', payload: { missing } }, timestamp: startOf(plain) })}\n`,
  );

/**
 * The events of a recording, NDJSON, segment by segment in order; where segments are missing, a custom event
 * `temoin:gap` says how many.
 */
export async function* eventsOf(
  { store, payloads }: Shelves,
  session: string,
  purpose: string,
): AsyncGenerator<Uint8Array> {
  const secrets = await store.secrets(session);
  if (!secrets) return;
  let next = 0;
  for (const { n, file } of await store.segments(session)) {
    const plain = await unpack(
      unseal(secrets.key, { session, purpose, n }, await payloads.read(session, file)),
    );
    if (n > next) yield gapBefore(plain, n - next);
    next = n + 1;
    yield plain.at(-1) === 0x0a ? plain : Buffer.concat([plain, Buffer.from('\n')]);
  }
}
