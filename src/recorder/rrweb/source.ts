import type { RawEvent } from '../line.ts';

/** What rrweb is given beside `emit`: its masking, as the redactor wants it. */
export type RrwebOptions = Readonly<Record<string, unknown>>;

/** A page that is being observed. */
export interface Capture {
  /** Emits a full snapshot before it returns. */
  snapshot(): void;
  /** Nothing is observed, and nothing is emitted, from the moment it is called. Safe to call twice. */
  stop(): void;
}

/** What observes a page: rrweb, or a test's own. */
export interface Source {
  /** False while the document is still being parsed. */
  ready(): boolean;
  /** The node that rrweb's number stands for, while it is observed. */
  nodeOf(id: number): Node | null;
  /** Emits a full snapshot before it returns. Throws where nothing could be observed. */
  start(options: RrwebOptions, emit: (event: RawEvent) => void): Capture;
}
