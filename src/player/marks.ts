import { record } from './shape.ts';

/** Tag of our own marks in a recording: the kind of a difficulty, and by its event the time. */
export const DIFFICULTY = 'temoin:difficulty';

export interface Mark {
  /** Milliseconds after the first event. */
  readonly at: number;
  readonly kind: string;
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
      return { at: (timestamp as number) - start, kind: String(record(payload)['kind'] ?? '') };
    })
    .sort((one, other) => one.at - other.at);
};
