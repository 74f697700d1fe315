import type { Frame, Page } from 'playwright-core';
import { openerOf } from '../../../audit/check.ts';
import type { FocusStop, SecondSeen } from '../../../audit/seen.ts';
import type { LayerSeen, ToggleSeen } from '../../../audit/seen-layer.ts';
import { type Asking, ask, askingNow, later, layerOf, press, waitFor } from './asking.ts';

export interface Second {
  readonly frame: Frame;
  readonly seen: Omit<SecondSeen, 'closesByEscape' | 'focusReturns'>;
  /** Presses Escape, and tells what became of it. */
  leave(): Promise<Pick<SecondSeen, 'closesByEscape' | 'focusReturns'>>;
}

const OPENS = 5_000;
const RETURNS = 600;
const MOST_TOGGLES = 8;
const ALL =
  /\b(tou(t|s|te|tes)|all|alle|alles|todos?|todas?|tutt[oi]|wszystk\w+|toate|alla|kaikki|minden|všechn\w+)\b/i;
const GROUP = 3;

const same = (one: LayerSeen, other: LayerSeen): boolean =>
  one.where === other.where && one.text === other.text && one.toggles.length === other.toggles.length;

/** Waits until another layer than this one asks, or this one has grown. */
export const otherLayer = async (
  page: Page,
  before: LayerSeen | null,
  patience: number = OPENS,
): Promise<{ readonly asking: Asking; readonly layer: LayerSeen } | null> => {
  const until = Date.now() + patience;
  while (Date.now() < until) {
    const asking = await waitFor(page, 0);
    const layer = asking && (await layerOf(page, asking));
    if (asking && layer && (!before || !same(layer, before))) return { asking, layer };
    await later(40);
  }
  return null;
};

export const togglesNow = async (
  page: Page,
): Promise<{ readonly asking: Asking; readonly toggles: readonly ToggleSeen[] } | null> => {
  const asking = await askingNow(page);
  const layer = asking && (await layerOf(page, asking));
  return asking && layer && { asking, toggles: layer.toggles };
};

/** Flips each toggle and flips it back: which others moved with it? */
const movedBy = async (page: Page, layer: LayerSeen): Promise<SecondSeen['moved']> => {
  const moved: SecondSeen['moved'][number][] = [];
  for (const { index, name, replay } of layer.toggles.filter(({ fixed }) => !fixed).slice(0, MOST_TOGGLES)) {
    const before = await togglesNow(page);
    if (!before) break;
    await ask(before.asking.frame, `toggle(${index})`);
    const after = await togglesNow(page);
    const others = (after?.toggles ?? []).filter(
      (each) =>
        each.index !== index && before.toggles.some((was) => was.index === each.index && was.on !== each.on),
    );
    const rest = before.toggles.filter((each) => each.index !== index && !each.fixed).length;
    // What moves all of several others at once is a switch for everything, and so is what says it.
    const isWhole = others.length === rest && (rest >= GROUP || ALL.test(name));
    if (!isWhole)
      for (const each of others)
        if (each.replay !== replay && !ALL.test(each.name))
          moved.push({ toggled: name, with: each.name, replay: true });
    await ask(before.asking.frame, `toggle(${index})`);
  }
  return moved;
};

const leaksOut = async (page: Page, { frame }: Asking, layer: LayerSeen): Promise<boolean> => {
  await ask(frame, 'hold()');
  for (let i = 0; i < layer.controls.length + layer.toggles.length + 3; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await ask<FocusStop>(frame, 'focused()');
    // Once round, the browser's own window has the focus for one press.
    if (
      stop &&
      !stop.inLayer &&
      !(await page.evaluate<boolean>('document.activeElement === document.body || !document.activeElement'))
    )
      return true;
  }
  return false;
};

/** Opens what lets a visitor choose; nothing where no control does. */
export const secondOf = async (page: Page, asking: Asking, first: LayerSeen): Promise<Second | null> => {
  const opener =
    openerOf(first) ?? first.controls.find(({ act, role }) => act === 'other' && role === 'button');
  if (!opener || !(await press(asking.frame, opener.index))) return null;
  const opened = await otherLayer(page, first);
  if (!opened) return null;
  const { layer } = opened;
  const moved = await movedBy(page, layer);
  return {
    frame: opened.asking.frame,
    seen: {
      layer,
      activations: 1,
      moved,
      leaks: layer.modal && (await leaksOut(page, opened.asking, layer)),
    },
    async leave() {
      await page.keyboard.press('Escape');
      const until = Date.now() + 1_500;
      let closed = false;
      while (!closed && Date.now() < until) {
        const now = await askingNow(page);
        const there = now && (await layerOf(page, now));
        closed = !there || there.where !== layer.where || same(there, first);
        if (!closed) await later(40);
      }
      const back = async () =>
        (await ask<string>(asking.frame, 'activeLabel()')) === (opener.label || opener.name);
      // Some give the focus back in the frame after.
      const patience = Date.now() + RETURNS;
      let returns = closed && (await back());
      while (closed && !returns && Date.now() < patience) {
        await later(40);
        returns = await back();
      }
      return { closesByEscape: closed, focusReturns: returns };
    },
  };
};
