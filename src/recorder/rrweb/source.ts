import type { Clock } from '../../platform/clock.ts';
import type { RawEvent } from '../line.ts';

/** What rrweb is given beside `emit`: its masking, as the redactor wants it. */
export type RrwebOptions = Readonly<Record<string, unknown>>;

/** A node as it may leave, without its children yet. */
export interface Piece {
  readonly safe: object;
  /** Where they go. */
  readonly children: object[];
  /** As what they are read: the name of their parent. Undefined where none may leave. */
  readonly inside: string | undefined;
  /** Where not all of it has been read: reads some more, and says whether there is still more. */
  readonly rest: (() => boolean) | undefined;
}

/** A page that is being observed. */
export interface Capture {
  /** Takes a full snapshot, in steps, and emits it at the end; one that is being taken is begun anew. */
  snapshot(): void;
  /** Nothing is observed, and nothing is emitted, from the moment it is called. Safe to call twice. */
  stop(): void;
}

export interface SourceParts {
  readonly options: RrwebOptions;
  readonly clock: Clock;
  emit(event: RawEvent): void;
  /** What may leave of a node that the named one holds; asked for every node of a full snapshot. */
  piece(raw: object, inside: string): Piece | undefined;
  /** A full snapshot could not be taken: nothing is emitted before the next one. */
  fault(error: unknown): void;
}

/** What observes a page: rrweb, or a test's own. */
export interface Source {
  /** False while the document is still being parsed. */
  ready(): boolean;
  /** The node that rrweb's number stands for, while it is observed. */
  nodeOf(id: number): Node | null;
  /** Takes a full snapshot first. Throws where nothing could be observed. */
  start(parts: SourceParts): Capture;
}
