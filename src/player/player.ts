import { createControls } from './controls.ts';
import { element } from './element.ts';
import type { Tell } from './messages.ts';
import { createStage } from './stage.ts';
import { STYLE } from './style.ts';
import type { PlayerTexts } from './texts.ts';

export interface PlayerOptions {
  /** One recording: events of rrweb's format, in any order. */
  readonly events: readonly unknown[];
  readonly texts: PlayerTexts;
  /** Address of `replayer.html`, on the page's own origin; beside this module where absent. */
  readonly frame?: string;
}

export interface Player {
  /** True when the first picture stands, false if the recording cannot be replayed. */
  readonly ready: Promise<boolean>;
  play(): void;
  pause(): void;
  /** Milliseconds after the first event. */
  seek(to: number): void;
  /** Takes everything away at once; nothing of the recording is left in the page. */
  destroy(): void;
}

const STEP = 5000;
/** After which a frame that has not answered will not come any more. */
const PATIENCE = 10_000;

/**
 * Replays a recording inside `host`: of what is replayed nothing runs, asks the network, submits, opens or navigates,
 * whoever made the recording. The page's policy has to allow `frame-src 'self'` and nothing more.
 */
export const createPlayer = (host: HTMLElement, { events, texts, frame }: PlayerOptions): Player => {
  let at = 0;
  let duration = 0;
  let playing = false;
  let sought: number | undefined;
  let settle: (good: boolean) => void;
  const ready = new Promise<boolean>((resolve) => {
    settle = resolve;
  });

  const show = () => controls.show(at, playing);
  const set = (to: number, run: boolean) => {
    at = Math.min(Math.max(to, 0), duration);
    playing = run;
    stage.ask(run ? { play: at } : { pause: at });
    show();
  };
  const toggle = () => set(!playing && at >= duration ? 0 : at, !playing);
  const seek = (to: number) => {
    // Dragging asks more often than pictures can be built.
    if (sought === undefined)
      requestAnimationFrame(() => {
        const last = sought ?? 0;
        sought = undefined;
        set(last, playing);
      });
    sought = to;
  };
  const fail = () => {
    status.textContent = texts.unplayable;
    player.classList.add('failed');
    settle(false);
  };
  const impatience = setTimeout(fail, PATIENCE);

  const hear = (tell: Tell) => {
    if ('loaded' in tell) {
      duration = tell.loaded.duration;
      controls.loaded(duration, tell.loaded.marks);
      stage.ask({ skipIdle: true });
      show();
    } else if ('ready' in tell) {
      clearTimeout(impatience);
      status.textContent = '';
      player.classList.add('ready');
      settle(true);
    } else if ('at' in tell) {
      if (sought === undefined && playing) at = Math.min(tell.at, duration);
      show();
    } else if ('ended' in tell) {
      at = duration;
      playing = false;
      show();
    } else if ('failed' in tell) {
      clearTimeout(impatience);
      fail();
    }
  };

  const stage = createStage(
    new URL(frame ?? 'replayer.html', frame ? location.href : import.meta.url).href,
    texts.player,
    hear,
  );
  const controls = createControls(texts, {
    toggle,
    seek,
    speed: (speed) => stage.ask({ speed }),
    skipIdle: (skipIdle) => stage.ask({ skipIdle }),
  });
  const status = element('p', { className: 'status', role: 'status' }, texts.loading);
  stage.element.append(status);
  stage.element.addEventListener('click', () => duration && toggle());
  const player = element(
    'section',
    { className: 'player', ariaLabel: texts.player },
    stage.element,
    ...controls.elements,
  );
  player.addEventListener('keydown', (event) => {
    const { key, target } = event;
    const { tagName, type } = target as HTMLInputElement;
    const range = type === 'range';
    if (!duration || event.ctrlKey || event.altKey || event.metaKey || tagName === 'SELECT') return;
    if (key === ' ' && (range || !/^(BUTTON|INPUT)$/.test(tagName))) toggle();
    else if (key === 'ArrowLeft') seek((sought ?? at) - STEP);
    else if (key === 'ArrowRight') seek((sought ?? at) + STEP);
    else return;
    event.preventDefault();
  });

  const box = element('div');
  const root = box.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  root.append(player);
  host.append(box);
  show();
  stage.ask({ load: events });

  return {
    ready,
    play: () => duration && !playing && toggle(),
    pause: () => playing && toggle(),
    seek,
    destroy() {
      clearTimeout(impatience);
      stage.destroy();
      box.remove();
      settle(false);
    },
  };
};
