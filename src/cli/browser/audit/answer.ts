import type { Page } from 'playwright-core';
import { openerOf } from '../../../audit/check.ts';
import type { AnsweredSeen, PageSeen } from '../../../audit/seen.ts';
import type { CoverSeen } from '../../../audit/seen-layer.ts';
import { ask, askingNow, controlsNow, later, press } from './asking.ts';
import { answerOnce, type Given } from './give.ts';
import { type Pictures, take } from './pictures.ts';
import { otherLayer } from './second.ts';
import type { Visitor } from './visitor.ts';

export interface Answering {
  readonly patience: number;
  /** How often each answer is timed, at least once. */
  readonly times: number;
  /** Addresses that are visited afterwards, one after the other, as the first page has them. */
  readonly pages: (page: Page) => Promise<readonly string[]>;
  readonly pictures: Pictures;
  /** Are the choices opened again, and does the visitor come back months later? */
  readonly reopen: boolean;
  readonly months: boolean;
}

const SECOND_THOUGHT = 200;
/** What is sent some time after a refusal has time to go. */
const AFTERTHOUGHT = 1_000;

/** What a page after the answer holds. */
export const pageSeen = async (
  visitor: Visitor,
  page: Page,
  status: number,
  months = 0,
): Promise<PageSeen> => {
  await later(0);
  const asking = await askingNow(page);
  const controls = (await controlsNow(page)).map(({ control }) => control);
  return {
    status,
    words: ((await ask<readonly string[]>(page.mainFrame(), 'words()')) ?? []).length,
    address: page.url().replace(/[?#].*$/, ''),
    prompts: asking?.layers ?? 0,
    controls,
    months,
    step: await visitor.step(page),
    scroll: await page.evaluate<number>('scrollY').catch(() => 0),
  };
};

/** Opens the choices again by whatever lets one: what do the toggles say? */
export const reopened = async (page: Page): Promise<AnsweredSeen['reopened']> => {
  const [first] = await controlsNow(page);
  if (!first || !(await press(first.frame, first.control.index))) return null;
  const opened = await otherLayer(page, null, 1_500);
  if (!opened) return null;
  let { layer } = opened;
  // Some open the first layer again: the toggles are behind it.
  if (!layer.toggles.length) {
    const opener = openerOf(layer);
    if (opener && (await press(opened.asking.frame, opener.index)))
      layer = (await otherLayer(page, layer))?.layer ?? layer;
  }
  return layer.toggles.map(({ name, on, fixed }) => ({ name, on, fixed }));
};

const MONTHS = 6;
const MONTH_DAYS = 30;
const DAY = 86_400;

/** Comes back months later: the page's clock is put forward, and what would have expired is gone. */
const monthsLater = async (visitor: Visitor, address: string): Promise<PageSeen> => {
  // What is kept for six months by anybody's count is kept on that day.
  const then = Date.now() / 1000 + (MONTHS * MONTH_DAYS - 1) * DAY;
  for (const { name, domain, path, expires } of await visitor.context.cookies())
    if (expires > 0 && expires < then) await visitor.context.clearCookies({ name, domain, path });
  const page = await visitor.context.newPage();
  await page.clock.setSystemTime(then * 1000);
  const status = await visitor.goto(page, address);
  await later(SECOND_THOUGHT);
  const seen = await pageSeen(visitor, page, status, MONTHS);
  await page.close();
  return seen;
};

const READY = 1_500;

/** What was pressed twice was not ready, or wants to be asked twice: somebody who waits first presses it once. */
const answeredPatiently = async (
  come: () => Promise<Visitor>,
  given: Given | null,
  act: 'accept' | 'refuse',
  patience: number,
): Promise<Given | null> => {
  if (!given || given.presses < 2 || given.time === null) return given;
  const other = await come();
  try {
    const { page } = await other.open();
    await later(READY);
    const once = await answerOnce(page, act, patience, 1);
    return once?.time == null
      ? { ...given, activations: given.activations + given.presses - 1, asked: true }
      : { ...given, time: once.time };
  } finally {
    await other.close();
  }
};

/** One answer by one visitor, who then goes on. The visitor and the page stay open. */
export const answered = async (
  come: () => Promise<Visitor>,
  act: 'accept' | 'refuse',
  answering: Answering,
): Promise<{ readonly seen: AnsweredSeen; readonly visitor: Visitor; readonly page: Page }> => {
  const { patience, pictures } = answering;
  const visitor = await come();
  try {
    const { page, status } = await visitor.open();
    const pages = await answering.pages(page);
    const given = await answeredPatiently(come, await answerOnce(page, act, patience), act, patience);
    await visitor.quiet();
    await later(act === 'refuse' ? AFTERTHOUGHT : SECOND_THOUGHT);
    const again = await askingNow(page);
    const step = await visitor.step(page);
    const asksAgain =
      given?.time != null &&
      (!!again || given.asked || ((await ask<number>(page.mainFrame(), 'questions()')) ?? 0) > 0);
    const closed = given?.time != null && !again;
    const nothing = {
      activations: given?.activations ?? 0,
      times: [],
      closed: false,
      asksAgain,
      step,
      cover: null,
      status,
      words: [],
      pages: [],
      reopened: null,
    };
    if (!closed) return { seen: nothing, visitor, page };
    await take(pictures, page, act === 'accept' ? 'after accepting' : 'after refusing');
    const cover = await ask<CoverSeen>(page.mainFrame(), 'cover(null)');
    const words = (await ask<readonly string[]>(page.mainFrame(), 'words()')) ?? [];
    const seen: PageSeen[] = [];
    for (const address of pages) {
      const answer = await visitor.goto(page, address);
      seen.push(await pageSeen(visitor, page, answer));
    }
    const times = [given.time];
    for (let i = 1; i < answering.times; i += 1) {
      const other = await come();
      const { page: tab } = await other.open();
      const time = (await answerOnce(tab, act, patience))?.time;
      if (time != null) times.push(time);
      await other.close();
    }
    const shown = answering.reopen ? await reopened(page) : null;
    // A dialog that was opened would be in the way of what follows.
    if (shown) await visitor.goto(page, pages[0] ?? page.url());
    if (act === 'refuse' && answering.months) seen.push(await monthsLater(visitor, pages[0] ?? page.url()));
    return {
      visitor,
      page,
      seen: {
        ...nothing,
        activations: given.activations,
        times,
        closed,
        cover,
        words,
        pages: seen,
        reopened: shown,
      },
    };
  } catch (error) {
    await visitor.close();
    throw error;
  }
};
