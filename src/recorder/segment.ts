import { gzip } from './gzip.ts';
import type { Line } from './line.ts';
import type { Session } from './session.ts';

/** Some seconds of a recording, as one request. */
export interface Segment {
  session: Session;
  number: number;
  /** It begins with a full snapshot, and can be played without what came before. */
  readonly opens: boolean;
  readonly events: number;
  /** Characters of JSON. */
  readonly raw: number;
  /** Bytes; characters of JSON until it is packed. */
  size: number;
  body: Uint8Array<ArrayBuffer> | string;
  /** Resolves when the body is what will be sent. */
  readonly packed: Promise<void>;
  /** Attempts so far, and those that the collector answered with "later". */
  tries: number;
  answers: number;
  renewed: boolean;
  flight?: AbortController;
}

/** NDJSON, gzipped; takes the session's next number. */
export const segmentOf = (session: Session, lines: readonly Line[]): Segment => {
  const texts = lines.flatMap((line) => line.texts);
  const text = `${texts.join('\n')}\n`;
  const segment: Segment = {
    session,
    number: session.next++,
    opens: lines[0]?.kind === 'opening',
    events: texts.length,
    raw: text.length,
    size: text.length,
    body: '',
    packed: gzip(text).then((body) => {
      segment.body = body;
      segment.size = body.length;
    }),
    tries: 0,
    answers: 0,
    renewed: false,
  };
  return segment;
};
