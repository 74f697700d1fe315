import { legend, shortcuts } from './about.ts';
import { createControls } from './controls.ts';
import { difficultyList } from './difficulties.ts';
import { element } from './element.ts';
import { factsPanel } from './facts-panel.ts';
import { leftNotes, quarantineNotes } from './head.ts';
import { listenToKeys } from './keyboard.ts';
import { createTally } from './limits.ts';
import type { Mark } from './marks.ts';
import type { Loaded, Tell } from './messages.ts';
import { leadTo } from './naming.ts';
import { filmOf, NotHandedOut, type Recording } from './recording.ts';
import { createSpeech } from './speech.ts';
import { createStage } from './stage.ts';
import { STYLE } from './style.ts';
import { type PlayerTexts, textsIn } from './texts.ts';
import { createTimeline } from './timeline.ts';

/** What happens in a player; times in milliseconds after the first event. */
export type PlayerEvent =
  | { readonly type: 'ready'; readonly duration: number; readonly difficulties: readonly Mark[] }
  | { readonly type: 'failed'; readonly why: string }
  | { readonly type: 'play' | 'pause' | 'ended'; readonly at: number }
  | { readonly type: 'skipped'; readonly lasts: number; readonly gap: boolean };

export interface PlayerOptions {
  /** One recording or several, which are played one after another by their times. */
  readonly recordings: readonly Recording[];
  /** BCP 47: French or, for all others, English. */
  readonly language?: string;
  readonly texts?: PlayerTexts;
  /** Address of `replayer.html`, on the page's own origin; beside this module where absent. */
  readonly frame?: string;
  /** Milliseconds since the epoch, from which the time to deletion is counted. */
  readonly now?: () => number;
  heard?(event: PlayerEvent): void;
}

export interface Player {
  /** True when the first picture stands, false if the recording cannot be replayed. */
  readonly ready: Promise<boolean>;
  readonly at: number;
  readonly duration: number;
  readonly playing: boolean;
  play(): void;
  pause(): void;
  /** Milliseconds after the first event. */
  seek(to: number): void;
  /** Puts the focus on play, where the keys are heard. */
  focus(options?: FocusOptions): void;
  /** Takes everything away at once; nothing of the recording is left in the page. */
  destroy(): void;
}

/** After which a frame that has not answered will not come any more, and how long a remark stands. */
const PATIENCE = 10_000;
const REMARK = 5000;

/**
 * Replays recordings inside a shadow root: of what is replayed nothing runs, asks the network, submits, opens or
 * navigates, whoever made the recording. The page's policy has to allow `frame-src 'self'` and nothing more.
 */
