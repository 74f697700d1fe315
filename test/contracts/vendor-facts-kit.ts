import { describe, expect, it } from 'vitest';
import type { VendorDriver, VendorFacts } from '../../src/adapters/recorders/vendor.ts';
import type { Terminal } from '../../src/platform/terminal.ts';
import { expireNow, matches } from '../../src/withdrawal/trackers.ts';

/** Hosts that others use as well: a guard over all of one would hold what is not the vendor's. */
const SHARED =
  /(^|\.)(cloudfront\.net|amazonaws\.com|googleapis\.com|jsdelivr\.net|unpkg\.com|azureedge\.net)$/;

const box = (names: readonly string[]): Storage => {
  const kept = new Map(names.map((name) => [name, '1']));
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
  };
};

/** A name that fits a pattern. */
const example = (pattern: string) => pattern.replaceAll('*', 'x1');

/** What is said of a vendor has to be sound data. */
export const vendorFactsKit = ({
  facts,
  driver,
  ends,
  key,
}: {
  readonly facts: VendorFacts;
  readonly driver: VendorDriver<never> | VendorDriver<unknown>;
  readonly ends: readonly string[];
  readonly key?: string;
}): void => {
  describe(`what is said of ${facts.name}`, () => {
    it('is pure data with a provider that the notice can name', () => {
      expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      expect(facts.id).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(facts.name).not.toBe('');
      expect(facts.provider.name).not.toBe('');
      expect(facts.provider.country).toMatch(/^[A-Z]{2}$/);
      // `ZZ`: who provides it is known to nobody but the site.
      expect(facts.provider.policy).toMatch(facts.provider.country === 'ZZ' ? /^$/ : /^https:\/\//);
      expect(facts.optOut ?? 'https://').toMatch(/^https:\/\//);
      expect(facts.tested.what).not.toBe('');
      for (const sentence of [...facts.traps, ...(facts.reuse === undefined ? [] : [facts.reuse])])
        expect(sentence).toMatch(/^[A-Z`].+\.$/s);
    });

    it('names hosts of the vendor’s own', () => {
      for (const host of facts.hosts) {
        expect(host).toMatch(/^(\*\.)?([a-z0-9-]+\.)+[a-z]{2,}$/);
        if (host.startsWith('*.')) expect(host).not.toMatch(SHARED);
      }
      expect(new Set(facts.hosts).size).toBe(facts.hosts.length);
    });

    it('names trackers of the vendor’s, never one of ours, none twice', () => {
      for (const { name } of facts.trackers) {
        expect(name.replaceAll('*', '').length).toBeGreaterThanOrEqual(2);
        for (const ours of ['temoin', 'temoin.session']) expect(matches(name, ours)).toBe(false);
      }
      const said = facts.trackers.map(({ store, name }) => `${store}:${name}`);
      expect(new Set(said).size).toBe(said.length);
      for (const name of facts.beyond) expect(name).toMatch(/^\S+ @\.?([a-z0-9-]+\.)+[a-z]{2,}$/);
    });

    it('erases what it names, and keeps what it keeps, whatever a pattern says', () => {
      const of = (store: string, keep: boolean) =>
        facts.trackers
          .filter((one) => one.store === store && !one.keep !== keep)
          .map(({ name }) => example(name));
      const all = (store: string) => [
        ...new Set([...of(store, false), ...of(store, true), 'temoin', 'panier']),
      ];
      const jar = new Set(all('cookie'));
      const local = box(all('localStorage'));
      const session = box(all('sessionStorage'));
      const terminal: Terminal = {
        cookie: () => [...jar].map((name) => `${name}=1`).join('; '),
        writeCookie: (line) => void jar.delete(line.split('=')[0] ?? ''),
        local: () => local,
        session: () => session,
        databases: () => undefined,
        caches: () => undefined,
        hostname: 'www.boutique.example',
        path: () => '/',
        loadedFrom: () => '/',
        secure: true,
      };
      expireNow(facts.trackers, terminal);
      const left = (store: Storage) => Array.from(store, (_, at) => store.key(at) ?? '').sort();
      const kept = (store: string) => [...new Set([...of(store, true), 'temoin', 'panier'])].sort();
      expect([...jar].sort()).toEqual(kept('cookie'));
      expect(left(local)).toEqual(kept('localStorage'));
      expect(left(session)).toEqual(kept('sessionStorage'));
    });

    it('says of its attributes, measures and key what can be so', () => {
      for (const [name, value] of Object.values(facts.attributes)) {
        expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
        expect(typeof (value ?? '')).toBe('string');
      }
      expect(new Set(facts.measures).size).toBe(facts.measures.length);
      if (facts.key) {
        expect(facts.key.pattern).toMatch(/^\^.+\$$/);
        expect(key).toMatch(new RegExp(facts.key.pattern));
        expect('').not.toMatch(new RegExp(facts.key.pattern));
        expect('a"><script').not.toMatch(new RegExp(facts.key.pattern));
      }
      expect(facts.key !== undefined).toBe(driver.load !== undefined);
    });

    it('stops live only by a call that it has', () => {
      expect(driver.stop !== undefined).toBe(facts.stops === 'live');
      expect(ends.length > 0).toBe(facts.stops === 'live');
      if (facts.stops === 'reload') expect(driver.again).toBeUndefined();
    });
  });
};
