import type { Page } from 'playwright-core';
import type { FirstSeen, FocusStop, View, ViewSeen } from '../../../audit/seen.ts';
import type { CoverSeen, LayerSeen, Style } from '../../../audit/seen-layer.ts';
import { type Asking, ask, askingNow, layerOf, placeOf, waitFor } from './asking.ts';
import { axeIn } from './axe.ts';
import { deadEnds, deadLinks } from './links.ts';
import { type Pictures, take } from './pictures.ts';
import { secondOf } from './second.ts';
import type { Visitor } from './visitor.ts';

export interface Looking {
  readonly views: readonly View[];
  readonly patience: number;
  /** Source of axe-core, where it is installed. */
  readonly axe: string | undefined;
  readonly pictures: Pictures;
  /** What is asked for beside the layer itself: the second one, pointer and keyboard. */
  readonly second: boolean;
  readonly keys: boolean;
}

const MORE_STOPS = 4;
const PAGE_STOPS = 20;

const show = async (page: Page, view: View): Promise<void> => {
  await page.setViewportSize({ width: view.width, height: view.height });
  await page.emulateMedia({ colorScheme: view.scheme, forcedColors: view.forced ? 'active' : 'none' });
};

/** The same layer in every window, each as it comes to rest there. */
export const inViews = async (
  page: Page,
  views: readonly View[],
  picture: (view: View, layer: LayerSeen | null) => Promise<void>,
  patience: number = 400,
): Promise<readonly ViewSeen[]> => {
  const seen: ViewSeen[] = [];
  for (const view of views) {
    await show(page, view);
    const asking = await waitFor(page, patience);
    const layer = asking && (await layerOf(page, asking));
    seen.push({ ...view, layer });
    await picture(view, layer);
  }
  const [first] = views;
  if (first && views.length > 1) await show(page, first);
  return seen;
};

/** What a pointer and the keyboard make of both controls. */
const statesOf = async (page: Page, { frame }: Asking, layer: LayerSeen) => {
  const hover: Record<string, Style> = {};
  for (const act of ['refuse', 'accept'] as const) {
    const control = layer.controls.find((each) => each.act === act && each.inView);
    if (!control) continue;
    const { left, top, width, height } = control.box;
    await page.mouse.move(left + width / 2, top + height / 2);
    const style = await ask<Style>(frame, `style(${control.index})`);
    if (style) hover[act] = style;
  }
  await page.mouse.move(0, 0);
  const focus: Record<string, Style> = {};
  const stops: FocusStop[] = [];
  await ask(frame, 'focusFirst()');
  for (let i = 0; i < layer.controls.length + layer.toggles.length + MORE_STOPS; i += 1) {
    await page.keyboard.press('Tab');
    const stop = (await ask<FocusStop>(frame, 'focused()')) ?? { index: null, inLayer: false, paint: null };
    stops.push(stop);
    const control = layer.controls.find(({ index }) => index === stop.index);
    if (control && (control.act === 'accept' || control.act === 'refuse') && !focus[control.act])
      focus[control.act] = (await ask<Style>(frame, `style(${control.index})`)) ?? {};
    if (!stop.inLayer && stops.some(({ inLayer }) => inLayer)) break;
  }
  return { hover, focus, stops };
};

/** Elements of the page that have the focus and that nobody sees. */
const hiddenOnes = async (page: Page, { frame }: Asking): Promise<readonly string[]> => {
  if (frame !== page.mainFrame()) return [];
  const hidden: string[] = [];
  await page
    .evaluate('getSelection()?.removeAllRanges(); document.activeElement?.blur?.(); scrollTo(0, 0)')
    .catch(() => {});
  for (let i = 0; i < PAGE_STOPS; i += 1) {
    await page.keyboard.press('Tab');
    const found = await ask<string | null>(frame, 'hidden()');
    if (found && !hidden.includes(found)) hidden.push(found);
  }
  return hidden;
};

/** A first visit from arrival to the second layer; nothing is chosen. Ends the visitor. */
export const firstVisit = async (
  come: () => Promise<Visitor>,
  looking: Looking,
): Promise<{ readonly first: FirstSeen; readonly language: string }> => {
  const { views, patience, axe, pictures } = looking;
  let visitor = await come();
  try {
    let { page } = await visitor.open();
    let asking = await waitFor(page, patience);
    await visitor.quiet();
    const step = await visitor.step(page);
    const language = (await ask<string>(page.mainFrame(), 'language()')) ?? '';
    const none = {
      step,
      hover: {},
      focus: {},
      stops: [],
      focusAtLoad: 'none',
      afterEnter: 'stays',
      stepAfterEnter: step,
      words: 0,
    } as const;
    if (!asking) {
      await take(pictures, page, 'first visit');
      const empty = views.map((view) => ({ ...view, layer: null }));
      return {
        language,
        first: { ...none, views: empty, cover: null, second: null, axe: null, hidden: [], deadLinks: [] },
      };
    }
    const focusAtLoad = (await ask<'none' | 'layer' | 'accept'>(asking.frame, 'focusAtLoad()')) ?? 'none';
    if (looking.keys) await page.keyboard.press('Enter');
    await visitor.quiet();
    const afterEnter = (await askingNow(page)) ? 'stays' : 'gone';
    const stepAfterEnter = looking.keys ? await visitor.step(page) : step;
    if (afterEnter === 'gone') {
      await visitor.close();
      visitor = await come();
      ({ page } = await visitor.open());
      asking = await waitFor(page, patience);
      if (!asking) throw new Error('the banner came once, and not again for another visitor');
    }
    const seen = await inViews(page, views, (view) =>
      take(
        pictures,
        page,
        `first layer, ${view.width}×${view.height}${view.forced ? ', forced colours' : view.scheme === 'dark' ? ', dark' : ''}`,
      ),
    );
    asking = (await waitFor(page, patience)) ?? asking;
    const layer = await layerOf(page, asking);
    if (!layer) throw new Error('the banner went away while it was looked at');
    const framed = (await placeOf(asking.frame)) && layer.box;
    const words = ((await ask<readonly string[]>(page.mainFrame(), 'words()')) ?? []).length;
    const cover = await ask<CoverSeen>(page.mainFrame(), `cover(${JSON.stringify(framed)})`);
    const states = looking.keys ? await statesOf(page, asking, layer) : { hover: {}, focus: {}, stops: [] };
    const hidden = looking.keys ? await hiddenOnes(page, asking) : [];
    const axeFirst = axe ? await axeIn(asking.frame, axe) : null;
    const second = looking.second ? await secondOf(page, asking, layer) : null;
    if (second) await take(pictures, page, 'second layer');
    const axeSecond = second && axe ? await axeIn(second.frame, axe) : null;
    const leaving = second && (await second.leave());
    const links = [
      ...(looking.second ? await deadEnds(page, layer) : []),
      ...(await deadLinks(visitor.context, page.url(), [
        ...layer.links,
        ...(second?.seen.layer.links ?? []),
      ])),
    ];
    return {
      language,
      first: {
        ...{
          views: seen,
          step,
          focusAtLoad,
          afterEnter,
          stepAfterEnter,
          ...states,
          cover,
          words,
          hidden,
          deadLinks: links,
        },
        second: second && leaving ? { ...second.seen, ...leaving } : null,
        axe: axeFirst && { first: axeFirst, second: axeSecond ?? [] },
      },
    };
  } finally {
    await visitor.close();
  }
};
