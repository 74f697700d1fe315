import type { Clock, Undo } from '../../platform/clock.ts';
import { parentOf } from '../redact/dom.ts';
import { watchChanges } from './changes.ts';
import { internals, type Job, type Told } from './internals.ts';
import type { Piece } from './source.ts';

/** Milliseconds that one step may take. */
const STEP = 6;
/** Nodes between two looks at the clock. */
const ROW = 8;
/** How often it is put off again what the page has changed meanwhile; then it is read at once. */
const PATIENCE = 3;

export interface PictureParts {
  readonly clock: Clock;
  /** What may leave of one node, and where its children go. */
  piece(raw: object, inside: string): Piece | undefined;
  /** Runs a part of rrweb. */
  within(run: () => void): void;
  /** What was told of this node meanwhile is in the picture. */
  again(id: number): void;
  /** The picture could not be taken. */
  fault(error: unknown): void;
}

interface Known {
  readonly piece: Piece;
  readonly job: Job;
}

/** The parent, or the host of the shadow root. */
const holderOf = (node: Node): Node | null => {
  const parent = parentOf(node);
  return parent?.nodeType === 11 ? ((parent as ShadowRoot).host ?? null) : parent;
};

/**
 * A full snapshot in steps of some milliseconds, each node redacted as soon as it is read: what may not leave is not
 * read further. What the page changes between two steps is read again, so that the tree is the page as it is when
 * `finish` gets it. Returns what ends it before that.
 */
export const takePicture = (
  root: Told,
  jobs: Job[],
  { clock, piece, within, again, fault }: PictureParts,
  finish: (tree: object, judged: readonly Element[]) => void,
): Undo => {
  const { mirror } = internals;
  /** By the number that stands for a node. */
  const known = new Map<number, Known>();
  const changes = watchChanges((node) => known.has(mirror.getId(node)));
  /** Texts of which something may be read. */
  const shown = new Map<number, Job>();
  let rest: Piece['rest'];
  let still = true;
  let patience = PATIENCE;
  let next: Undo | undefined;

  const place = (raw: Told, fresh: Piece, job: Job): Piece => {
    const before = known.get(raw.id)?.piece;
    if (before) {
      again(raw.id);
      // Whoever holds it goes on holding it.
      for (const key of Object.keys(before.safe)) Reflect.deleteProperty(before.safe, key);
      before.children.length = 0;
      Object.assign(before.safe, fresh.safe, 'childNodes' in fresh.safe && { childNodes: before.children });
    }
    const placed = before ? { ...fresh, safe: before.safe, children: before.children } : fresh;
    known.set(raw.id, { piece: placed, job });
    changes.seen(job[0]);
    return placed;
  };
  /** Reads a node of its own, as a child of `inside`. */
  const read = (job: Job, inside: string): Piece | undefined => {
    const raw = internals.serialise(job[0], job[1]);
    const fresh = raw && piece(raw, inside);
    rest = fresh?.rest;
    if (fresh && job[0].nodeType === 3) {
      if (/[^•\s]/.test((fresh.safe as { textContent?: string }).textContent ?? '')) shown.set(raw.id, job);
      else shown.delete(raw.id);
    }
    return fresh ? place(raw, fresh, job) : undefined;
  };
  const work = (job: Job) => {
    const [node, , under] = job;
    const parent = known.get(under.id)?.piece;
    // What has moved away meanwhile is read where it stands now.
    if (parent?.inside === undefined || holderOf(node) !== mirror.getNode(under.id)) return;
    const told = known.get(mirror.getId(node))?.piece ?? read(job, parent.inside);
    if (!told) return;
    // It may have moved between its parent and the shadow root of that.
    if (parentOf(node)?.nodeType === 11) Object.assign(told.safe, { isShadow: true });
    else Reflect.deleteProperty(told.safe, 'isShadow');
    parent.children.push(told.safe);
  };
  const readAgain = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      const before = known.get(mirror.getId(node));
      const inside = before && known.get(before.job[2].id)?.piece.inside;
      if (before && inside !== undefined) read(before.job, inside);
      while (rest?.());
      rest = undefined;
    }
  };

  const step = () => {
    const until = clock.now() + STEP;
    for (let row = 1; ; row += 1) {
      if (!rest && !jobs.length) {
        const changed = changes.taken();
        if (!changed.length) break;
        patience -= 1;
        readAgain(changed);
      }
      const long = Boolean(rest);
      if (rest) {
        if (!rest()) rest = undefined;
      } else {
        const job = jobs.pop();
        if (job) work(job);
      }
      if ((long || row % ROW === 0) && patience > 0 && jobs.length && clock.now() >= until) {
        still = false;
        next = clock.after(0, () => trying(() => within(step)));
        return;
      }
    }
    // What was allowed when it was read may be forbidden by now: not all that decides is a change that is told of.
    if (!still)
      for (const job of shown.values()) {
        const inside = known.get(mirror.getId(holderOf(job[0])))?.piece.inside;
        if (inside !== undefined) read(job, inside);
      }
    changes.end();
    for (const buffer of internals.buffers) if (buffer.doc === document) buffer.forget();
    const first = known.get(root.id)?.piece;
    if (first) finish(first.safe, [...changes.judged]);
  };
  const trying = (run: () => void) => {
    try {
      run();
    } catch (error) {
      // Never into the host page, nor to rrweb, which would swallow it.
      changes.end();
      fault(error);
    }
  };
  trying(() => {
    const first = piece(root, '');
    if (first) place(root, first, [document, jobs[0]?.[1] ?? {}, root]);
    next = clock.after(0, () => trying(() => within(step)));
  });
  return () => {
    jobs.length = 0;
    changes.end();
    next?.();
  };
};
