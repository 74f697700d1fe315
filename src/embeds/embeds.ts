import type { Bus } from '../bus/bus.ts';
import type { Status } from '../consent/choice.ts';
import type { Notice } from '../notice/notice.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import { type Box, createBox } from './box.ts';

const HELD = 'template[data-temoin-purpose][data-temoin-embed]';

export interface EmbedParts {
  readonly page: Window;
  readonly notice: Notice;
  readonly bus: Pick<Bus, 'on' | 'emit'>;
  status(purpose: PurposeId): Status;
  open(): void;
}

interface Place {
  readonly purpose: string;
  /** As it was held: what a withdrawal puts back. */
  readonly held: Node;
  readonly box: Box;
  /** Behind whatever is released here. */
  readonly end: Comment;
  /** What was released here, wherever the page has put it since. */
  released: readonly ChildNode[];
}

const MARK = 'temoin-embed';

/** What stands between a box and its end; nothing where the page has parted the two. */
const between = (box: Node, isEnd: (node: Node) => boolean): ChildNode[] => {
  const found: ChildNode[] = [];
  let node = box.nextSibling;
  for (; node && !isEnd(node); node = node.nextSibling) found.push(node);
  return node ? found : [];
};

/**
 * Puts a box in the place of each embed that waits, also of those inserted later. It goes when the purpose is granted
 * (what it held is released elsewhere), and a withdrawal takes out what was released and puts it back. `sentence` is
 * fetched once there is a box to be shown. Returns the undo.
 */
export const embeds = (
  { page, notice, bus, status, open }: EmbedParts,
  sentence: () => Promise<string>,
): (() => void) => {
  const { document } = page;
  const places = new Set<Place>();
  let said: string | undefined;
  let asking = false;

  /** The banner's own rules with the site's theme, wherever the control is. */
  const sheets = () => document.querySelector('temoin-control')?.shadowRoot?.adoptedStyleSheets ?? [];

  const put = (held: HTMLTemplateElement) => {
    const purpose = held.dataset['temoinPurpose'] ?? '';
    const box = said !== undefined && createBox(notice, purpose, said, sheets(), open);
    if (!box) return;
    const end = document.createComment(MARK);
    box.host.hidden = status(purpose) === 'granted';
    box.host.dataset['purpose'] = purpose;
    places.add({ purpose, held: held.cloneNode(true), box, end, released: [] });
    held.before(box.host);
    held.after(end);
  };

  /**
   * A copy of a page (as those that swap their body keep) holds boxes without life, and what a yes had let go: that goes
   * with the yes.
   */
  const bury = (dead: HTMLElement) => {
    if (status(dead.dataset['purpose'] ?? '') === 'granted') return;
    const isEnd = (node: Node) => node.nodeType === Node.COMMENT_NODE && node.nodeValue === MARK;
    for (const each of between(dead, isEnd)) if (!(each instanceof HTMLTemplateElement)) each.remove();
    dead.remove();
  };

  const look = () => {
    for (const dead of document.querySelectorAll<HTMLElement>(MARK)) if (!dead.shadowRoot) bury(dead);
    const boxed = new Set<Element>();
    for (const each of places) {
      const { host } = each.box;
      if (!host.isConnected) {
        places.delete(each);
        continue;
      }
      const next = host.nextElementSibling;
      if (!next?.matches(HELD)) continue;
      // Moved without its end, which is no element.
      if (each.end.parentNode !== host.parentNode) next.after(each.end);
      if (next.compareDocumentPosition(each.end) & Node.DOCUMENT_POSITION_FOLLOWING) boxed.add(next);
    }
    const waiting = [...document.querySelectorAll<HTMLTemplateElement>(HELD)].filter(
      (held) => !boxed.has(held),
    );
    if (!waiting.length) return;
    if (said !== undefined) for (const held of waiting) put(held);
    else if (!asking) {
      asking = true;
      sentence()
        .then((text) => {
          said = text;
          show();
        })
        .catch((error) => bus.emit('problem', { code: 'embeds', during: 'texts', error }));
    }
  };

  const standing = ({ box, end }: Place) => between(box.host, (node) => node === end);

  /** Each box stands as its purpose does. */
  const show = () => {
    look();
    for (const place of places) {
      const { purpose, held, box } = place;
      const yes = status(purpose) === 'granted';
      if (yes === box.host.hidden) continue;
      if (!yes) {
        for (const each of [...place.released, ...standing(place)]) each.remove();
        box.host.after(held.cloneNode(true));
      } else {
        place.released = standing(place);
        if (box.focused()) (box.host.nextElementSibling as HTMLElement | null)?.focus();
      }
      box.host.hidden = yes;
    }
  };

  const watcher = new MutationObserver(look);
  watcher.observe(document, { childList: true, subtree: true });
  look();
  const undo = (['granted', 'refused', 'withdrawn', 'expired'] as const).map((state) =>
    // What is held is released in the same turn.
    bus.on(`consent:${state}`, () => queueMicrotask(show)),
  );
  return () => {
    watcher.disconnect();
    for (const stop of undo) stop();
    for (const { box, end } of places) {
      box.host.remove();
      end.remove();
    }
  };
};
