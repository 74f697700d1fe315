import type { Notice } from '../notice/notice.ts';
import { element } from './element.ts';

/** A labelled region, not a dialog: it takes no focus and leaves the page usable. CNIL draft, first layer. */
export const firstLayer = ({ first }: Notice, act: (control: string) => void): HTMLElement => {
  const details = element('a', { href: '#' }, first.details);
  details.onclick = (event) => {
    event.preventDefault();
    act('details');
  };
  return element(
    'section',
    { 'data-layer': '1', role: 'region', 'aria-labelledby': 't1' },
    element(
      'div',
      { class: 'page' },
      element('h2', { id: 't1' }, first.title),
      element(
        'div',
        { class: 'body' },
        element(
          'div',
          { class: 'list' },
          element('p', {}, first.lead),
          ...first.purposes.map(({ id, title, description }) =>
            element('div', { 'data-purpose': id }, element('h3', {}, title), element('p', {}, description)),
          ),
        ),
      ),
      element(
        'div',
        { class: 'acts' },
        // Three equal buttons: one look, one size, in the notice's order. CNIL 2020-092.
        ...first.controls.map((control) => {
          const button = element('button', { type: 'button', 'data-act': control.act }, control.label);
          button.onclick = () => act(control.act);
          return button;
        }),
      ),
      element(
        'p',
        { class: 'foot' },
        `${first.consequence} ${first.withdrawal} ${first.keep} ${first.controller} ${first.recipients} `,
        details,
      ),
    ),
  );
};
