import type { Verdict } from './judge.ts';
import { createPaint } from './patterns.ts';
import type { PreviewTexts } from './texts.ts';

/** The legend: what each pattern means and how often it is there. It takes no focus, and is last in the page's order. */
export interface Panel {
  readonly element: HTMLElement;
  tell(counts: Readonly<Record<Verdict, number>>): void;
  /** Draws the patterns anew: the colours have changed. */
  draw(dark: boolean): void;
}

const VERDICTS = ['masked', 'allowed', 'blocked', 'never'] as const;
const SWATCH = { width: 32, height: 20 };

const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text?: string,
  ...inside: readonly Node[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  element.append(...inside);
  return element;
};

export const createPanel = (texts: PreviewTexts, close: () => void): Panel => {
  const rows = VERDICTS.map((verdict) => {
    const swatch = make('canvas');
    swatch.width = SWATCH.width * 2;
    swatch.height = SWATCH.height * 2;
    swatch.setAttribute('aria-hidden', 'true');
    const count = make('b');
    count.dataset['count'] = verdict;
    return {
      verdict,
      swatch,
      count,
      row: make('li', undefined, swatch, make('span', texts[verdict]), count),
    };
  });
  const button = make('button', texts.close);
  button.type = 'button';
  button.addEventListener('click', close);
  const element = make(
    'section',
    undefined,
    make('h2', texts.title),
    make('ul', undefined, ...rows.map(({ row }) => row)),
    make('p', texts.note),
    button,
  );
  element.setAttribute('aria-label', texts.title);
  return {
    element,
    tell(counts) {
      for (const { verdict, count } of rows) {
        const said = `${counts[verdict]}`;
        if (count.textContent !== said) count.textContent = said;
      }
    },
    draw(dark) {
      for (const { verdict, swatch } of rows) {
        const context = swatch.getContext('2d');
        if (!context) continue;
        context.setTransform(2, 0, 0, 2, 0, 0);
        context.clearRect(0, 0, SWATCH.width, SWATCH.height);
        createPaint(context, dark)(verdict, 1, 1, SWATCH.width - 2, SWATCH.height - 2);
      }
    },
  };
};
