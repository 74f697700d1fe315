import type { VendorDriver, VendorFacts, VendorSettings } from '../../src/adapters/recorders/vendor.ts';
import { type FakePage, fakePage, type Say, type Staged, staged } from '../fixtures/vendors/fake-page.ts';

/** One vendor's adapter, and its vendor's object as the kit may put it into a fake page. */
export interface VendorStage<Handle> {
  readonly facts: VendorFacts;
  readonly driver: VendorDriver<Handle>;
  /**
   * Puts into the page what the vendor's code leaves there once it has run, so that `driver.find` finds it, and
   * returns that. Each of its methods calls `say` with its own name first (`say` may throw, as a vendor's may);
   * one that is given the key says it after its name.
   */
  arrive(page: FakePage, say: Say): Handle;
  /** Which of those names end capture; empty where only loading the page anew does. */
  readonly ends: readonly string[];
  /** A key that `facts.key.pattern` accepts, where there is one. */
  readonly key?: string;
}

export interface Mishap {
  /** What the vendor's methods throw: all of them, from the moment it is there. */
  readonly throws?: () => boolean;
  /** Its object has none of its methods. */
  readonly lame?: boolean;
  readonly network?: 'runs' | 'fails' | 'hangs';
  readonly settings?: VendorSettings;
}

/** An object of the vendor's without what it is there for: the methods are gone, also those one level below. */
const lamed = (handle: unknown): unknown => {
  if (typeof handle === 'function') return () => undefined;
  if (!handle || typeof handle !== 'object') return handle;
  for (const [name, value] of Object.entries(handle)) {
    if (typeof value === 'function') Reflect.deleteProperty(handle, name);
    else if (value && typeof value === 'object')
      for (const [below, inner] of Object.entries(value))
        if (typeof inner === 'function') Reflect.deleteProperty(value, below);
  }
  return handle;
};

export interface VendorRigs<Handle> {
  /** The vendor arrives in a page, and tells `log` of each call. */
  arriving(log: string[], mishap: Mishap): (page: FakePage) => Handle;
  brought(mishap?: Mishap): Staged;
  tagged(mishap?: Mishap): Staged;
}

export const vendorRigs = <Handle>(stage: VendorStage<Handle>): VendorRigs<Handle> => {
  const { facts, driver } = stage;

  const arriving =
    (log: string[], mishap: Mishap) =>
    (page: FakePage): Handle => {
      const handle = stage.arrive(page, (what) => {
        log.push(`vendor:${what}`);
        if (mishap.throws?.()) throw new Error(`${what} is broken`);
      });
      return mishap.lame ? (lamed(handle) as Handle) : handle;
    };

  /** Brought by the site's own code. */
  const brought = (mishap: Mishap = {}): Staged => {
    const log: string[] = [];
    const arrive = arriving(log, mishap);
    const page = fakePage(
      (what) => log.push(what),
      () => mishap.network ?? 'runs',
    );
    page['temoinRecorders'] = {
      [facts.id]: () => {
        log.push('brought');
        return arrive(page);
      },
    };
    return staged(facts, driver, mishap.settings ?? {}, page, log);
  };

  /** Brought by the vendor's tag, which Témoin puts into the page; `late` ms after its script has run. */
  const tagged = (mishap: Mishap = {}): Staged => {
    const log: string[] = [];
    const arrive = arriving(log, mishap);
    const page = fakePage(
      (what) => log.push(what),
      (_, there) => {
        const end = mishap.network ?? 'runs';
        if (end === 'runs') arrive(there);
        return end;
      },
    );
    return staged(facts, driver, mishap.settings ?? { id: stage.key ?? 'key' }, page, log);
  };

  return { arriving, brought, tagged };
};
