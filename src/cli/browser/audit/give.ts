import type { Page } from 'playwright-core';
import { openerOf } from '../../../audit/check.ts';
import type { Act, LayerSeen } from '../../../audit/seen-layer.ts';
import { type Asking, ask, later, layerOf, press, waitFor } from './asking.ts';
import { otherLayer } from './second.ts';

/** As long as the slowest of those that make a visitor wait. */
const CLOSES = 12_000;
const TRIES = 3;
const AGAIN = 1_200;

/** One way to the answer: presses, and the layer in which the last of them is. */
interface Way {
  readonly asking: Asking;
  readonly index: number;
  readonly before: number;
}

const wayTo = async (
  page: Page,
  act: 'accept' | 'refuse',
  asking: Asking,
  layer: LayerSeen,
): Promise<Way | null> => {
  const direct = layer.controls.find((each) => each.act === act && !each.disabled);
  if (direct) return { asking, index: direct.index, before: 0 };
  const opener = openerOf(layer);
  if (!opener || !(await press(asking.frame, opener.index))) return null;
  const opened = await otherLayer(page, layer);
  const last: readonly Act[] = act === 'refuse' ? ['refuse', 'save'] : ['accept'];
  const control = last.flatMap((each) => opened?.layer.controls.find((one) => one.act === each) ?? [])[0];
  return opened && control ? { asking: opened.asking, index: control.index, before: 1 } : null;
};

export interface Given {
  /** Controls that had to be pressed. */
  readonly activations: number;
  /** How often the last of them was pressed. */
  readonly presses: number;
  /** Milliseconds from its first press until the layer was gone; nothing where it stayed. */
  readonly time: number | null;
  /** The browser's own box asked whether it is meant. */
  readonly asked: boolean;
}

/** Gives one answer. Nothing where no control gives it. */
export const answerOnce = async (
  page: Page,
  act: 'accept' | 'refuse',
  patience: number,
  tries: number = TRIES,
): Promise<Given | null> => {
  const asking = await waitFor(page, patience);
  const layer = asking && (await layerOf(page, asking));
  const way = layer && (await wayTo(page, act, asking, layer));
  if (!way) return null;
  const { frame } = way.asking;
  let asked = false;
  const confirm = () => {
    asked = true;
  };
  page.on('dialog', confirm);
  await ask(page.mainFrame(), 'remember()');
  const closing = frame
    .evaluate<number | null>(`temoinProbe.closing(${CLOSES})`)
    // The page is loaded anew, or its frame taken away: that closes the layer too.
    .catch(() => 0);
  let time: number | null | undefined;
  let presses = 0;
  for (; presses < tries && time === undefined; presses += 1) {
    if (!(await press(frame, way.index)) && presses === 0)
      return { activations: way.before + 1, presses: 1, time: null, asked };
    // Some buttons are there before they do anything: a visitor presses again.
    time = (await Promise.race([closing, later(AGAIN)])) ?? undefined;
  }
  time ??= await closing;
  page.off('dialog', confirm);
  return { activations: way.before + 1, presses, time, asked };
};
