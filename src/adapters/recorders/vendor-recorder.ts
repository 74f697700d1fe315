import type { HaltReason } from '../../bus/events.ts';
import type { PurposeId } from '../../purpose/purpose.ts';
import { createGuard } from './guard/create-guard.ts';
import type { Guard } from './guard/guard.ts';
import { placeScript } from './place-script.ts';
import type { Recorder } from './recorder.ts';
import type { VendorDriver, VendorFacts, VendorParts, VendorScene } from './vendor.ts';

type Page = Window & typeof globalThis;

/** How often the page is looked at for a vendor that the site's own code brings, and how often at most. */
const LOOK = 250;
const LOOKS = 240;

/**
 * A vendor's tool as a recorder like any other: from each `consent:granted` that is admitted and that the gate lets
 * pass, until no purpose that names it stands any more. The guard is shut before anything else is tried, so that what
 * the vendor does at its end (a last flush) stays here.
 */
export const vendorRecorder = <Handle>(
  facts: VendorFacts,
  driver: VendorDriver<Handle>,
  { bus, gate, platform, settings }: VendorParts,
  page: Page = window,
  guarded: (page: Page, hosts: readonly string[]) => Guard = createGuard,
): Recorder => {
  const { clock } = platform;
  const own = settings.vendor ?? {};
  const guard = guarded(page, [...facts.hosts, ...(own.hosts ?? [])]);
  const scene: VendorScene = {
    page,
    clock,
    settings: own,
    async script(src) {
      await placeScript(page, src);
      // What follows would start it.
      if (!running.size) throw new Error(`${facts.name} came too late`);
    },
  };
  const mine = settings.purposes.map(({ id }) => id);
  /** Purposes for which it captures. */
  const running = new Set<PurposeId>();
  let handle: Handle | undefined;
  let bringing: Promise<Handle | undefined> | undefined;
  let stopped = false;
  let lingers: string | undefined;

  const problem = (during: string, error: unknown) =>
    bus.emit('problem', { code: 'recorder', during: `${facts.id} ${during}`, error });

  /** What the site's own code brings is there when it is there. */
  const found = (): Promise<Handle | undefined> =>
    new Promise((resolve) => {
      let left = LOOKS;
      const look = () => {
        const there = driver.find(page);
        left -= 1;
        if (there || !left || !running.size) resolve(there);
        else clock.after(LOOK, look);
      };
      look();
    });
  const bring = async (): Promise<Handle | undefined> => {
    const starter = (page as { temoinRecorders?: Record<string, () => unknown> }).temoinRecorders?.[facts.id];
    if (starter) return (await starter()) as Handle;
    if (own.id !== undefined) await driver.load?.(scene);
    return found();
  };
  /** Ends the vendor's code; the guard is shut already. */
  const end = () => {
    if (!handle) return;
    stopped = true;
    try {
      if (!driver.stop) throw new Error(`${facts.name} has no way to stop`);
      driver.stop(handle, scene);
    } catch (error) {
      lingers = `${error}`;
    }
  };

  const start = async (purpose: PurposeId) => {
    if (running.has(purpose) || !settings.admits(purpose) || settings.excluded() || !gate.passes(purpose))
      return;
    // Stopped in this very page, and nothing starts it again: from the next page on.
    if (stopped && (lingers || !driver.again)) return;
    running.add(purpose);
    guard.open();
    bus.emit('capture:started', { purpose, session: facts.id });
    if (running.size > 1) return;
    try {
      if (stopped && handle) {
        stopped = false;
        driver.again?.(handle, scene);
        return;
      }
      bringing ??= bring();
      const there = await bringing;
      if (!there) throw new Error(`${facts.name} is not in the page`);
      handle = there;
      guard.reach(driver.reaches?.(there, scene) ?? []);
      // Withdrawn while it was on its way: it came against a shut guard, and is ended where it came all the same.
      if (running.size) driver.start?.(there, scene);
      else end();
    } catch (error) {
      bringing = undefined;
      if (!running.size) {
        handle = driver.find(page);
        end();
        return;
      }
      halt('fault');
      problem('load', error);
    }
  };

  function halt(reason: HaltReason, purposes: readonly PurposeId[] = mine) {
    const ended = purposes.filter((purpose) => running.delete(purpose));
    if (ended[0] && !running.size) {
      guard.shut();
      end();
    }
    for (const purpose of ended) bus.emit('capture:halted', { purpose, session: facts.id, reason });
    // How much it held back, no vendor says.
    return { events: 0, bytes: 0 };
  }

  bus.on('consent:granted', ({ purpose }) => {
    if (mine.includes(purpose)) void start(purpose);
  });
  bus.on('consent:withdrawn', ({ purpose }) => void halt('withdrawn', [purpose]));
  bus.on('consent:refused', ({ purpose }) => void halt('withdrawn', [purpose]));
  bus.on('consent:expired', ({ purpose }) => void halt('expired', [purpose]));

  return {
    halt,
    trackers: facts.trackers,
    get lingers() {
      return lingers;
    },
  };
};
