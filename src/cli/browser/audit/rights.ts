import type { Page } from 'playwright-core';
import { replayOf } from '../../../audit/known.ts';
import type { RightsSeen, SupportSeen } from '../../../audit/seen.ts';
import { ask, later, layerOf, waitFor } from './asking.ts';
import { answerOnce } from './give.ts';
import type { Visitor } from './visitor.ts';

const ERASE = /effac|supprim|erase|delete|löschen|borrar|eliminar|cancella|wissen|verwijder|apagar|usuń/i;

const DONE =
  /effacée?s?(?!\p{L})|supprimée?s?(?!\p{L})|erased|deleted|gelöscht|borrad[oa]s?|eliminad[oa]s?|cancellat[oi]|verwijderd/iu;
const MOST = 2;

/** Presses what erases: how many times until it is gone, or said to be done? Two at most are tried. */
const eraseIn = async (page: Page): Promise<number | null> => {
  const control = page
    .getByRole('button', { name: ERASE })
    .or(page.getByRole('link', { name: ERASE }))
    .first();
  // What cannot be pressed any more has done it.
  const there = async () =>
    (await control.isVisible().catch(() => false)) &&
    (await control.isEnabled({ timeout: 500 }).catch(() => false));
  if (!(await there())) return null;
  const before = await page.locator('body').innerText();
  for (let presses = 1; presses <= MOST; presses += 1) {
    await control.click({ timeout: 2_000 }).catch(() => {});
    await later(150);
    const now = await page.locator('body').innerText();
    if (!(await there()) || (DONE.test(now) && !DONE.test(before))) return presses;
  }
  return null;
};

export const rightsCentre = async (
  come: () => Promise<Visitor>,
  address: string,
  patience: number,
): Promise<RightsSeen> => {
  const visitor = await come();
  try {
    const { page } = await visitor.open(address);
    const asking = await waitFor(page, Math.min(patience, 500));
    const layer = asking && (await layerOf(page, asking));
    if (asking) await answerOnce(page, 'refuse', 500);
    const asksLogin = await page
      .locator('input[type=password]')
      .first()
      .isVisible()
      .catch(() => false);
    return { address: page.url().replace(/[?#].*$/, ''), layer, asksLogin, eraseIn: await eraseIn(page) };
  } finally {
    await visitor.close();
  }
};

const STOP = /arrêt|stop|terminer|beenden|detener|ferma|einde/i;

export const supportLink = async (
  come: () => Promise<Visitor>,
  address: string,
  patience: number,
): Promise<SupportSeen> => {
  const visitor = await come();
  try {
    const { page } = await visitor.open(address);
    const asking = await waitFor(page, patience);
    await visitor.quiet();
    const before = await visitor.step(page);
    const name = page.url().replace(/[?#].*$/, '');
    const given = asking && (await answerOnce(page, 'accept', 500));
    if (given?.time == null) return { address: name, before, after: null, recording: false, stop: false };
    await page.mouse.move(40, 40);
    await later(300);
    await visitor.quiet();
    const after = await visitor.step(page);
    const atOnce = (await ask<number | null>(page.mainFrame(), 'withdrawing()')) !== null;
    const stop =
      atOnce ||
      (await page
        .getByRole('button', { name: STOP })
        .first()
        .isVisible()
        .catch(() => false));
    return { address: name, before, after, recording: replayOf(after).length > 0, stop };
  } finally {
    await visitor.close();
  }
};
