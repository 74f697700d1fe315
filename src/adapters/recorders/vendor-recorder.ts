import type { HaltReason } from '../../bus/events.ts';
import type { Undo } from '../../platform/clock.ts';
import type { PurposeId } from '../../purpose/purpose.ts';
import { bringVendor, lookFor } from './bring-vendor.ts';
import { createGuard } from './guard/create-guard.ts';
import { mirrorAttributes } from './mirror-attributes.ts';
import { aroundOf, onDifficulty } from './on-difficulty.ts';
import { onMove } from './on-move.ts';
import { placeScript } from './place-script.ts';
import type { Recorder } from './recorder.ts';
import type { VendorDriver, VendorFacts, VendorParts, VendorScene } from './vendor.ts';

/**
 * A vendor's tool as a recorder like any other: from each `consent:granted` that is admitted and that the gate lets
 * pass (under L2 from the first difficulty on), until no purpose that names it stands any more. The guard is shut
 * before anything else is tried, so that what the vendor does at its end, a last flush say, stays here. GDPR art.
 * 7(3); CNIL draft §34.
 */
export const vendorRecorder = <Handle>(
  facts: Pick<VendorFacts, 'id' | 'name' | 'hosts' | 'trackers' | 'attributes'>,
  driver: VendorDriver<Handle>,
  { bus, gate, platform, settings }: VendorParts,
  page: Window & typeof globalThis = window,
  guarded: typeof createGuard = createGuard,
): Recorder => {
  const { clock, transport } = platform;
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
  /** Purposes that are agreed to; for which it captures; and what waits for a difficulty, or for its end. */
  const agreed = new Set<PurposeId>();
  const running = new Set<PurposeId>();
  const waiting = new Map<PurposeId, Undo>();
  let handle: Handle | undefined;
  let coming: Promise<Handle> | undefined;
  let stopped = false;
  let lingers: string | undefined;
  let still: Undo | undefined;
  let unmirror: Undo | undefined;
  /** L2's named trigger, by purpose. */
  const named = new Map<PurposeId, () => void>();

  const problem = (during: string, error: unknown) =>
    bus.emit('problem', { code: 'recorder', during: `${facts.id} ${during}`, error });
  const cancel = (purpose: PurposeId) => {
    waiting.get(purpose)?.();
    waiting.delete(purpose);
  };
  /** Everything that was ended, and what that has left in its place. */
  const ended = new Set<Handle | undefined>();
  const quiet = (each: Handle) => {
    try {
      driver.stop?.(each, scene);
    } catch (error) {
      lingers = `${facts.name} did not stop: ${error}`;
    }
    ended.add(each).add(driver.find(page));
  };
  const over = () => settings.over?.(mine.filter((purpose) => !agreed.has(purpose)));
  /** Ends the vendor's code; the guard is shut already. */
  const end = () => {
    if (!handle || stopped) return;
    stopped = true;
    if (!driver.stop) {
      lingers = `${facts.name} ends with its page only`;
      return;
    }
    // A stub may have been replaced since: what is there now is ended as well.
    for (const each of new Set([driver.find(page) ?? handle, handle])) quiet(each);
    // Or it will be, by code that was still on its way.
    void lookFor(driver, scene, (it) => running.size > 0 || !ended.has(it)).then((it) => {
      if (!it || running.size || ended.has(it)) return;
      quiet(it);
      over();
    });
  };
  /** Ends what came after the no, and lets what it has written since be expired. */
  const late = () => {
    end();
    over();
  };
  const halt = (reason: HaltReason, purposes: readonly PurposeId[] = mine) => {
    for (const purpose of purposes) cancel(purpose);
    const done = purposes.filter((purpose) => running.delete(purpose));
    if (done[0] && !running.size) {
      guard.shut();
      end();
      // What only its page ends goes on reading: it reads masked to the end.
      if (!lingers) unmirror?.();
      unmirror = lingers ? unmirror : undefined;
    }
    for (const purpose of done) bus.emit('capture:halted', { purpose, session: facts.id, reason });
    // How much it held back, no vendor says.
    return { events: 0, bytes: 0 };
  };
  const may = (purpose: PurposeId) =>
    agreed.has(purpose) && settings.admits(purpose) && !settings.excluded() && gate.passes(purpose);

  const start = async (purpose: PurposeId): Promise<void> => {
    // Stopped in this very page, and nothing starts it again: from the next page on.
    if (running.has(purpose) || !may(purpose) || lingers || (stopped && !driver.again)) return;
    const first = !running.size;
    running.add(purpose);
    if (first) {
      unmirror ??= mirrorAttributes(page, facts.attributes);
      guard.open(() => [...running].some((each) => gate.confirms(each)));
    }
    bus.emit('capture:started', { purpose, session: facts.id });
    if (!first || !running.size) return;
    try {
      if (stopped && handle) {
        stopped = false;
        ended.clear();
        driver.again?.(driver.find(page) ?? handle, scene);
        return;
      }
      coming ??= bringVendor(facts, driver, scene);
      const there = await coming;
      handle = there;
      guard.reach(driver.reaches?.(there, scene) ?? []);
      // Withdrawn while it was on its way: it has met a shut guard, and is ended now that it can be.
      if (running.size) driver.start?.(there, scene);
      else late();
    } catch (error) {
      coming = undefined;
      if (!running.size) {
        // It may come all the same: it meets a shut guard, and is ended where it comes.
        handle ??= await lookFor(driver, scene);
        if (!running.size) late();
        return;
      }
      halt('fault');
      problem('start', error);
    }
  };
  const begin = (purpose: PurposeId) => {
    still ??= onMove(page, clock, () => {
      if (settings.excluded()) halt('excluded');
      else for (const each of agreed) begin(each);
    });
    const around = aroundOf(settings.purposes.find(({ id }) => id === purpose)?.limitation);
    if (!around) return void start(purpose);
    if (waiting.has(purpose) || !may(purpose)) return;
    let last: Undo | undefined;
    const unwatch = onDifficulty(
      around.triggers,
      page,
      clock,
      transport.mount,
      () => struck(),
      (error) => problem('difficulty', error),
    );
    const struck = () => {
      last?.();
      void start(purpose);
      if (!driver.stop) return;
      last = clock.after(around.after, () => {
        // What surrounds a difficulty ends; the next one is looked for.
        halt('limit', [purpose]);
        begin(purpose);
      });
    };
    if (around.triggers.has('named')) named.set(purpose, struck);
    waiting.set(purpose, () => {
      last?.();
      unwatch();
      named.delete(purpose);
    });
  };

  const ends =
    (reason: HaltReason) =>
    ({ purpose }: { readonly purpose: PurposeId }) => {
      agreed.delete(purpose);
      halt(reason, [purpose]);
      if (agreed.size) return;
      still?.();
      still = undefined;
    };
  bus.on('consent:withdrawn', ends('withdrawn'));
  bus.on('consent:refused', ends('withdrawn'));
  bus.on('consent:expired', ends('expired'));
  bus.on('consent:granted', ({ purpose }) => {
    if (!mine.includes(purpose)) return;
    agreed.add(purpose);
    begin(purpose);
  });
  gate.onOpen((purpose) => {
    if (agreed.has(purpose)) begin(purpose);
  });

  return {
    halt,
    difficulty() {
      for (const struck of [...named.values()]) struck();
    },
    trackers: facts.trackers,
    get lingers() {
      return lingers;
    },
  };
};
