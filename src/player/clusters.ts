import type { Mark } from './marks.ts';

/** Marks that share a place on the timeline. */
export interface Cluster {
  /** Pixels from the start of the timeline to its middle. */
  readonly x: number;
  readonly marks: readonly [Mark, ...Mark[]];
}

/** Puts marks together whose targets would lie over each other, `apart` pixels at least between two. */
export const clustersOf = (
  marks: readonly Mark[],
  duration: number,
  width: number,
  apart: number,
): Cluster[] => {
  const clusters: { x: number; marks: [Mark, ...Mark[]] }[] = [];
  for (const mark of marks) {
    const x = (mark.at / (duration || 1)) * width;
    const last = clusters.at(-1);
    if (last && x - last.x < apart) last.marks.push(mark);
    else clusters.push({ x, marks: [mark] });
  }
  return clusters;
};
