import type { Line } from './line.ts';
import { bytes, eventsOf, ndjson, type Segment } from './segment.ts';

/** What becomes of the segments that wait, in a page that may be going. */
export interface Parting {
  /** To be sent at once, those on their way a second time. */
  readonly leaving: readonly Segment[];
  /** On their way already, and too big to start again: they may arrive. */
  readonly staying: Segment[];
  /** Events that are dropped. */
  readonly lost: number;
}

/**
 * Makes a segment ready to leave at once, in `room` bytes: one that is not packed yet as plain text, the oldest
 * lines of it. The number of events that leave: 0 if none fit.
 */
const squeeze = (segment: Segment, room: number): number => {
  if (!segment.lines) return segment.size <= room ? segment.events : 0;
  const kept: Line[] = [];
  let size = 0;
  for (const line of segment.lines) {
    const more = size + bytes(ndjson([line]));
    if (more > room) break;
    size = more;
    kept.push(line);
  }
  if (!size) return 0;
  delete segment.lines;
  const events = eventsOf(kept).length;
  Object.assign(segment, { events, size, body: ndjson(kept) });
  return events;
};

/** The oldest first, `room` bytes at most; `cap`: bytes that one session may send. */
export const parting = (queue: readonly Segment[], room: number, cap: number): Parting => {
  const leaving: Segment[] = [];
  const staying: Segment[] = [];
  let sending = 0;
  let lost = 0;
  for (const segment of queue) {
    const { flight, events, opens, session } = segment;
    // After a gap, nothing means anything before the next full snapshot.
    const kept = lost && !opens ? 0 : squeeze(segment, Math.min(room, cap - session.sent) - sending);
    if (kept) {
      leaving.push(segment);
      sending += segment.size;
    }
    if (flight && !kept) staying.push(segment);
    else lost += events - kept;
  }
  return { leaving, staying, lost };
};
