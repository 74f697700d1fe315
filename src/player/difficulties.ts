import { clockTime, element } from './element.ts';
import type { Mark } from './marks.ts';
import { glyphOf, nameOf } from './naming.ts';
import type { PlayerTexts } from './texts.ts';

/** Every difficulty by its name, to go to. */
export const difficultyList = (
  marks: readonly Mark[],
  texts: PlayerTexts,
  jump: (mark: Mark) => void,
): HTMLElement =>
  marks.length
    ? element(
        'ol',
        { className: 'difficulties', ariaLabel: texts.difficulties },
        ...marks.map((mark) =>
          element(
            'li',
            {},
            element(
              'button',
              { type: 'button', onclick: () => jump(mark) },
              element('span', { className: 'glyph', ariaHidden: 'true' }, glyphOf(mark)),
              element('span', { className: 'when' }, clockTime(mark.at)),
              ` ${nameOf(mark, texts)}`,
            ),
          ),
        ),
      )
    : element('p', { className: 'difficulties' }, texts.noDifficulty);
