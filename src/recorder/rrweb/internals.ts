import { record } from './library.ts';

/*
 * What rrweb 2.1.6 keeps to itself (pinned exactly; tools/slim-rrweb.mjs puts it in reach).
 */

export interface FrameManager {
  /** Observes a frame's document, after its content was emitted. */
  loadListener?: (frame: HTMLIFrameElement) => void;
}

/** One a document and shadow root: what it will tell of as soon as it may. */
export interface MutationBuffer {
  readonly doc: Document;
  readonly iframeManager: FrameManager;
  /** Tells of nothing that has happened until now. */
  forget(): void;
}

export interface Mirror {
  getNode(id: number): Node | null;
  getIds(): number[];
  getId(node: Node | null): number;
  reset(): void;
}

/** A node as rrweb tells of it, its children apart. */
export interface Told {
  readonly id: number;
  readonly childNodes: object[];
}

/** A node that is still to be told of, how, and under whom. */
export type Job = readonly [node: Node, how: object, under: Told];

/** Takes a picture from its first node and what is to be done for the others; `finish` emits the whole tree. */
export type Take = (root: Told, jobs: Job[], finish: (tree: object) => void) => void;

/** What rrweb waits and listens with. */
export interface Tools {
  later(run: () => void, ms: number): number;
  /** Without options: for a frame or a style sheet to load. */
  listen(
    target: EventTarget,
    type: string,
    run: (event: Event) => void,
    options?: AddEventListenerOptions,
  ): void;
}

export interface Internals {
  readonly mirror: Mirror;
  /** The module's list, which grows with every start and every full snapshot and which nothing empties. */
  readonly buffers: MutationBuffer[];
  /** Null for what rrweb never tells of. Puts the node's children among the jobs. */
  serialise(node: Node, how: object): Told | null;
  take: Take;
  use(tools: Tools): void;
}

export const internals: Internals = record;
