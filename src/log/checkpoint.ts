import { fromBase64, toBase64 } from './base64.ts';
import { Malformed } from './malformed.ts';
import { HASH_BYTES } from './sha256.ts';

/** What a log signs: its name, how many entries it holds and their root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The note text to sign, ending in a newline. Throws `Malformed` for what `parseCheckpoint` would refuse. */
export const formatCheckpoint = ({ origin, size, root }: Checkpoint): string => {
  const text = `${origin}\n${size}\n${toBase64(root)}\n`;
  parseCheckpoint(text);
  return text;
};

/** Reads a note text; extension lines are allowed by the format and passed over. Throws `Malformed`. */
export const parseCheckpoint = (text: string): Checkpoint => {
  const lines = text.split('\n');
  const [origin, size, root] = lines;
  if (lines.length < 4 || lines.pop() !== '' || lines.includes('')) {
    throw new Malformed('checkpoint: three lines or more, none empty, each ended by a newline');
  }
  if (!origin || hasControl(origin)) throw new Malformed('checkpoint: bad origin');
  if (!size || !/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) {
    throw new Malformed('checkpoint: bad size');
  }
  const hash = fromBase64(root ?? '');
  if (hash.length !== HASH_BYTES) throw new Malformed('checkpoint: the root is not 32 bytes');
  return { origin, size: Number(size), root: hash };
};

const hasControl = (text: string): boolean => [...text].some((character) => character < ' ');
