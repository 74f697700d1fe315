import type { Page } from 'playwright-core';
import type { AnsweredSeen, PageSeen } from '../../../audit/seen.ts';
import type { Act, CoverSeen, LayerSeen, PersistentSeen } from '../../../audit/seen-layer.ts';
import { type Asking, ask, askingNow, later, layerOf, press, waitFor } from './asking.ts';
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

const CLOSES = 4_000;
const SECOND_THOUGHT = 200;
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
  const opener = layer.controls.find((each) => each.act === 'choose');
  if (!opener || !(await press(asking.frame, opener.index))) return null;
  const opened = await otherLayer(page, layer);
  const last: readonly Act[] = act === 'refuse' ? ['refuse', 'save'] : ['accept'];
  const control = last.flatMap((each) => opened?.layer.controls.find((one) => one.act === each) ?? [])[0];
  return opened && control ? { asking: opened.asking, index: control.index, before: 1 } : null;
};

/** Gives one answer: how many presses, and milliseconds from the last one until the layer was gone. */
export const answerOnce = async (
  page: Page,
  act: 'accept' | 'refuse',
  patience: number,
): Promise<{ readonly activations: number; readonly time: number | null } | null> => {
  const asking = await waitFor(page, patience);
  const layer = asking && (await layerOf(page, asking));
  const way = layer && (await wayTo(page, act, asking, layer));
  if (!way) return null;
  const { frame } = way.asking;
  const closing = frame
    .evaluate<number | null>(`temoinProbe.closing(${CLOSES})`)
    // The page is loaded anew, or its frame taken away: that closes the layer too.
    .catch(() => 0);
  let time: number | null | undefined;
  for (let i = 0; i < TRIES && time === undefined; i += 1) {
    if (!(await press(frame, way.index)) && i === 0) return { activations: way.before + 1, time: null };
    // Some buttons are there before they do anything: a visitor presses again.
    time = (await Promise.race([closing, later(AGAIN)])) ?? undefined;
  }
  return { activations: way.before + 1, time: time ?? (await closing) };
};

/** What a page after the answer holds. */
export const pageSeen = async (visitor: Visitor, page: Page, months = 0): Promise<PageSeen> => {
  await later(0);
  const asking = await askingNow(page);
  const controls = (await ask<readonly PersistentSeen[]>(page.mainFrame(), 'persistent()')) ?? [];
  return {
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
  const controls = (await ask<readonly PersistentSeen[]>(page.mainFrame(), 'persistent()')) ?? [];
  const [control] = controls;
  if (!control || !(await press(page.mainFrame(), control.index))) return null;
  const opened = await otherLayer(page, null, 1_500);
  if (!opened) return null;
  let { layer } = opened;
  // Some open the first layer again: the toggles are behind it.
  if (!layer.toggles.length) {
    const opener = layer.controls.find(({ act }) => act === 'choose');
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
  const then = Date.now() / 1000 + MONTHS * MONTH_DAYS * DAY;
  for (const { name, domain, path, expires } of await visitor.context.cookies())
    if (expires > 0 && expires < then) await visitor.context.clearCookies({ name, domain, path });
  const page = await visitor.context.newPage();
  await page.clock.setSystemTime(then * 1000);
  await visitor.goto(page, address);
  await later(SECOND_THOUGHT);
  const seen = await pageSeen(visitor, page, MONTHS);
  await page.close();
  return seen;
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
    const given = await answerOnce(page, act, patience);
    await visitor.quiet();
    await later(SECOND_THOUGHT);
    const again = await askingNow(page);
    const step = await visitor.step(page);
    const closed = given?.time != null && !again;
    const nothing = {
      activations: given?.activations ?? 0,
      times: [],
      closed: false,
      asksAgain: !!again && given?.time != null,
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
      await visitor.goto(page, address);
      seen.push(await pageSeen(visitor, page));
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
        asksAgain: false,
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
