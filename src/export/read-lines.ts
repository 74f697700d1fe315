import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

const NEWLINE = 10;
/** An entry has at most 65,535 bytes; a body's record is bounded by the collector far below this. */
const LONGEST = 4 * 2 ** 20;

/**
 * The lines of bytes without their newlines, batch by batch: memory is that of a batch. Only a line feed ends a line;
 * U+2028 inside a record does not. Throws, naming them, where they are not UTF-8 or end in the middle of a line.
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<readonly string[], void, undefined> {
  let rest = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(NEWLINE);
    rest = Buffer.from(bytes.subarray(end + 1));
    if (rest.length > LONGEST) throw new Error(`${name}: a line of more than ${LONGEST} bytes`);
    if (end < 0) continue;
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) throw new Error(`${name}: not UTF-8`);
    yield whole.toString('utf8').split('\n');
  }
  if (rest.length) throw new Error(`${name}: ends in the middle of a line`);
}

/** The lines of a file. */
export const readFileLines = (path: string): AsyncGenerator<readonly string[], void, undefined> =>
  readLines(createReadStream(path, { highWaterMark: 2 ** 16 }), path);
