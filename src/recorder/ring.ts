import type { Discarded } from '../adapters/recorders/recorder.ts';
import { type Line, restamped } from './line.ts';

/** The last moments, in memory only, so that they can be kept should a difficulty come (CNIL draft §42, L2). */
export interface Ring {
  /** False if the ring holds no full snapshot (any more): what is pushed then is not kept. */
  push(line: Line): boolean;
  /** Everything of the last `before` milliseconds, oldest first; the ring is empty afterwards. */
  drain(now: number): Line[];
  /** Empties the ring and says what it held. */
  discard(): Discarded;
}

/** `limit` bounds what is held, in characters of JSON. */
export const createRing = (before: number, limit: number): Ring => {
  /** Each begins with a full snapshot. */
  let chapters: Line[][] = [];
  let size = 0;
  let pruned = 0;

  const measure = () => {
    size = chapters.flat().reduce((sum, line) => sum + line.size, 0);
  };

  /**
   * What is older than the window goes, with one exception: a full snapshot that nothing has changed since
   * is what the page looked like when the window began.
   */
  const prune = (now: number) => {
    const start = now - before;
    pruned = now;
    for (let [first, second] = chapters; first; [first, second] = chapters) {
      const superseded = second?.[0] && second[0].at <= start;
      if (!superseded && !first.some(({ kind, at }) => kind === 'state' && at < start)) {
        chapters[0] = first.filter(({ kind, at }) => kind !== 'motion' || at >= start);
        break;
      }
      chapters.shift();
    }
    measure();
  };

  return {
    push(line) {
      if (line.kind === 'opening') chapters.push([]);
      chapters.at(-1)?.push(line);
      size += line.size;
      if (line.at - pruned >= 1000) prune(line.at);
      while (size > limit && chapters.length) {
        chapters.shift();
        measure();
      }
      return chapters.length > 0;
    },
    drain(now) {
      prune(now);
      const start = now - before;
      const lines = chapters.flat().map((line) => (line.at < start ? restamped(line, start) : line));
      chapters = [];
      size = 0;
      return lines;
    },
    discard() {
      const held = { events: chapters.flat().reduce((sum, { texts }) => sum + texts.length, 0), bytes: size };
      chapters = [];
      size = 0;
      return held;
    },
  };
};
