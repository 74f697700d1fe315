import { record } from '@rrweb/record';
import { FULL_SNAPSHOT, type RawEvent } from '../line.ts';
import { type MutationBuffer, mirror, mutationBuffers } from './internals.ts';
import { createLeash } from './leash.ts';
import { catchLoads } from './loads.ts';
import { createPatches } from './patches.ts';
import type { Capture, RrwebOptions, Source } from './source.ts';

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

const start = (options: RrwebOptions, emit: (event: RawEvent) => void): Capture => {
  let alive = true;
  let inside = false;
  let stopRrweb: (() => void) | undefined;
  const observed = new WeakSet<Document>();
  /** Buffers of documents; all others are of shadow roots, and every snapshot makes new ones. */
  const kept = new Set<MutationBuffer>();
  const patches = createPatches();
  const leash = createLeash();
  const loads = catchLoads((frame) => {
    const { contentDocument } = frame as HTMLIFrameElement;
    if (contentDocument) observed.delete(contentDocument);
  });

  const end = () => {
    try {
      leash.cut();
      loads.end();
      patches.undo(() => stopRrweb?.());
      cleanNodes();
    } finally {
      mutationBuffers().length = 0;
      mirror.reset();
    }
  };
  const stop = () => {
    const last = alive && !inside;
    alive = false;
    if (last) end();
  };
  /** Runs a part of rrweb that emits, patches and observes: a stop in the middle of it has to wait for its end. */
  const within = (page: Window, run: () => void) => {
    inside = true;
    try {
      patches.around(() => leash.during(page, run));
    } finally {
      inside = false;
      if (!alive) end();
    }
  };
  /** The buffer of the document that rrweb began to observe last. */
  const keep = (): MutationBuffer | undefined => {
    const buffer = mutationBuffers().at(-1);
    if (buffer) kept.add(buffer);
    return buffer;
  };

  try {
    patches.watch(window);
    within(window, () => {
      stopRrweb = record({
        ...options,
        emit(event: RawEvent) {
          if (!alive) return;
          leash.outside(() => emit(event));
          // rrweb holds on to the last full snapshot of the page.
          if (event.type === FULL_SNAPSHOT) (event as { data: unknown }).data = {};
        },
      } as Parameters<typeof record>[0]);
    });
    if (alive) {
      const frames = keep()?.iframeManager;
      const observe = frames?.loadListener;
      if (!observe) throw new Error('rrweb did not start');
      // Each full snapshot would observe each frame once more, and a frame that loads after the end would be observed.
      frames.loadListener = (frame) => {
        const { contentDocument, contentWindow } = frame;
        if (!alive || !contentDocument || observed.has(contentDocument)) return;
        observed.add(contentDocument);
        patches.watch(contentWindow as Window & typeof globalThis);
        within(contentWindow as Window, () => observe(frame));
        keep();
      };
    }
  } catch (error) {
    stop();
    throw error;
  }

  return {
    snapshot() {
      if (!alive || inside) return;
      loads.prune();
      for (const buffer of kept) if (!buffer.doc.defaultView) kept.delete(buffer);
      const buffers = mutationBuffers();
      buffers.splice(0, buffers.length, ...kept);
      within(window, () => record.takeFullSnapshot(true));
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
