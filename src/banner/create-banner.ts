import type { EventName, Events } from '../bus/events.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Banner, BannerParts, SecondLayer } from './banner.ts';
import { type PersistentControl, persistentControl } from './control.ts';
import { firstLayer } from './first-layer.ts';
import { createHost, dress, lift } from './host.ts';
import { keepClear } from './keep-clear.ts';
import { type Outcome, said } from './said.ts';
import { css } from './style.ts';

/**
 * The two layers and the persistent control. Of recording it knows what the bus says, of consent what `acts.status`
 * answers when it draws, so that what is shown is so.
 */
export const createBanner = (parts: BannerParts): Banner => {
  const { page, notice, digest, second, bus, acts, now } = parts;
  const { document } = page;
  const clock = now ?? (() => page.performance.now());
  const ids = notice.first.purposes.map(({ id }) => id);
  const granted = () => ids.filter((id) => acts.status(id) === 'granted');
  const capturing = new Set<PurposeId>();
  let layer = 0;
  let more: SecondLayer | undefined;
  let loading = false;
  let asked = false;
  let unfolded = false;
  let since = 0;
  let halted = false;
  /** What the last withdrawal did, and whether it is told. */
  let outcome: Outcome = { expired: [], residual: [] };
  let told = false;
  /** Where the focus was: in the page, and on the first layer. */
  let back: Element | null = null;
  let opener: Element | null = null;
  let first: HTMLElement | undefined;
  let pill: PersistentControl | undefined;

  const noticeOf = (shown: number) => (shown > 1 && more ? more.digest : digest);

  // A frame later, so that a page that removes the hosts again and again is not held up.
  let moved = false;
  const lost = () => {
    moved = true;
    page.requestAnimationFrame(paint);
  };
  const banner = createHost(page, 'temoin-banner', notice, lost);
  const control = createHost(page, 'temoin-control', notice, lost);
  dress(css + (parts.css ?? ''), banner, control);
  const [unclear, giveBack] = keepClear(page, [banner.host, control.host]);

  /** The second frame comes after the first one was painted; a hidden tab has none. */
  const painted = (take: () => void) => page.requestAnimationFrame(() => page.requestAnimationFrame(take));
  /** At each click too: what has the page laid over us since? */
  const look = () => {
    const hosts = [banner.host, control.host].filter((host) => host.isConnected) as HTMLElement[];
    if (layer < 2) lift(page, hosts, parts.beside);
  };

  function paint(): void {
    const { body } = document;
    if (halted) return;
    // Not written yet, or written anew by the page.
    if (!body) {
      lost();
      return;
    }
    // A dialog that was taken out with its host, or moved, is no longer modal, and what a page that is written anew
    // holds of ours has lost its listeners: both begin anew.
    const fresh = moved || !banner.isConnected;
    moved = false;
    if (layer < 2 || fresh) more?.draw(banner);
    if (!layer || !asked || fresh) first?.remove();
    if (!layer) {
      banner.host.remove();
      giveBack();
    } else {
      if (!banner.isConnected) (parts.place?.(banner.host) ?? body).prepend(banner.host);
      if (fresh) painted(look);
      if (asked) {
        if (!first?.isConnected) {
          first = firstLayer(notice, act);
          banner.prepend(first);
        }
        first.hidden = layer > 1;
      }
      if (layer > 1) more?.draw(banner, { granted: granted(), unfolded, act, leave });
    }
    if (!control.isConnected) {
      pill?.box.remove();
      pill = persistentControl(notice, () => openSecond(), endAll);
      control.append(pill.box);
      listen(document, 'click', onClick);
      parts.place?.(control.host);
      body.append(control.host);
      painted(look);
    }
    pill?.show({
      recording: capturing.size > 0,
      granted: granted().length > 0,
      message: told ? said(notice, outcome) : '',
    });
  }

  function endAll(): void {
    acts.withdraw({ layer: 'control', control: 'withdraw' });
    settle();
    refocus();
  }

  /** Draws what is so now; answered elsewhere (the site's own call, another tab), the question goes. */
  function settle(): void {
    if (!ids.some((id) => /unasked|expired/.test(acts.status(id)))) asked = false;
    if (!asked && layer < 2) layer = 0;
    paint();
  }

  /** Puts the focus back where our own going has left it nowhere. */
  function refocus(): void {
    const { activeElement, body } = document;
    if (activeElement && activeElement !== body) return;
    const inPage = back?.isConnected && back !== control.host;
    const to = inPage ? back : control.querySelector('button[data-act]');
    (to as HTMLElement | null)?.focus({ preventScroll: true });
  }

  /** Fetched when it is first wanted; until it is there the page stays as it is, and an answer comes first. */
  async function openSecond(details = false): Promise<void> {
    if (acts.open?.()) return;
    const asking = asked;
    if (!more) {
      if (loading) return;
      loading = true;
      try {
        more = await second();
        dress(more.css, banner);
      } catch (error) {
        bus.emit('problem', { code: 'second-layer', during: 'open', error });
      }
      loading = false;
    }
    if (more && !halted && asked === asking) show(2, details);
  }

  function show(next: number, details = false): void {
    if (!layer) since = clock();
    if (layer < 2) opener = layer ? banner.activeElement : null;
    layer = next;
    unfolded = details;
    paint();
    if (next)
      painted(() => {
        if (layer !== next) return;
        // What scrolls must be reached by keyboard, also where the browser does not see to it (Safari).
        const text = banner.querySelector<HTMLElement>('.body');
        if (text && text.scrollHeight > text.clientHeight) text.tabIndex = 0;
        bus.emit('notice:shown', { layer: next as 1 | 2, notice: noticeOf(next) });
      });
  }

  /** The second layer closes and nothing is chosen. */
  function leave(): void {
    if (layer < 2) return;
    show(asked ? 1 : 0);
    if (opener?.isConnected) (opener as HTMLElement).focus();
    else refocus();
  }

  function act(name: string, ticked: readonly PurposeId[] = []): void {
    if (!layer) return;
    if (name === 'choose' || name === 'details') return void openSecond(name === 'details');
    const via = { layer: layer as 1 | 2, control: name, shownFor: clock() - since, notice: noticeOf(layer) };
    const choices = ids.map((id) => [id, name === 'accept-all' || (name === 'save' && ticked.includes(id))]);
    layer = 0;
    asked = told = false;
    acts.choose(Object.fromEntries(choices), via);
    settle();
    refocus();
  }

  const undo = [unclear];
  const hear = <E extends EventName>(event: E, take?: (detail: Events[E]) => void) => {
    undo.push(
      bus.on(event, (detail) => {
        take?.(detail);
        settle();
      }),
    );
  };
  const listen = (target: Document | HTMLElement, event: string, take: (event: Event) => void) => {
    target.addEventListener(event, take, true);
    undo.push(() => target.removeEventListener(event, take, true));
  };
  hear('consent:granted', () => {
    outcome = { expired: [], residual: [] };
    told = false;
  });
  hear('consent:refused');
  hear('consent:expired');
  hear('consent:withdrawn', () => {
    outcome = { ...outcome, erased: undefined };
    told = true;
  });
  hear('capture:started', ({ purpose }) => capturing.add(purpose) && painted(look));
  hear('capture:halted', ({ purpose }) => capturing.delete(purpose));
  hear('trackers:expired', ({ expired, residual }) => {
    outcome = { ...outcome, expired: [...outcome.expired, ...expired], residual };
  });
  hear('proof:delivered', ({ erased }) => {
    if (erased === undefined) return;
    outcome = { ...outcome, erased };
    told = true;
  });
  listen(banner.host, 'focusin', (event) => {
    // Into the banner, from the page.
    back = (event as FocusEvent).relatedTarget as Element | null;
  });
  function onClick(event: Event): void {
    painted(look);
    // What was said is taken away by the next thing that is done, never by time (WCAG 2.2.1).
    if (told && event.target !== control.host) {
      told = false;
      paint();
    }
    // Also inside an element's own shadow root.
    if (event.composedPath().some((each) => (each as Element).matches?.('[data-temoin-open]'))) {
      event.preventDefault();
      openSecond();
    }
  }
  paint();
  return {
    ask() {
      asked = true;
      if (!layer) show(1);
    },
    open: () => void openSecond(),
    close() {
      asked = false;
      settle();
    },
    halt() {
      halted = true;
      for (const end of undo) end();
      more?.draw(banner);
      for (const { host } of [banner, control]) host.remove();
    },
  };
};
