import { createHash } from 'node:crypto';
import type { Route } from 'playwright-core';
import type { StrictSeen } from '../../../audit/seen.ts';
import { ask, waitFor } from './asking.ts';
import type { Visitor } from './visitor.ts';

const hashes = (html: string, pattern: RegExp): readonly string[] => [
  ...new Set(
    [...html.matchAll(pattern)].map(
      ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    ),
  ),
];

const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/gi;
const STYLE = /<style\b[^>]*>([\s\S]*?)<\/style>/gi;
const ATTRIBUTE = /\sstyle="([^"]*)"/gi;
const HANDLER = /\son\w+="([^"]*)"/gi;

/** What stands in the page itself goes on; what its scripts put there has to be allowed. */
const policyFor = (html: string, origins: readonly string[]): string => {
  const from = ["'self'", ...origins];
  const scripts = [...hashes(html, SCRIPT), ...hashes(html, HANDLER)];
  const styles = [...hashes(html, STYLE), ...hashes(html, ATTRIBUTE)];
  return `script-src ${[...from, "'unsafe-hashes'", ...scripts].join(' ')}; style-src ${[...from, "'unsafe-hashes'", ...styles].join(' ')}`;
};

/**
 * Loads the page under a policy that is added to its own: does the banner come, and what is violated? Nothing where the
 * page could not be had outside of the browser, so that no policy could be added.
 */
export const under = async (
  policy: StrictSeen['policy'],
  come: () => Promise<Visitor>,
  url: string,
  origins: readonly string[],
  patience: number,
): Promise<StrictSeen | null> => {
  const visitor = await come();
  let added = true;
  try {
    const harden = async (route: Route) => {
      const request = route.request();
      if (!request.isNavigationRequest() || request.frame().parentFrame()) return route.continue();
      const response = await route.fetch().catch(() => null);
      if (!response) {
        // The browser may know a name, or a way, that Node does not: it goes on without the policy.
        added = false;
        return route.continue();
      }
      const html = await response.text();
      const more = policy === 'csp' ? policyFor(html, origins) : "require-trusted-types-for 'script'";
      const own = response.headers()['content-security-policy'];
      return route.fulfill({
        response,
        body: html,
        headers: { ...response.headers(), 'content-security-policy': own ? `${own}, ${more}` : more },
      });
    };
    await visitor.context.route((address) => address.href.split('#')[0] === url.split('#')[0], harden);
    const { page } = await visitor.open();
    const asking = await waitFor(page, patience);
    const violations = (await ask<readonly string[]>(page.mainFrame(), 'violations()')) ?? [];
    return added ? { policy, shown: asking !== null, violations } : null;
  } finally {
    await visitor.close();
  }
};
