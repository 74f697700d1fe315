import type { Undo } from '../../platform/clock.ts';
import { MUTATION, type RawEvent } from '../line.ts';
import { INVALID } from './changes.ts';
import { internals, type MutationBuffer } from './internals.ts';
import { createLeash } from './leash.ts';
import { record } from './library.ts';
import { createPatches } from './patches.ts';
import { takePicture } from './picture.ts';
import type { Capture, Source, SourceParts } from './source.ts';

/** Changes of a style sheet's rules, and of one rule's declarations. */
const RULES = 8;
const DECLARATION = 13;

const { mirror, buffers } = internals;

/** What rrweb leaves on nodes it has seen: an accessor on shadow roots, a mark on fields that once hid a password. */
const cleanNodes = () => {
  const key = 'adoptedStyleSheets';
  for (const id of mirror.getIds()) {
    const node = mirror.getNode(id) as Element | null;
    const root = node?.shadowRoot;
    const left = root && Object.getOwnPropertyDescriptor(root, key);
    if (left && left.get === Object.getOwnPropertyDescriptor(Object.getPrototypeOf(root), key)?.get)
      Reflect.deleteProperty(root, key);
    if (node?.nodeName === 'INPUT') node.removeAttribute('data-rr-is-password');
  }
};

const start = ({ options, clock, emit, piece, fault }: SourceParts): Capture => {
  let alive = true;
  let inside = false;
  /** A picture is being taken. */
  let taking: Undo | undefined;
  /** What happens meanwhile comes after it. */
  let held: RawEvent[] = [];
  let stopRrweb: (() => void) | undefined;
  const observed = new WeakSet<Document>();
  /** Buffers of documents; all others are of shadow roots, and every snapshot makes new ones. */
  const kept = new Set<MutationBuffer>();
  const patches = createPatches();
  const leash = createLeash(
    (frame) => {
      const { contentDocument } = frame as HTMLIFrameElement;
      if (contentDocument) observed.delete(contentDocument);
    },
    () => Boolean(taking),
  );

  const end = () => {
    try {
      taking?.();
      taking = undefined;
      held = [];
      kept.clear();
      internals.take = () => {};
      leash.cut();
      patches.undo(() => stopRrweb?.());
      cleanNodes();
    } finally {
      buffers.length = 0;
      mirror.reset();
    }
  };
  const stop = () => {
    const last = alive && !inside;
    alive = false;
    if (last) end();
  };
  /** Runs a part of rrweb that emits, patches and observes: a stop in the middle of it has to wait for its end. */
  const within = (run: () => void) => {
    inside = true;
    try {
      patches.around(run);
    } finally {
      inside = false;
      if (!alive) end();
    }
  };
  const keep = (buffer: MutationBuffer | undefined): MutationBuffer | undefined => {
    if (buffer) kept.add(buffer);
    return buffer;
  };
  const tell = (event: RawEvent) => {
    if (alive) emit(event);
  };
  internals.take = (root, jobs, finish) => {
    taking?.();
    held = [];
    const done = (tree: object, judged: readonly Element[]) => {
      taking = undefined;
      finish(tree);
      // In the picture it is no news; to who looks for difficulties it is.
      const attributes = judged.map((field) => ({
        id: mirror.getId(field),
        attributes: { [INVALID]: field.getAttribute(INVALID) },
      }));
      const data = { source: MUTATION, texts: [], attributes, removes: [], adds: [] };
      if (judged.length) tell({ type: 3, timestamp: clock.now(), data });
      const events = held;
      held = [];
      for (const event of events) tell({ ...event, timestamp: clock.now() });
      leash.resume();
    };
    taking = () => {};
    /** What was read again holds the rules already that were told of meanwhile. */
    const again = (id: number) => {
      held = held.filter(({ data }) => {
        const { source, id: of } = data as { readonly source?: number; readonly id?: number };
        return of !== id || (source !== RULES && source !== DECLARATION);
      });
    };
    const parts = { clock, piece, fault, within, again };
    const end = takePicture(root, jobs, parts, done);
    if (taking) taking = end;
  };

  try {
    patches.watch(window);
    within(() => {
      stopRrweb = record({
        ...options,
        emit(event: RawEvent) {
          if (taking) held.push(event);
          else tell(event);
        },
      });
    });
    if (alive) {
      // The document's own comes first: those of its shadow roots came with the picture.
      const frames = keep(buffers[0])?.iframeManager;
      const observe = frames?.loadListener;
      if (!observe) throw new Error('rrweb did not start');
      // Each full snapshot would observe each frame once more, and a frame that loads after the end would be observed.
      frames.loadListener = (frame) => {
        const { contentDocument, contentWindow } = frame;
        if (!alive || !contentDocument || observed.has(contentDocument)) return;
        observed.add(contentDocument);
        patches.watch(contentWindow as Window & typeof globalThis);
        within(() => observe(frame));
        keep(buffers.at(-1));
      };
    }
  } catch (error) {
    stop();
    throw error;
  }

  return {
    snapshot() {
      if (!alive || inside) return;
      leash.prune();
      for (const buffer of kept) if (!buffer.doc.defaultView) kept.delete(buffer);
      buffers.splice(0, buffers.length, ...kept);
      within(() => record.takeFullSnapshot(true));
    },
    stop,
  };
};

/** rrweb, tamed: it ends when it is told to, leaves nothing behind and does not grow. */
export const rrweb: Source = {
  ready: () => document.readyState !== 'loading',
  nodeOf: (id) => mirror.getNode(id),
  start,
};
