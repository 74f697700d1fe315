import { clockTime, element } from './element.ts';
import type { Mark } from './marks.ts';
import type { PlayerTexts } from './texts.ts';

/** What the controls can do; times in milliseconds. */
export interface Acts {
  toggle(): void;
  seek(to: number): void;
  speed(times: number): void;
  skipIdle(skip: boolean): void;
}

export interface Controls {
  readonly elements: readonly HTMLElement[];
  loaded(duration: number, marks: readonly Mark[]): void;
  show(at: number, playing: boolean): void;
}

const SPEEDS = [1, 2, 4, 8];

export const createControls = (texts: PlayerTexts, acts: Acts): Controls => {
  let duration = 0;
  const play = element('button', { type: 'button', className: 'play', disabled: true, onclick: acts.toggle });
  const time = element('span', { className: 'time' });
  const marks = element('div', { className: 'marks', ariaHidden: 'true' });
  const range = element('input', {
    type: 'range',
    min: '0',
    step: '100',
    value: '0',
    disabled: true,
    ariaLabel: texts.timeline,
    oninput: () => acts.seek(range.valueAsNumber),
  });
  const skip = element('input', {
    type: 'checkbox',
    checked: true,
    onchange: () => acts.skipIdle(skip.checked),
  });
  const speed = element(
    'select',
    { ariaLabel: texts.speed, title: texts.speed, onchange: () => acts.speed(Number(speed.value)) },
    ...SPEEDS.map((times) => element('option', { value: String(times) }, `× ${times}`)),
  );
  const bar = element(
    'div',
    { className: 'bar' },
    play,
    element('div', { className: 'track' }, marks, range),
    time,
    speed,
    element('label', { className: 'skip' }, skip, texts.skipIdle),
  );
  const list = element('ol', { className: 'difficulties', ariaLabel: texts.difficulties, hidden: true });
  const legend = element(
    'ul',
    { className: 'legend' },
    element('li', {}, element('span', { className: 'dots', ariaHidden: 'true' }, '••••'), texts.masked),
    element('li', {}, element('span', { className: 'box', ariaHidden: 'true' }), texts.blocked),
  );
  const nameOf = ({ kind }: Mark) => texts.kinds[kind] ?? kind;

  return {
    elements: [bar, list, legend],
    loaded(length, found) {
      duration = length;
      range.max = String(length);
      play.disabled = range.disabled = false;
      marks.replaceChildren(
        ...found.map((mark) => {
          const tick = element('i', { title: nameOf(mark) });
          tick.style.setProperty('--at', String(mark.at / (length || 1)));
          return tick;
        }),
      );
      list.hidden = !found.length;
      list.replaceChildren(
        ...found.map((mark) =>
          element(
            'li',
            {},
            // A little earlier, so that one sees what led to it.
            element(
              'button',
              { type: 'button', onclick: () => acts.seek(Math.max(0, mark.at - 3000)) },
              element('span', { className: 'when' }, clockTime(mark.at)),
              ` ${nameOf(mark)}`,
            ),
          ),
        ),
      );
    },
    show(at, playing) {
      const told = `${clockTime(at)} / ${clockTime(duration)}`;
      range.valueAsNumber = at;
      range.ariaValueText = told;
      range.style.setProperty('--done', String(at / (duration || 1)));
      time.textContent = told;
      play.ariaLabel = play.title = playing ? texts.pause : texts.play;
      play.classList.toggle('playing', playing);
    },
  };
};
