import { clockTime, element } from './element.ts';
import { type Icon, icon } from './icons.ts';
import type { PlayerTexts } from './texts.ts';

/** What the controls can do; times in milliseconds. */
export interface Acts {
  toggle(): void;
  /** From where it stands. */
  step(by: number): void;
  speed(times: number): void;
  skipIdle(skip: boolean): void;
  fullSize(full: boolean): void;
  /** To the difficulty before (-1) or behind (1). */
  difficulty(way: -1 | 1): void;
  help(): void;
}

export interface Controls {
  readonly element: HTMLElement;
  /** On play, once there is something to play. */
  focus(options?: FocusOptions): void;
  loaded(duration: number, difficulties: number): void;
  show(at: number, playing: boolean): void;
}

const SPEEDS = [0.5, 1, 2, 4, 8];
const STEP = 10_000;

export const createControls = (texts: PlayerTexts, language: string, acts: Acts): Controls => {
  let duration = 0;
  const button = (name: Icon, label: string, onclick: () => void, className = '') =>
    element(
      'button',
      { type: 'button', className, title: label, ariaLabel: label, disabled: true, onclick },
      icon(name),
    );
  const back = button('back', texts.back, () => acts.step(-STEP));
  const play = button('play', texts.play, acts.toggle, 'play');
  const forward = button('forward', texts.forward, () => acts.step(STEP));
  const previous = button('previous', texts.previous, () => acts.difficulty(-1));
  const next = button('next', texts.next, () => acts.difficulty(1));
  const time = element('span', { className: 'time', title: texts.elapsed });
  const times = new Intl.NumberFormat(language);
  const speed = element(
    'select',
    { ariaLabel: texts.speed, title: texts.speed, onchange: () => acts.speed(Number(speed.value)) },
    ...SPEEDS.map((each) =>
      element('option', { value: String(each), selected: each === 1 }, `× ${times.format(each)}`),
    ),
  );
  const skip = element('input', {
    type: 'checkbox',
    className: 'skip-idle',
    checked: true,
    onchange: () => acts.skipIdle(skip.checked),
  });
  const full = element('input', {
    type: 'checkbox',
    className: 'full-size',
    onchange: () => acts.fullSize(full.checked),
  });
  const help = element(
    'button',
    {
      type: 'button',
      className: 'help',
      title: texts.shortcuts,
      ariaLabel: texts.shortcuts,
      onclick: acts.help,
    },
    element('span', { ariaHidden: 'true' }, '?'),
  );
  const group = (...children: HTMLElement[]) => element('div', { className: 'group' }, ...children);

  return {
    element: element(
      'div',
      { className: 'bar' },
      group(previous, back, play, forward, next),
      time,
      group(
        element('label', {}, skip, texts.skipIdle),
        element('label', {}, full, texts.fullSize),
        group(speed, help),
      ),
    ),
    focus: (options) => play.focus(options),
    loaded(length, difficulties) {
      duration = length;
      for (const each of [back, play, forward]) each.disabled = false;
      for (const each of [previous, next]) each.disabled = !difficulties;
    },
    show(at, playing) {
      time.textContent = `${clockTime(at)} / ${clockTime(duration)}`;
      if (play.classList.contains('playing') === playing && play.title) return;
      play.classList.toggle('playing', playing);
      play.ariaLabel = play.title = playing ? texts.pause : texts.play;
      play.replaceChildren(icon(playing ? 'pause' : 'play'));
    },
  };
};
