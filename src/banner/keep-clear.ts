/**
 * Scrolls the page so that an element that takes the focus under a box comes out of it (WCAG 2.4.11); at the end of
 * the page, room is added. Nothing else moves. Returns the undo, and what gives the room back meanwhile.
 */
export const keepClear = (
  page: Window,
  boxes: readonly Element[],
): readonly [undo: () => void, giveBack: () => void] => {
  const { document } = page;
  const { style } = document.documentElement;
  let before: string | undefined;
  const onFocus = (event: Event) => {
    const target = event.target as Element;
    const { x, y, width, height } = target.getBoundingClientRect();
    const top = document.elementFromPoint(x + width / 2, y + height / 2);
    if (!top || top === target || !boxes.includes(top)) return;
    before ??= style.paddingBottom;
    style.paddingBottom = '90vh';
    target.scrollIntoView();
  };
  const giveBack = () => {
    if (before !== undefined) style.paddingBottom = before;
    before = undefined;
  };
  document.addEventListener('focusin', onFocus);
  return [
    () => {
      document.removeEventListener('focusin', onFocus);
      giveBack();
    },
    giveBack,
  ];
};
