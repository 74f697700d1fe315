import type { BrowserContext } from 'playwright-core';
import type { LinkSeen } from '../../../audit/seen-layer.ts';
import { pathOf } from './visitor.ts';

const MOST = 8;
const PATIENCE = 5_000;

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
        // No answer: without a network that says nothing of anybody else.
        return address.startsWith(own) ? [pathOf(address)] : [];
      }
    }),
  );
  return dead.flat();
};
