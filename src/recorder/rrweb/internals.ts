import { record } from '@rrweb/record';

/*
 * What rrweb 2.1.6 keeps to itself and never lets go of (pinned exactly; test/browser/recorder.test.ts
 * fails when it changes).
 */

export interface FrameManager {
  /** Observes a frame's document, after its content was emitted. */
  loadListener?: (frame: HTMLIFrameElement) => void;
}

/** One a document and shadow root. */
export interface MutationBuffer {
  readonly doc: Document;
  readonly iframeManager: FrameManager;
}

export interface Mirror {
  getNode(id: number): Node | null;
  getIds(): number[];
  getId(node: Node | null): number;
  hasNode(node: Node): boolean;
  add(
    node: Node,
    meta: {
      readonly id: number;
      readonly tagName?: string;
      readonly attributes?: { readonly rel?: unknown };
    },
  ): void;
  reset(): void;
}

export const mirror = record.mirror as unknown as Mirror;

/**
 * The module's list of buffers, which grows with every start and every full snapshot and which nothing empties.
 * `freezePage` is one `forEach` over it: the only place where the list itself can be seen.
 */
export const mutationBuffers = (): MutationBuffer[] => {
  const { forEach } = Array.prototype;
  let list: MutationBuffer[] = [];
  try {
    // For one call, in which no other code runs.
    Array.prototype.forEach = function (this: MutationBuffer[]) {
      list = this;
    };
    record.freezePage();
  } catch {
    // Frozen intrinsics: the list grows then, as it does without us.
  } finally {
    if (Array.prototype.forEach !== forEach) Array.prototype.forEach = forEach;
  }
  return list;
};
