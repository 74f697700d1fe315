import { describe, expect, it } from 'vitest';
import { startShop } from '../fixtures/unmask-shop.ts';
import { allowing, type Ended, file, leaks, states, tidy, unmask } from './unmask-kit.ts';

tidy();

describe('temoin unmask --check', () => {
  const check = async (
    options: Parameters<typeof startShop>[0],
    ...selectors: readonly string[]
  ): Promise<Ended> => {
    const shop = await startShop(options);
    try {
      return await unmask([
        ...[`${shop.origin}/`, '--check', '--config', file(allowing(...selectors)), '--visitors', '2'],
        ...states(shop),
      ]);
    } finally {
      await shop.close();
    }
  };

  it('is 0 where all that is allowed is the same for every visitor', async () => {
    const { code, out, err } = await check({}, 'nav', 'h1');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('h1: the same for every visitor');
    expect(out).not.toContain('Could be allowed');
  });

  it('is 1 as soon as a name slips into an allowed heading, and does not say whose', async () => {
    const { code, out, err } = await check({ greets: true }, 'nav', 'h1');
    expect(code).toBe(1);
    expect(out).toMatch(/h1: differs between visitors on http:\/\/127\.0\.0\.1:\d+\/ /);
    expect(out).toContain('nav: the same for every visitor');
    expect(leaks(out + err)).toEqual([]);
  });

  it('is 1 where the page itself marks a name as readable', async () => {
    const { code, out, err } = await check(
      {
        greets: true,
        head: '<script>addEventListener("DOMContentLoaded", () => document.querySelector(".greeting").setAttribute("data-temoin-unmask", ""))</script>',
      },
      'nav',
    );
    expect(code).toBe(1);
    expect(out).toContain('[data-temoin-unmask]: differs between visitors');
    expect(leaks(out + err)).toEqual([]);
  });

  it('sends nothing to the site’s collector, whoever is logged in', async () => {
    const shop = await startShop({
      head: '<script>fetch("/temoin/recordings/a/segments/0", { method: "POST", body: "x" }).catch(() => {})</script>',
    });
    try {
      const config = file({ ...allowing('nav'), site: shop.origin });
      const { code, out } = await unmask([
        `${shop.origin}/`,
        '--check',
        '--config',
        config,
        '--visitors',
        '2',
        '--json',
      ]);
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        proposals: [],
        configured: [{ selector: 'nav', state: 'same' }],
      });
      expect(shop.asked.filter((each) => !each.startsWith('GET'))).toEqual([]);
    } finally {
      await shop.close();
    }
  });
});
