import type { Page } from 'playwright-core';
import type { GestureSeen } from '../../../audit/seen.ts';
import { ask, askingNow, later, layerOf, press, waitFor } from './asking.ts';
import type { Visitor } from './visitor.ts';

const IDLE = 600_000;
const TAKES = 150;

/** Everything that is no choice, one gesture after the other, by one visitor whose clock can be put forward. */
export const inaction = async (
  come: () => Promise<Visitor>,
  patience: number,
  next: (page: Page) => Promise<string>,
): Promise<readonly GestureSeen[]> => {
  const visitor = await come();
  try {
    await visitor.context.clock.install();
    const { page } = await visitor.open();
    const asking = await waitFor(page, patience);
    if (!asking) return [];
    const seen: GestureSeen[] = [];
    const note = async (gesture: GestureSeen['gesture']) => {
      await later(TAKES);
      await visitor.quiet();
      seen.push({ gesture, stays: (await askingNow(page)) !== null, step: await visitor.step(page) });
    };
    await page.keyboard.press('Escape');
    await note('Escape');
    const [x, y] = (await ask<readonly [number, number]>(page.mainFrame(), 'idle()')) ?? [2, 2];
    await page.mouse.click(x, y);
    await note('outside click');
    await page.mouse.wheel(0, 900);
    await note('scroll');
    await page.clock.fastForward(IDLE);
    await note('ten minutes');
    const now = await askingNow(page);
    const layer = now && (await layerOf(page, now));
    const close = layer?.controls.find(({ act }) => act === 'close');
    if (now && close && (await press(now.frame, close.index))) await note('close');
    await visitor.goto(page, await next(page));
    await note('navigation');
    return seen;
  } finally {
    await visitor.close();
  }
};
