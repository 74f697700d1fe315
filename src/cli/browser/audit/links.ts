import type { BrowserContext, Page } from 'playwright-core';
import { openerOf } from '../../../audit/check.ts';
import type { LayerSeen, LinkSeen } from '../../../audit/seen-layer.ts';
import { ask, later, layerOf, press, waitFor } from './asking.ts';
import { otherLayer } from './second.ts';
import { pathOf } from './visitor.ts';

const MOST = 8;
const PATIENCE = 5_000;

/** In a window of its own: one that came before another page is not painted. */
const opens = async (context: BrowserContext, address: string): Promise<boolean> => {
  const page = await context.browser()?.newPage();
  if (!page) return false;
  try {
    const answer = await page.goto(address, { timeout: PATIENCE, waitUntil: 'commit' });
    return !answer || answer.status() < 400;
  } catch (error) {
    // What is downloaded leads somewhere too.
    return /download/i.test(String(error));
  } finally {
    await page.close();
  }
};

/** Links that answer with an error. One that cannot be reached at all says nothing of the site, unless it is its own. */
export const deadLinks = async (
  context: BrowserContext,
  url: string,
  links: readonly LinkSeen[],
): Promise<readonly string[]> => {
  const own = new URL(url).origin;
  const addresses = [...new Set(links.map(({ to }) => to.replace(/#.*$/, '')))].filter((to) =>
    /^https?:/.test(to),
  );
  const dead = await Promise.all(
    addresses.slice(0, MOST).map(async (address) => {
      try {
        const answer = await context.request.get(address, { timeout: PATIENCE, failOnStatusCode: false });
        return answer.status() >= 400 && answer.status() !== 401 && answer.status() !== 403
          ? [`${pathOf(address)} (${answer.status()})`]
          : [];
      } catch {
        // No answer: without a network that says nothing of anybody else, and the browser may know a name that Node does not.
        if (!address.startsWith(own)) return [];
        return (await Promise.race([opens(context, address), later(2 * PATIENCE)])) === false
          ? [pathOf(address)]
          : [];
      }
    }),
  );
  return dead.flat();
};

const PRESSED = 3;
const SHOWS = 400;

/** Everything that a press could change and a visitor could see. */
const faceOf = async (page: Page): Promise<string> => {
  const asking = await waitFor(page, 0);
  const layer = asking && (await layerOf(page, asking));
  const words = (await ask<readonly string[]>(page.mainFrame(), 'words()')) ?? [];
  return JSON.stringify([
    page.url().replace(/#.*$/, ''),
    page.context().pages().length,
    await page.evaluate<number>('scrollY').catch(() => 0),
    layer?.where,
    layer?.text,
    words.length,
  ]);
};

const endsIn = async (page: Page): Promise<readonly string[]> => {
  const asking = await waitFor(page, 400);
  const layer = asking && (await layerOf(page, asking));
  if (!asking || !layer) return [];
  const bare = layer.links.filter(({ to }) => !to).map(({ label }) => label);
  const links = layer.controls.filter(
    ({ act, tag, role, label }) =>
      (act === 'other' || act === 'choose') && tag === 'a' && role !== 'button' && bare.includes(label),
  );
  const dead: string[] = [];
  for (const { index, label } of links.slice(0, PRESSED)) {
    const before = await faceOf(page);
    if (!(await press(asking.frame, index))) break;
    await later(SHOWS);
    if ((await faceOf(page)) !== before) break;
    dead.push(`“${label}”`);
  }
  return dead;
};

/** Links of both layers that lead to no address: those that nothing comes of when they are pressed. */
export const deadEnds = async (page: Page, first: LayerSeen): Promise<readonly string[]> => {
  const here = await endsIn(page);
  const asking = await waitFor(page, 400);
  const layer = asking && (await layerOf(page, asking));
  const opener = layer?.where === first.where && openerOf(layer);
  if (!asking || !opener || !(await press(asking.frame, opener.index))) return here;
  return (await otherLayer(page, layer)) ? [...here, ...(await endsIn(page))] : here;
};
