import { element } from './element.ts';
import type { Fact } from './facts.ts';
import { icon } from './icons.ts';
import type { PlayerTexts } from './texts.ts';

const legendItem = (className: string, text: string, sign = ''): HTMLElement =>
  element('li', {}, element('span', { className: `sign ${className}`, ariaHidden: 'true' }, sign), text);

/** What dots, boxes and the places on the timeline stand for. */
export const legend = (texts: PlayerTexts): HTMLElement =>
  element(
    'section',
    { className: 'legend' },
    element('h2', {}, texts.legend),
    element(
      'ul',
      {},
      legendItem('dots', texts.masked, '••••'),
      legendItem('box', texts.blocked),
      legendItem('idle', texts.idle),
      legendItem('gap', texts.gap),
    ),
  );

export const factList = (facts: readonly Fact[]): HTMLElement =>
  element(
    'dl',
    {},
    ...facts.map(([name, said]) =>
      element('div', {}, element('dt', {}, name), ...said.map((each) => element('dd', {}, each))),
    ),
  );

/** A box that is seen before the film: what is wrong with the recording, or what was left out of it. */
export const note = (title: string, ...said: readonly string[]): HTMLElement =>
  element(
    'div',
    { className: 'note', role: 'note' },
    icon('quarantine'),
    element('div', {}, element('strong', {}, title), ...said.map((each) => element('p', {}, each))),
  );

/** The keys, in a box of their own that Escape closes. */
export const shortcuts = (texts: PlayerTexts): HTMLDialogElement => {
  const close = element('button', { type: 'button' }, texts.close);
  const box = element(
    'dialog',
    { ariaLabel: texts.shortcuts },
    element('h2', {}, texts.shortcuts),
    element(
      'dl',
      {},
      ...texts.keys.map(([key, does]) =>
        element('div', {}, element('dt', {}, element('kbd', {}, key)), element('dd', {}, does)),
      ),
    ),
    close,
  );
  close.onclick = () => box.close();
  return box;
};