export const mountPlayer = (
  root: ShadowRoot,
  { recordings, language = 'en', texts = textsIn(language), frame, now = Date.now, heard }: PlayerOptions,
): Player => {
  const speech = createSpeech(language);
  const { tally, note } = createTally();
  let film: Loaded | undefined;
  let at = 0;
  let playing = false;
  let alive = true;
  let sought: number | undefined;
  let settle: (good: boolean) => void;
  const ready = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  const length = () => film?.duration ?? 0;

  const show = () => {
    controls.show(at, playing);
    timeline.show(at);
  };
  const set = (to: number, run: boolean) => {
    if (!film) return;
    at = Math.min(Math.max(to, 0), length());
    if (run !== playing) heard?.({ type: run ? 'play' : 'pause', at });
    playing = run;
    stage.ask(run ? { play: at } : { pause: at });
    show();
  };
  const seek = (to: number) => {
    // Dragging asks more often than pictures can be built.
    if (sought === undefined)
      requestAnimationFrame(() => {
        const last = sought ?? 0;
        sought = undefined;
        if (alive) set(last, playing);
      });
    sought = Math.min(Math.max(to, 0), length());
  };
  const here = () => sought ?? at;
  const jump = (mark: Mark) => seek(leadTo(mark, film?.gaps ?? []));
  const acts = {
    toggle: () => set(!playing && at >= length() ? 0 : at, !playing),
    step: (by: number) => seek(here() + by),
    edge: (end: boolean) => seek(end ? length() : 0),
    speed: (speed: number) => stage.ask({ speed }),
    skipIdle: (skipIdle: boolean) => stage.ask({ skipIdle }),
    fullSize: (full: boolean) => stage.fullSize(full, texts.screen),
    difficulty(way: -1 | 1) {
      const { marks = [], gaps = [] } = film ?? {};
      const found =
        way > 0
          ? marks.find((mark) => leadTo(mark, gaps) > here() + 250)
          : marks.findLast((mark) => leadTo(mark, gaps) < here() - 1000);
      if (found) jump(found);
    },
    help: () => help.showModal(),
  };

  let forgetting: ReturnType<typeof setTimeout> | undefined;
  const remark = (said: string) => {
    clearTimeout(forgetting);
    status.textContent = said;
    forgetting = setTimeout(() => {
      status.textContent = '';
    }, REMARK);
  };
  const fail = (why = texts.unplayable) => {
    if (!alive) return;
    clearTimeout(impatience);
    status.textContent = why;
    player.classList.add('failed');
    heard?.({ type: 'failed', why });
    settle(false);
  };
  const impatience = setTimeout(fail, PATIENCE);

  const loaded = (found: Loaded) => {
    film = { ...found, left: { ...tally, ...found.left } };
    controls.loaded(film.duration, film.marks.length);
    timeline.loaded(film);
    notes.append(...leftNotes(film, texts, speech));
    list.replaceChildren(difficultyList(film.marks, texts, jump));
    about.replaceChildren(factsPanel(recordings, film, texts, speech, now()), legend(texts));
    show();
  };
  const hear = (tell: Tell) => {
    if ('here' in tell) clearTimeout(impatience);
    else if ('loaded' in tell) loaded(tell.loaded);
    else if ('ready' in tell) {
      status.textContent = '';
      player.classList.add('ready');
      heard?.({ type: 'ready', duration: length(), difficulties: film?.marks ?? [] });
      settle(true);
    } else if ('at' in tell) {
      if (sought === undefined && playing) at = Math.min(tell.at, length());
      show();
    } else if ('skipped' in tell) {
      const { skipped: lasts, gap } = tell;
      remark(speech.say(gap ? texts.skippedGap : texts.skipped, { time: speech.spoken(lasts) }));
      heard?.({ type: 'skipped', lasts, gap });
    } else if ('stumbled' in tell) remark(texts.stumbled);
    else if ('ended' in tell) {
      // A pause at the end is told of as well, and may be told of after the next seek.
      if (!playing) return;
      at = length();
      playing = false;
      heard?.({ type: 'ended', at });
      show();
    } else if ('failed' in tell) fail();
  };

  const stage = createStage(
    new URL(frame ?? 'replayer.html', frame ? location.href : import.meta.url).href,
    texts.player,
    hear,
  );
  const controls = createControls(texts, language, acts);
  const timeline = createTimeline(texts, speech, seek, jump);
  const help = shortcuts(texts);
  const status = element('p', { className: 'status', role: 'status' }, texts.loading);
  const notes = element('div', { className: 'notes' }, ...quarantineNotes(recordings, texts, speech));
  const list = element('div');
  const about = element(
    'div',
    { className: 'about' },
    factsPanel(recordings, undefined, texts, speech, now()),
    legend(texts),
  );
  stage.element.addEventListener('click', () => {
    if (film) acts.toggle();
  });
  const player = element(
    'section',
    { className: 'player', ariaLabel: texts.player, lang: language },
    notes,
    element('div', { className: 'screen' }, stage.element, status),
    timeline.element,
    controls.element,
    list,
    about,
    help,
  );
  listenToKeys(player, acts);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(player);
  show();
  Promise.all(recordings.map((recording) => filmOf(recording, note))).then(
    (films) => alive && stage.ask({ load: films }),
    (error: unknown) =>
      fail(texts.refused[error instanceof NotHandedOut ? error.status : ''] ?? texts.unplayable),
  );

  return {
    ready,
    get at() {
      return here();
    },
    get duration() {
      return length();
    },
    get playing() {
      return playing;
    },
    play: () => film && !playing && acts.toggle(),
    pause: () => playing && acts.toggle(),
    seek,
    focus: controls.focus,
    destroy() {
      alive = false;
      clearTimeout(impatience);
      clearTimeout(forgetting);
      stage.destroy();
      timeline.destroy();
      root.replaceChildren();
      settle(false);
    },
  };
};
