import { record } from './shape.ts';

/** Tags of our own marks in a recording: the kind of a difficulty, and segments that are missing before this event. */
export const DIFFICULTY = 'temoin:difficulty';
export const GAP = 'temoin:gap';

export interface Mark {
  /** Milliseconds after the first event. */
  readonly at: number;
  readonly kind: string;
  /** What the site calls it. */
  readonly name?: string;
}

/** Where a recording has its difficulties, in order. */
export const marksOf = (events: readonly unknown[]): Mark[] => {
  const times = events.map((event) => Number(record(event)['timestamp'])).filter(Number.isFinite);
  const start = times.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
  return events
    .flatMap((event) => {
      const { timestamp, type, data } = record(event);
      const { tag, payload } = record(data);
      if (type !== 5 || tag !== DIFFICULTY || !Number.isFinite(timestamp)) return [];
      const { kind, name } = record(payload);
      return {
        at: (timestamp as number) - start,
        kind: String(kind ?? ''),
        ...(typeof name === 'string' && name && { name }),
      };
    })
    .sort((one, other) => one.at - other.at);
};
