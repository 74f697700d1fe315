import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** A file of lines that is only ever written on at its end. */
export interface LineFile {
  /** Writes lines, each without its newline. */
  add(lines: readonly string[]): void;
  /** SHA-256, hex, of all that is in the file. Makes it durable, and closes it. */
  finish(): string;
  /** Closes it as it stands. */
  close(): void;
}

const NEWLINE = 10;

/**
 * Opens a file to go on where an earlier run was broken off: its whole lines are handed to `seen`, half a line at the
 * end is cut off.
 */
export const openLineFile = async (
  path: string,
  seen: (lines: readonly string[]) => void,
): Promise<LineFile> => {
  const file = openSync(path, 'a+', 0o600);
  const digest = createHash('sha256');
  try {
    let whole = 0;
    let rest = Buffer.alloc(0);
    for await (const chunk of createReadStream(path)) {
      const bytes = rest.length ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
      const end = bytes.lastIndexOf(NEWLINE) + 1;
      const lines = bytes.subarray(0, end);
      digest.update(lines);
      whole += end;
      if (end) seen(lines.toString('utf8', 0, end - 1).split('\n'));
      rest = Buffer.from(bytes.subarray(end));
    }
    if (rest.length) ftruncateSync(file, whole);
  } catch (error) {
    closeSync(file);
    throw error;
  }
  return {
    add(lines) {
      if (!lines.length) return;
      const bytes = Buffer.from(`${lines.join('\n')}\n`);
      digest.update(bytes);
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    },
    finish() {
      fsyncSync(file);
      closeSync(file);
      return digest.digest('hex');
    },
    close: () => closeSync(file),
  };
};
