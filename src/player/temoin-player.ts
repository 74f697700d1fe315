import { element } from './element.ts';
import { mountPlayer, type Player, type PlayerEvent } from './player.ts';
import type { Events, Recording } from './recording.ts';
import { STYLE } from './style.ts';
import { textsIn } from './texts.ts';

/** What can be played: events alone, a recording with its facts, or several recordings. */
export type Playable = Events | Recording | readonly Recording[];

/**
 * `<temoin-player lang frame>`: `lang` is that of the nearest element that has one; `frame` the address of
 * `replayer.html` on the page's own origin, beside the module where absent. Dispatches `ready`, `failed`, `play`,
 * `pause`, `ended` and `skipped`, each a CustomEvent with a `PlayerEvent` as its detail. Emptied when it leaves the page.
 */
export interface TemoinPlayer extends HTMLElement {
  /** Milliseconds after the first event; setting it seeks. */
  at: number;
  readonly duration: number;
  readonly playing: boolean;
  /** Milliseconds since the epoch, from which the time to deletion is counted; the clock's where it is not set. */
  now?: () => number;
  /** Opens a recording in place of the last one. True when its first picture stands, false if it cannot be replayed. */
  load(playable: Playable): Promise<boolean>;
  play(): void;
  pause(): void;
  /** Puts the focus on play, where the keys are heard; nothing where no recording is loaded. */
  focus(options?: FocusOptions): void;
  /** Takes the recording away at once; nothing of it is left in the page. */
  clear(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'temoin-player': TemoinPlayer;
  }
}

const isRecording = (value: unknown): value is Recording =>
  typeof value === 'object' && value !== null && 'events' in value;

export const recordingsIn = (playable: Playable): readonly Recording[] => {
  if (isRecording(playable)) return [playable];
  if (Array.isArray(playable) && playable.length > 0 && playable.every(isRecording)) return playable;
  return [{ events: playable as Events }];
};

/** Defines the element once. Where there is no DOM it does nothing, so that a server may import it. */
export const defineTemoinPlayer = (): void => {
  if (typeof customElements === 'undefined' || customElements.get('temoin-player')) return;
  customElements.define(
    'temoin-player',
    class extends HTMLElement implements TemoinPlayer {
      readonly #root = this.attachShadow({ mode: 'open' });
      #player: Player | undefined;
      now?: () => number;

      get #language(): string {
        return (
          this.closest<HTMLElement>('[lang]')?.lang || document.documentElement.lang || navigator.language
        );
      }

      connectedCallback(): void {
        if (!this.#player) this.clear();
      }

      disconnectedCallback(): void {
        this.clear();
      }

      load(playable: Playable): Promise<boolean> {
        this.#player?.destroy();
        const frame = this.getAttribute('frame');
        this.#player = mountPlayer(this.#root, {
          recordings: recordingsIn(playable),
          language: this.#language,
          ...(frame && { frame }),
          ...(this.now && { now: this.now }),
          heard: (detail: PlayerEvent) => this.dispatchEvent(new CustomEvent(detail.type, { detail })),
        });
        return this.#player.ready;
      }

      clear(): void {
        this.#player?.destroy();
        this.#player = undefined;
        const { player, empty } = textsIn(this.#language);
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(STYLE);
        this.#root.adoptedStyleSheets = [sheet];
        this.#root.replaceChildren(
          element(
            'section',
            { className: 'player empty', ariaLabel: player, lang: this.#language },
            element('p', {}, empty),
          ),
        );
      }

      get at(): number {
        return this.#player?.at ?? 0;
      }

      set at(to: number) {
        this.#player?.seek(to);
      }

      get duration(): number {
        return this.#player?.duration ?? 0;
      }

      get playing(): boolean {
        return this.#player?.playing ?? false;
      }

      play(): void {
        this.#player?.play();
      }

      pause(): void {
        this.#player?.pause();
      }

      override focus(options?: FocusOptions): void {
        this.#player?.focus(options);
      }
    },
  );
};
