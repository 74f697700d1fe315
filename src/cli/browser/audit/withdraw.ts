import type { Page } from 'playwright-core';
import { choiceIn, lacking } from '../../../audit/known.ts';
import type { AnsweredSeen, StoredSeen, WithdrawnSeen } from '../../../audit/seen.ts';
import type { LayerSeen } from '../../../audit/seen-layer.ts';
import { addedBy } from '../../../audit/since.ts';
import { pageSeen, reopened } from './answer.ts';
import { ask, askingNow, controlsNow, later, layerOf, press } from './asking.ts';
import { answerOnce } from './give.ts';
import { type Pictures, take } from './pictures.ts';
import { otherLayer, togglesNow } from './second.ts';
import type { Visitor } from './visitor.ts';

const WITHIN = 1_000;
const SHOWS = 600;
const MOST_BOXES = 12;

interface Done {
  readonly activations: number;
}

/** Does what lies on the terminal of that page say that the visitor refuses? */
export const sayingNo =
  (visitor: Visitor, page: Page, accepted: AnsweredSeen, refused: AnsweredSeen | undefined) =>
  async (): Promise<boolean> =>
    choiceIn(await visitor.stored(page), accepted.step.stored, refused?.step.stored ?? []) === 'no';

/** Switches off what is on, one after the other, and saves. */
const byToggles = async (page: Page, layer: LayerSeen): Promise<number | null> => {
  const on = layer.toggles.filter((each) => each.on && !each.fixed).slice(0, MOST_BOXES);
  const save = layer.controls.find(({ act }) => act === 'save');
  const asking = await askingNow(page);
  if (!save || !asking) return null;
  let pressed = 0;
  for (const { index } of on) {
    // One that stands for several takes them along, and would bring them back.
    const now = await togglesNow(page);
    if (now && !now.toggles.some((each) => each.index === index && each.on)) continue;
    await ask(asking.frame, `toggle(${index})`);
    pressed += 1;
  }
  return (await press(asking.frame, save.index)) ? pressed + 1 : null;
};

/** Withdraws by what stays on every page; nothing where there is no way that is known. */
export const withdrawBy = async (page: Page, isNo: () => Promise<boolean>): Promise<Done | null> => {
  const direct = await ask<number | null>(page.mainFrame(), 'withdrawing()');
  if (direct !== null && (await press(page.mainFrame(), direct))) {
    await later(50);
    if (!(await askingNow(page)) || (await isNo())) return { activations: 1 };
  }
  if (direct === null) {
    const [first] = await controlsNow(page);
    if (!first || !(await press(first.frame, first.control.index))) return null;
  }
  const opened = await otherLayer(page, null, 2_000);
  if (!opened) return (await isNo()) ? { activations: 1 } : null;
  if (opened.layer.controls.some(({ act }) => act === 'refuse')) {
    const given = await answerOnce(page, 'refuse', 500, 1);
    if (given?.time !== null) return given && { activations: 1 + given.activations };
    // It switches everything off, and wants to be saved.
    const asking = await askingNow(page);
    const layer = asking && (await layerOf(page, asking));
    const save = layer?.controls.find(({ act }) => act === 'save');
    if (asking && save) await press(asking.frame, save.index);
    return { activations: 1 + given.activations + (save ? 1 : 0) };
  }
  const pressed = await byToggles(page, opened.layer);
  if (pressed !== null) return { activations: 1 + pressed };
  const given = await answerOnce(page, 'refuse', 500);
  return given && { activations: 1 + given.activations };
};

/** Withdraws in the tab of somebody who has accepted, while another tab is open. */
export const withdrawn = async (
  visitor: Visitor,
  page: Page,
  accepted: AnsweredSeen,
  refused: AnsweredSeen | undefined,
  pictures: Pictures,
  reopen: boolean,
): Promise<WithdrawnSeen | null> => {
  const added = addedBy(accepted, refused);
  const remaining = (now: readonly StoredSeen[]) => added.filter((each) => lacking([each], now).length === 0);
  const isNo = sayingNo(visitor, page, accepted, refused);
  const { page: other } = await visitor.open(page.url());
  await page.bringToFront();
  await visitor.step(page);
  const done = await withdrawBy(page, isNo);
  const since = Date.now();
  if (!done) return null;
  let otherTab: number | null = null;
  do {
    if (!remaining(await visitor.stored(other)).length) otherTab = Date.now() - since;
    else await later(40);
  } while (otherTab === null && Date.now() - since < WITHIN);
  // What goes on by a clock of its own has time to show it.
  await later(Math.max(0, WITHIN + SHOWS - (Date.now() - since)));
  await visitor.quiet();
  const gone = !(await askingNow(page));
  const no = await isNo();
  const clicked = (await ask<number | null>(page.mainFrame(), 'clicked()')) ?? since;
  const all = await visitor.step(page);
  // What had begun by then is of the time before.
  const step = { ...all, requests: all.requests.filter(({ at }) => at >= clicked) };
  await take(pictures, page, 'after withdrawing');
  // What a page keeps in mind may differ from what it finds when it is loaded anew.
  const atOnce = reopen ? await reopened(page) : null;
  const address = page.url();
  const status = await visitor.goto(page, address);
  const after = await pageSeen(visitor, page, status);
  const anew = reopen ? await reopened(page) : null;
  return {
    activations: done.activations,
    closed: gone || no,
    asksAgain: after.prompts > 0,
    step,
    pages: [after],
    reopened: atOnce || anew ? [...(atOnce ?? []), ...(anew ?? [])] : null,
    otherTab,
    clicked,
    left: remaining(after.step.stored),
  };
};
