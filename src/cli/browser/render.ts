import type { Browser } from 'playwright-core';
import { axText } from './ax-text.ts';
import { openStage, type Props, type Stage } from './stage.ts';
import type { View } from './views.ts';
import { pictureOf } from './whole.ts';

/** How one layer looked in one window. */
export interface Shot {
  readonly layer: 1 | 2;
  readonly language: string;
  /** Digest of the notice, as the page itself gives it. */
  readonly notice: string;
  readonly view: View;
  /** A PNG, and the accessible text in its order. */
  readonly picture: Uint8Array;
  readonly text: string;
  /** Names of the built files that showed it. */
  readonly files: readonly string[];
}

/**
 * The tree that the browser itself gives to screen readers (DevTools protocol), not one that a test library computes
 * from the document: what is hidden, inert or unnamed there is so for a visitor.
 */
const textOf = async ({ context, page }: Stage): Promise<string> => {
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return axText(nodes);
};

interface Element {
  setAttribute(name: string, value: string): void;
}

/** Unfolds all details, and takes the pointer to where it touches nothing. */
const unfold = async ({ page }: Stage): Promise<void> => {
  await page.locator('[data-layer="2"] details').evaluateAll((all: readonly Element[]) => {
    for (const each of all) each.setAttribute('open', '');
  });
  await page.mouse.move(0, 0);
};

/** Both layers in one window, as a first visitor meets them: the second is opened by its own button. */
export const renderLayers = async (
  browser: Browser,
  props: Props,
  language: string,
  view: View,
): Promise<readonly Shot[]> => {
  const stage = await openStage(browser, props, language, view);
  const { page } = stage;
  const take = async (layer: 1 | 2, notice: string): Promise<Shot> => ({
    ...{ layer, language, notice, view },
    text: await textOf(stage),
    picture: await pictureOf(page, page.locator(`[data-layer="${layer}"]`), view),
    files: stage.files(),
  });
  const shots: Shot[] = [];
  try {
    shots.push(await take(1, await stage.shown(1)));
    await page.locator('[data-layer="1"] [data-act="choose"]').click();
    const second = await stage.shown(2);
    await unfold(stage);
    shots.push(await take(2, second));
  } finally {
    await stage.close();
  }
  return shots;
};
