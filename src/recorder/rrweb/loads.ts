import { internals } from './internals.ts';

const { mirror } = internals;

/** The `load` listeners that rrweb puts on frames and style sheets with every snapshot, and never takes off. */
export interface Loads {
  /** Drops those of elements that have left the page. */
  prune(): void;
  /** Takes them all off, and their timers; a frame that loads afterwards is neither read nor observed. */
  end(): void;
}

type Listener = () => void;

/** Is rrweb about to call `addEventListener` on this element? Its own conditions, of `onceIframeLoaded` and `onceStylesheetLoaded`. */
const willListen = (node: Node): boolean => {
  try {
    const { localName, contentWindow, rel, sheet } = node as HTMLIFrameElement & HTMLLinkElement;
    if (localName === 'iframe') return Boolean(contentWindow?.document.readyState);
    return localName === 'link' && rel === 'stylesheet' && !sheet;
  } catch {
    // Another origin's: rrweb stops here as well.
    return false;
  }
};

/** `loaded`: a frame has another document now, and rrweb is about to read it. */
export const catchLoads = (loaded: (frame: Node) => void): Loads => {
  const loads = new Map<Node, { readonly listener: Listener; off(): void }>();
  /** rrweb's mirror is told of each element right before it listens on it. */
  const { add } = Object.getPrototypeOf(mirror) as typeof mirror;

  const caught = (node: Node, type: string, listener: Listener) => {
    loads.get(node)?.off();
    const run = () => {
      loaded(node);
      listener();
    };
    node.addEventListener(type, run);
    loads.set(node, { listener, off: () => node.removeEventListener(type, run) });
  };

  Object.assign(mirror, {
    add(node: Node, meta: Parameters<typeof add>[1]) {
      add.call(mirror, node, meta);
      if (meta.id < 0 || Object.hasOwn(node, 'addEventListener') || !willListen(node)) return;
      Object.defineProperty(node, 'addEventListener', {
        configurable: true,
        value(type: string, listener: Listener) {
          Reflect.deleteProperty(node, 'addEventListener');
          caught(node, type, listener);
        },
      });
    },
  });
  for (const key of ['hasNode', 'getId']) Reflect.deleteProperty(mirror, key);

  return {
    prune() {
      for (const [node, { off }] of loads) {
        if (node.isConnected) continue;
        off();
        loads.delete(node);
      }
    },
    end() {
      // Timers of rrweb's that are still to come find a mirror in which every node is an ignored one:
      // they stop before they read, emit or observe.
      let asked: Node | undefined;
      Object.assign(mirror, {
        add() {},
        hasNode(node: Node) {
          asked = node;
          return true;
        },
        getId: (node: Node) => (node && node === asked ? -2 : -1),
      });
      for (const { listener, off } of loads.values()) {
        off();
        try {
          // Clears its own timer, and comes to nothing.
          listener();
        } catch {
          // A frame or sheet that cannot be read any more: nothing was to be read.
        }
      }
      loads.clear();
    },
  };
};
