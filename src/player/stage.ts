import type { Ask, Tell } from './messages.ts';

export interface Stage {
  readonly element: HTMLElement;
  ask(ask: Ask): void;
  /** Life-size and scrolled, or fitted to the width. `name` says what is scrolled. */
  fullSize(full: boolean, name: string): void;
  destroy(): void;
}

/** What a picture may take of the window's height. */
const TALL = 0.65;

/**
 * A frame of its own, with a policy of its own, for everything that is replayed: what happens in there can neither
 * run code, nor ask the network, nor navigate, nor be focused. It speaks over a port, so that nothing of the page's
 * own realm ever touches a recording's nodes.
 */
export const createStage = (address: string, title: string, hear: (tell: Tell) => void): Stage => {
  const element = document.createElement('div');
  element.className = 'stage';
  element.tabIndex = -1;
  const frame = document.createElement('iframe');
  // Its own script needs both; the replayed document lies deeper, in a frame that allows no script at all.
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  frame.referrerPolicy = 'no-referrer';
  frame.inert = true;
  frame.title = title;
  frame.src = address;
  element.append(frame);

  const { port1, port2 } = new MessageChannel();
  let screen = { width: 0, height: 0 };
  let full = false;
  const rescale = () => {
    if (!screen.width) return;
    const tall = Math.max(innerHeight, 400) * TALL;
    const scale = full ? 1 : Math.min(1, element.clientWidth / screen.width, tall / screen.height);
    element.style.maxHeight = full ? `${Math.round(tall)}px` : '';
    frame.style.width = `${Math.floor(screen.width * scale)}px`;
    frame.style.height = `${Math.floor(screen.height * scale)}px`;
    stage.ask({ scale });
  };
  const watch = new ResizeObserver(rescale);
  watch.observe(element);
  port1.onmessage = ({ data }: MessageEvent<Tell>) => {
    if ('size' in data) {
      screen = data.size;
      rescale();
    }
    hear(data);
  };
  frame.addEventListener(
    'load',
    () => frame.contentWindow?.postMessage('', new URL(address).origin, [port2]),
    { once: true },
  );

  const stage: Stage = {
    element,
    ask: (ask) => port1.postMessage(ask),
    fullSize(wanted, name) {
      full = wanted;
      element.classList.toggle('full', full);
      // What scrolls is reached by the keyboard.
      element.tabIndex = full ? 0 : -1;
      element.role = full ? 'group' : null;
      element.ariaLabel = full ? name : null;
      rescale();
    },
    destroy() {
      watch.disconnect();
      port1.close();
      element.remove();
    },
  };
  return stage;
};
