import type { StillSeen } from '../seen.ts';
import type { Box } from '../seen-layer.ts';
import { frame, now } from './clock.ts';
import type { Ears } from './ears.ts';
import { isInteractive, layersIn, meaningOf, type Ordered } from './find.ts';
import { below, isSeen } from './flat.ts';
import { boxOf } from './texts.ts';

/** Watches a layer from the first frame in which it can be seen, for that many milliseconds; nothing where none comes. */
export const watchStill = async (
  words: Ordered,
  ears: Ears,
  patience: number,
  watch: number,
): Promise<StillSeen | null> => {
  const until = now() + patience;
  let layer: Element | undefined;
  while (!layer && now() < until) {
    layer = document.body ? layersIn(words)[0] : undefined;
    if (!layer) await frame();
  }
  if (!layer) return null;
  const since = now();
  const controls = [...below(layer)].filter(isInteractive);
  const find = (act: 'accept' | 'refuse') => controls.find((each) => meaningOf(each, words, false) === act);
  const pair = { accept: find('accept'), refuse: find('refuse') };
  const boxNow = (control: Element | undefined): Box | null =>
    control && isSeen(control) ? boxOf(control.getBoundingClientRect()) : null;
  const places: { accept: Box | null; refuse: Box | null; at: number }[] = [];
  let last = '';
  for (let at = since; at - since < watch; at = now()) {
    const place = { accept: boxNow(pair.accept), refuse: boxNow(pair.refuse) };
    const key = JSON.stringify(place);
    if (key !== last) places.push({ ...place, at: Math.round(at - since) });
    last = key;
    await frame();
  }
  return { watched: Math.round(now() - since), shift: ears.shiftOf(layer, since), places };
};
