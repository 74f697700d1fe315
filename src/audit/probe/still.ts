import type { StillSeen } from '../seen.ts';
import type { Box } from '../seen-layer.ts';
import { frame, now } from './clock.ts';
import type { Ears } from './ears.ts';
import { layersIn, meaningOf, type Ordered } from './find.ts';
import { activeNow, below, holds, isSeen } from './flat.ts';
import { isInteractive } from './pressable.ts';
import { boxOf } from './texts.ts';

/** Looking for layers goes through the whole page. */
const LOOKS = 250;

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
  const root = layer;
  const find = (act: 'accept' | 'refuse') =>
    [...below(root)].filter(isInteractive).find((each) => meaningOf(each, words, false) === act);
  const pair = { accept: find('accept'), refuse: find('refuse') };
  const boxNow = (act: 'accept' | 'refuse'): Box | null => {
    // Some make their controls anew.
    if (pair[act] && !pair[act].isConnected) pair[act] = find(act);
    const control = pair[act];
    return control && isSeen(control) ? boxOf(control.getBoundingClientRect()) : null;
  };
  const places: { accept: Box | null; refuse: Box | null; at: number }[] = [];
  let last = '';
  let [together, looked] = [1, since];
  let focus: StillSeen['focus'] = 'none';
  for (let at = since; at - since < watch; at = now()) {
    const place = { accept: boxNow('accept'), refuse: boxNow('refuse') };
    const key = JSON.stringify(place);
    if (key !== last) places.push({ ...place, at: Math.round(at - since) });
    last = key;
    const active = activeNow();
    if (active && holds(root, active) && focus !== 'accept')
      focus = active === pair.accept ? 'accept' : 'layer';
    if (at - looked > LOOKS) [together, looked] = [Math.max(together, layersIn(words).length), at];
    await frame();
  }
  together = Math.max(together, layersIn(words).length);
  return { watched: Math.round(now() - since), shift: ears.shiftOf(layer, since), places, focus, together };
};
