import { LIMITS, type Note } from './limits.ts';
import { DIFFICULTY, GAP, type Mark, marksOf } from './marks.ts';
import type { SafeEvent } from './sanitise.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}
/** Where nothing was recorded: a short place on the timeline, whatever time it stands for. */
export interface Gap extends Span {
  /** Milliseconds that it stands for. */
  readonly lasts: number;
}

/** One recording as it was read; `after`: seconds that L2 keeps after a difficulty. */
export interface Part {
  readonly events: readonly SafeEvent[];
  readonly after?: number;
}

/** Times in milliseconds after the first event, as they are shown. */
export interface Timing {
  readonly events: readonly SafeEvent[];
  readonly duration: number;
  readonly marks: readonly Mark[];
  readonly gaps: readonly Gap[];
  readonly idle: readonly Span[];
}

const META = 4;
const PICTURE = 2;
/** How long a gap is on the timeline. */
const GAP_SHOWN = 3000;
/** Time without activity that counts, and what stays of it at each end. */
const IDLE = 6000;
const EDGE = 1500;
/** Pointer, clicks, scrolling, resizing, typing, touch, dragging. */
const ACTIVE = [1, 2, 3, 4, 5, 6, 12];

interface Piece {
  readonly events: readonly SafeEvent[];
  /** Milliseconds that were not recorded before it. */
  readonly missing: number;
}

const tagOf = ({ type, data }: SafeEvent): unknown => (type === 5 ? data['tag'] : undefined);

/** In order, without times from another age, and from the first picture on. */
const settled = (events: readonly SafeEvent[], note: Note): SafeEvent[] => {
  const sorted = [...events].sort((one, other) => one.timestamp - other.timestamp);
  const middle = sorted[sorted.length >> 1]?.timestamp ?? 0;
  const near = sorted.filter(({ timestamp }) => Math.abs(timestamp - middle) <= LIMITS.apart);
  note('times', sorted.length - near.length);
  return anchored(near, note);
};

/** What comes before a picture changes nothing that one could see; difficulties are kept, at the picture. */
const anchored = (events: readonly SafeEvent[], note: Note): SafeEvent[] => {
  const picture = events.findIndex(({ type }) => type === PICTURE);
  if (picture < 0) {
    note('unanchored', events.length);
    return [];
  }
  const from = events[picture - 1]?.type === META ? picture - 1 : picture;
  const timestamp = events[from]?.timestamp ?? 0;
  const marks = events.slice(0, from).filter((event) => tagOf(event) === DIFFICULTY);
  note('unanchored', events.slice(0, from).filter(({ type }) => type === 3).length);
  return [
    ...events.slice(from, picture + 1),
    ...marks.map((mark) => ({ ...mark, timestamp })),
    ...events.slice(picture + 1),
  ].sort((one, other) => one.timestamp - other.timestamp);
};

/** Cuts where segments are missing, and where L2's ring began anew after its time was over. */
const pieces = (events: readonly SafeEvent[], after: number | undefined): Piece[] => {
  const found: { events: SafeEvent[]; missing: number }[] = [];
  let open: SafeEvent[] = [];
  let until = Number.POSITIVE_INFINITY;
  let missing = 0;
  const cut = (lasts: number) => {
    // Both signs of one gap may be there.
    if (!open.length) {
      missing = Math.max(missing, lasts);
      return;
    }
    found.push({ events: open, missing });
    open = [];
    missing = lasts;
  };
  for (const [index, event] of events.entries()) {
    const { type, timestamp } = event;
    const since = timestamp - (events[index - 1]?.timestamp ?? timestamp);
    const tag = tagOf(event);
    if (tag === GAP) {
      cut(since);
      continue;
    }
    const opens = type === META || (type === PICTURE && events[index - 1]?.type !== META);
    if (opens && timestamp > until + 1000) cut(Math.min(since, timestamp - until));
    if (tag === DIFFICULTY && after !== undefined) until = timestamp + after * 1000;
    open.push(event);
  }
  cut(0);
  return found;
};

/** One recording after another; what two of them tell of the same time is shown once. */
const inTurn = (parts: readonly Part[], note: Note): Piece[] => {
  const sorted = parts
    .map(({ events, after }) => ({ events: settled(events, note), after }))
    .filter(({ events }) => events.length)
    .sort((one, other) => (one.events[0]?.timestamp ?? 0) - (other.events[0]?.timestamp ?? 0));
  let end: number | undefined;
  return sorted.flatMap(({ events, after }) => {
    const before = end;
    const left = before === undefined ? events : events.filter(({ timestamp }) => timestamp > before);
    note('overlap', events.length - left.length);
    const mine = left.length < events.length ? anchored(left, note) : left;
    const [first, ...others] = pieces(mine, after);
    if (!first) return [];
    end = Math.max(end ?? 0, mine.at(-1)?.timestamp ?? 0);
    const missing = before === undefined ? 0 : (first.events[0]?.timestamp ?? before) - before;
    return [{ ...first, missing }, ...others];
  });
};

const idleIn = (events: readonly SafeEvent[], start: number): Span[] => {
  const active = events.filter(
    (event) =>
      event.type === META ||
      tagOf(event) === DIFFICULTY ||
      (event.type === 3 && ACTIVE.includes(event.data['source'] as number)),
  );
  const times = [...active, events.at(-1) as SafeEvent].map(({ timestamp }) => timestamp - start);
  return times.flatMap((to, index) => {
    const from = times[index - 1] ?? 0;
    return to - from >= IDLE ? [{ from: from + EDGE, to: to - EDGE }] : [];
  });
};

/** Recordings as one film: in order, with its gaps shortened, its difficulties and its idle time named. */
export const timed = (parts: readonly Part[], note: Note): Timing => {
  const events: SafeEvent[] = [];
  const gaps: Gap[] = [];
  const idle: Span[] = [];
  let start = 0;
  for (const { events: own, missing } of inTurn(parts, note)) {
    const from = own[0]?.timestamp ?? 0;
    const last = events.at(-1)?.timestamp;
    if (last === undefined) start = from;
    else {
      // It ends where there is something to see again.
      const blind = (own.find(({ type }) => type === PICTURE)?.timestamp ?? from) - from;
      gaps.push({ from: last - start, to: last - start + GAP_SHOWN + blind, lasts: missing });
    }
    const shift = last === undefined ? 0 : last + GAP_SHOWN - from;
    const moved = own.map((event) => ({ ...event, timestamp: event.timestamp + shift }));
    idle.push(
      ...idleIn(moved, from + shift).map((span) => ({
        from: span.from + from + shift - start,
        to: span.to + from + shift - start,
      })),
    );
    for (const event of moved) events.push(event);
  }
  return {
    events,
    gaps,
    idle,
    marks: marksOf(events),
    duration: (events.at(-1)?.timestamp ?? start) - start,
  };
};
