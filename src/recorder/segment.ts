import { gzip } from './gzip.ts';
import type { Line } from './line.ts';
import type { Session } from './session.ts';

/** Some seconds of a recording, as one request. */
export interface Segment {
  session: Session;
  number: number;
  /** It begins with a full snapshot, and can be played without what came before. */
  readonly opens: boolean;
  events: number;
  /** Characters of JSON. */
  readonly raw: number;
  /** Bytes; characters of JSON until it is packed. */
  size: number;
  body: Uint8Array<ArrayBuffer> | string;
  /** What it is made of, until its body is there. */
  lines?: readonly Line[];
  /** Resolves when the body is there. */
  readonly packed: Promise<void>;
  /** Attempts so far, and those that the collector answered with "later". */
  tries: number;
  answers: number;
  renewed: boolean;
  flight?: AbortController;
}

export const eventsOf = (lines: readonly Line[]): string[] => lines.flatMap(({ texts }) => texts);
export const ndjson = (lines: readonly Line[]): string => `${eventsOf(lines).join('\n')}\n`;
export const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** NDJSON, gzipped; takes the session's next number. */
export const segmentOf = (session: Session, lines: readonly Line[]): Segment => {
  const text = ndjson(lines);
  const segment: Segment = {
    session,
    number: session.next++,
    opens: lines[0]?.kind === 'opening',
    events: eventsOf(lines).length,
    raw: text.length,
    size: text.length,
    body: '',
    lines,
    packed: gzip(text).then((body) => {
      // It has left as plain text meanwhile.
      if (!segment.lines) return;
      delete segment.lines;
      segment.body = body;
      segment.size = typeof body === 'string' ? bytes(body) : body.length;
    }),
    tries: 0,
    answers: 0,
    renewed: false,
  };
  return segment;
};
