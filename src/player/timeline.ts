import { clustersOf } from './clusters.ts';
import { clockTime, element } from './element.ts';
import type { Mark } from './marks.ts';
import type { Loaded } from './messages.ts';
import { glyphOf, nameOf } from './naming.ts';
import type { Speech } from './speech.ts';
import type { PlayerTexts } from './texts.ts';
import type { Span } from './timing.ts';

export interface Timeline {
  readonly element: HTMLElement;
  loaded(film: Loaded): void;
  show(at: number): void;
  destroy(): void;
}

/** Pixels of a target, and how far from a mark the slider names it. */
const TARGET = 44;
const NEAR = 1000;

/**
 * A slider over the whole film, with what it is made of: where nothing happened, where nothing was recorded, and the
 * difficulties in a lane above it. The lane is for pointer and touch; the list of difficulties says the same in words.
 */
export const createTimeline = (
  texts: PlayerTexts,
  { say, spoken }: Speech,
  seek: (to: number) => void,
  jump: (mark: Mark) => void,
): Timeline => {
  let film: Loaded | undefined;
  let told = '';
  const lane = element('div', { className: 'lane', ariaHidden: 'true', hidden: true });
  const spans = element('div', { className: 'spans' });
  const range = element('input', {
    type: 'range',
    min: '0',
    step: '100',
    value: '0',
    disabled: true,
    ariaLabel: texts.timeline,
    oninput: () => seek(range.valueAsNumber),
  });

  const place = ({ from, to }: Span, className: string) => {
    const made = element('i', { className });
    made.style.setProperty('--from', String(from / (film?.duration || 1)));
    made.style.setProperty('--to', String(to / (film?.duration || 1)));
    return made;
  };
  const pins = () => {
    const { marks = [], duration = 0 } = film ?? {};
    lane.replaceChildren(
      ...clustersOf(marks, duration, lane.clientWidth, TARGET).map((cluster) => {
        const [first, ...others] = cluster.marks;
        const title = cluster.marks.map((mark) => `${clockTime(mark.at)} ${nameOf(mark, texts)}`).join('\n');
        const pin = element(
          'button',
          { type: 'button', tabIndex: -1, title, className: 'pin', onclick: () => jump(first) },
          element('span', {}, others.length ? String(cluster.marks.length) : glyphOf(first)),
        );
        pin.style.setProperty('--x', `${cluster.x}px`);
        return pin;
      }),
    );
  };
  const watch = new ResizeObserver(pins);
  watch.observe(lane);

  const within = (at: number, all: readonly Span[] = []) => all.some(({ from, to }) => at >= from && at < to);
  const words = (at: number) => {
    const { duration = 0, marks = [], gaps, idle } = film ?? {};
    return [
      say(texts.position, { at: spoken(at), all: spoken(duration) }),
      ...marks.filter((mark) => Math.abs(mark.at - at) < NEAR).map((mark) => nameOf(mark, texts)),
      ...(within(at, gaps) ? [texts.inGap] : within(at, idle) ? [texts.inIdle] : []),
    ].join(', ');
  };

  return {
    element: element(
      'div',
      { className: 'timeline' },
      lane,
      element('div', { className: 'track' }, spans, range),
    ),
    loaded(found) {
      film = found;
      told = '';
      range.max = String(found.duration);
      range.disabled = false;
      lane.hidden = !found.marks.length;
      spans.replaceChildren(
        ...found.idle.map((span) => place(span, 'idle')),
        ...found.gaps.map((span) => place(span, 'gap')),
      );
      pins();
    },
    show(at) {
      range.valueAsNumber = at;
      range.style.setProperty('--done', String(at / (film?.duration || 1)));
      const now = words(at);
      if (now === told) return;
      told = now;
      range.ariaValueText = now;
    },
    destroy: () => watch.disconnect(),
  };
};
