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
}

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
    const end = document.createComment('');
    box.host.hidden = status(purpose) === 'granted';
    places.add({ purpose, held: held.cloneNode(true), box, end });
    held.before(box.host);
    held.after(end);
  };

  const look = () => {
    for (const each of places) if (!each.box.host.isConnected) places.delete(each);
    const waiting = [...document.querySelectorAll<HTMLTemplateElement>(HELD)].filter(
      (held) => held.previousElementSibling?.localName !== 'temoin-embed',
    );
    if (!waiting.length) return;
    if (said !== undefined) for (const held of waiting) put(held);
    else if (!asking) {
      asking = true;
      sentence()
        .then((text) => {
          said = text;
          look();
          show();
        })
        .catch((error) => bus.emit('problem', { code: 'embeds', during: 'texts', error }));
    }
  };

  const clear = ({ box, end }: Place) => {
    while (box.host.nextSibling && box.host.nextSibling !== end) box.host.nextSibling.remove();
  };

  /** Each box stands as its purpose does. */
  const show = () => {
    for (const place of places) {
      const { purpose, held, box } = place;
      const yes = status(purpose) === 'granted';
      if (yes === box.host.hidden) continue;
      if (!yes) {
        clear(place);
        box.host.after(held.cloneNode(true));
      } else if (box.focused()) {
        const next = box.host.nextElementSibling as HTMLElement | null;
        next?.focus();
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
