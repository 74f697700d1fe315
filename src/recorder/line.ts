import { json } from '../platform/json.ts';

/** An event as rrweb makes it. */
export interface RawEvent {
  readonly type: number;
  readonly timestamp: number;
  readonly data: unknown;
}

/**
 * What an event does to the picture: `opening` shows all of it, `base` completes an opening (the content of a
 * frame, adopted style sheets), `state` changes it, `motion` does not (pointer, selection, marks).
 */
export type Kind = 'opening' | 'base' | 'state' | 'motion';

/** What is kept and sent together: one redacted event, or a Meta event and its full snapshot. */
export interface Line {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly kind: Kind;
  /** The visitor did something. */
  readonly active: boolean;
  /** JSON, one text an event; `timestamp` is the last member. */
  readonly texts: readonly string[];
  readonly size: number;
}

export const META = 4;
export const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
const CUSTOM = 5;

/** Incremental sources of the rrweb format. */
export const MUTATION = 0;
const ADOPTED_SHEETS = 15;
/** Pointer moved, pointer acted, touch moved, dragged, selected. */
const MOTION = [1, 2, 6, 12, 14];
/** The above without selecting, and scrolled and typed. */
const ACTIVE = [1, 2, 3, 5, 6, 12];

interface Incremental {
  readonly source?: number;
  readonly isAttachIframe?: boolean;
}

export const kindOf = ({ type, data }: RawEvent): Kind => {
  if (type === META || type === FULL_SNAPSHOT) return 'opening';
  if (type !== INCREMENTAL) return 'motion';
  const { source = -1, isAttachIframe } = data as Incremental;
  if (isAttachIframe || source === ADOPTED_SHEETS) return 'base';
  return MOTION.includes(source) ? 'motion' : 'state';
};

export const isActive = ({ type, data }: RawEvent): boolean =>
  type === INCREMENTAL && ACTIVE.includes((data as Incremental).source ?? -1);

const text = ({ type, data }: Pick<RawEvent, 'type' | 'data'>, at: number): string =>
  json({ type, data, timestamp: at });

/** `redacted`: what may leave of it; before a full snapshot, its Meta event too. */
export const lineOf = (raw: RawEvent, redacted: readonly RawEvent[]): Line => {
  const texts = redacted.map((event) => text(event, event.timestamp));
  return {
    at: redacted[0]?.timestamp ?? raw.timestamp,
    kind: kindOf(raw),
    active: isActive(raw),
    texts,
    size: texts.reduce((sum, each) => sum + each.length + 1, 0),
  };
};

/** Our own mark in a recording: the kind of a difficulty, never a message or an address. */
export const markOf = (payload: { readonly kind: string; readonly name?: string }, at: number): Line => {
  const mark = text({ type: CUSTOM, data: { tag: 'temoin:difficulty', payload } }, at);
  return { at, kind: 'motion', active: false, texts: [mark], size: mark.length + 1 };
};

/** The same line at a later time: nothing has changed in between. */
export const restamped = (line: Line, at: number): Line => ({
  ...line,
  at,
  texts: line.texts.map((each) => `${each.slice(0, each.lastIndexOf('"timestamp":'))}"timestamp":${at}}`),
});
