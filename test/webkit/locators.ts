// Runs in the page, before the tests: the pointer goes to the middle of an element, wherever its shadow root is.
import { ensureAwaited, type Locator, triggerCommandWithTrace } from '@vitest/browser/locators';
import { page } from 'vitest/browser';

type Point = readonly [x: number, y: number];

const middleOf = (element: Element): Point => {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const frame = (window.frameElement as Element).getBoundingClientRect();
  return [frame.x + x + width / 2, frame.y + y + height / 2];
};

const go = (name: '__vitest_click' | '__vitest_hover', where: () => Point) => () =>
  ensureAwaited((errorSource) =>
    triggerCommandWithTrace({ name, arguments: [where()], errorSource } as Parameters<
      typeof triggerCommandWithTrace
    >[0]),
  );

page.extend({
  /** As much of a locator as `userEvent` needs to click, hover and unhover an element. */
  elementLocator: (element: Element) =>
    ({
      click: go('__vitest_click', () => middleOf(element)),
      hover: go('__vitest_hover', () => middleOf(element)),
      unhover: go('__vitest_hover', () => [1, 1]),
    }) as unknown as Locator,
} as never);
