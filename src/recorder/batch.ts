import type { Clock, Undo } from '../platform/clock.ts';
import type { Line } from './line.ts';
import type { Segment } from './segment.ts';

/** What the next segment is made of. */
export interface Batch {
  add(line: Line): void;
  /** Hands over what it holds, and is empty. */
  take(): readonly Line[];
  /** It begins with a full snapshot. */
  opens(): boolean;
  /** How well a segment was packed: by it, the next one's size is estimated. */
  learn(segment: Segment): void;
}

/** Compressed bytes at which a segment is closed. */
const FULL = 60_000;
/** Milliseconds after its first event at which it is closed: one that begins with a full snapshot, and the others. */
const FIRST = 1000;
const EVERY = 5000;

/** `due`: it is time, or it is full. */
export const createBatch = (clock: Clock, due: () => void): Batch => {
  let lines: Line[] = [];
  let size = 0;
  let ratio = 0.2;
  let closing: Undo | undefined;
  return {
    opens: () => lines[0]?.kind === 'opening',
    learn(segment) {
      ratio = segment.size / segment.raw;
    },
    take() {
      closing?.();
      closing = undefined;
      const taken = lines;
      lines = [];
      size = 0;
      return taken;
    },
    add(line) {
      lines.push(line);
      size += line.size;
      closing ??= clock.after(line.kind === 'opening' ? FIRST : EVERY, due);
      if (size * ratio >= FULL) due();
    },
  };
};
