import type { BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emit, held, insert, logs, problems, type ReleaseSite, releaseSite, WALL } from './release-site.ts';

let site: ReleaseSite;
let context: BrowserContext;

beforeAll(async () => {
  site = await releaseSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
  site.forget();
  context = await site.browser.newContext();
});
afterEach(() => context.close());

const open = (body: string, policy?: string) => site.open(context, body, policy);

describe('under a strict policy', () => {
  let violations: string[];
  const guarded = async (body: string, policy: string) => {
    violations = [];
    context.on('console', (message) => {
      if (message.text().startsWith('violation')) violations.push(message.text());
    });
    return open(body, policy);
  };
  const both = held('src="/a.js"') + held('nonce="n0nce"', "log.push('inline')");

  it('keeps the nonce of inline code, and lets external scripts of the site run', async () => {
    const page = await guarded(both, "default-src 'none'; img-src 'self'; script-src 'self' 'nonce-n0nce'");
    await emit(page, 'granted');
    await logs(page, ['/a.js', 'inline']);
    await insert(page, held('nonce="n0nce"', "log.push('late')"));
    await logs(page, ['/a.js', 'inline', 'late']);
    expect(violations).toEqual([]);
  });

  const types = "script-src 'self' 'nonce-n0nce'; require-trusted-types-for 'script'";

  it('releases external scripts and templates under Trusted Types without any policy', async () => {
    const page = await guarded(
      `${held('src="/a.js"')}<template data-temoin-purpose="audience"><p>one</p><script src="/b.js"></script></template>`,
      `${types}; trusted-types 'none'`,
    );
    await emit(page, 'granted');
    await logs(page, ['/a.js', '/b.js']);
    expect(await problems(page)).toEqual([]);
    expect(violations).toEqual(WALL);
  });

  it('releases an async script under Trusted Types too', async () => {
    const page = await guarded(held('src="/a.js" async'), `${types}; trusted-types 'none'`);
    await emit(page, 'granted');
    await logs(page, ['/a.js']);
    expect(await problems(page)).toEqual([]);
  });

  it('releases inline code under Trusted Types where the site allows the policy', async () => {
    const page = await guarded(
      `${both}<template data-temoin-purpose="audience"><script nonce="n0nce">log.push('within')</script></template>`,
      `${types}; trusted-types temoin`,
    );
    await emit(page, 'granted');
    await logs(page, ['/a.js', 'inline', 'within']);
    expect(violations).toEqual(WALL);
  });

  it('says so where the site does not, and goes on', async () => {
    const page = await guarded(
      `${held('', "log.push('inline')")}${held('src="/a.js"')}`,
      `${types}; trusted-types 'none'`,
    );
    await emit(page, 'granted');
    await logs(page, ['/a.js']);
    expect(await problems(page)).toEqual([{ code: 'release', during: 'audience' }]);
  });

  it('needs no policy where the names of policies are limited but Trusted Types are not required', async () => {
    const page = await guarded(both, "script-src 'self' 'nonce-n0nce'; trusted-types 'none'");
    await emit(page, 'granted');
    await logs(page, ['/a.js', 'inline']);
    expect(await problems(page)).toEqual([]);
  });
});
