import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HOSTS } from '../../../../../src/adapters/recorders/guard/hosts.ts';
import type { VendorFacts } from '../../../../../src/adapters/recorders/vendor.ts';

it('names for the page’s head the very places that each vendor’s facts name', async () => {
  const folder = new URL('../../../../../src/adapters/recorders/', import.meta.url);
  const facts: VendorFacts[] = await Promise.all(
    readdirSync(folder)
      .filter((name) => name.endsWith('.facts.ts'))
      .map(async (name) => Object.values(await import(new URL(name, folder).href))[0] as VendorFacts),
  );
  const named = (all: readonly (readonly [string, readonly string[]])[]) =>
    Object.fromEntries(all.map(([id, hosts]) => [id, [...hosts].sort()]));
  expect(named(Object.entries(HOSTS))).toEqual(named(facts.map(({ id, hosts }) => [id, hosts])));
});
