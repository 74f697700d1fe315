import type { HaltReason } from '../bus/events.ts';
import type { Undo } from '../platform/clock.ts';
import { hex } from '../platform/digest.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import { capsOf, tooMany } from './caps.ts';
import { FULL_SNAPSHOT, type Line, lineOf, META, type RawEvent } from './line.ts';
import type { RecorderParts } from './recorder-parts.ts';
import { createNameHash } from './redact/name-hash.ts';
import type { Capture } from './rrweb/source.ts';
import type { Masking, Stage } from './stage.ts';

/** Where one purpose's events go. */
export interface Sink {
  /** False if it can do nothing with what it gets before the next full snapshot. */
  take(line: Line): boolean;
  /** An event was kept from it. */
  miss(): void;
}

/**
 * One observation of the page for all purposes: exclusion, then gate, then redaction, then each purpose's sink.
 * It ends for all of them where the page's path is an excluded one.
 */
export interface Stream {
  /** Begins to observe, or takes a full snapshot if that has begun. */
  open(): void;
  /** Asks for a full snapshot at the next idle moment. */
  refresh(): void;
  /** As `refresh`, under new random names. */
  renew(): void;
  /** Ends observing, before it returns. */
  close(): void;
  /** Each event that may pass, before it is redacted. */
  onEvent(listener: (event: RawEvent) => void): Undo;
  /**
   * Is nothing captured any more, since the page's path is, or was when this was last asked, an excluded one?
   * The document stays so: its address changes before what it shows.
   */
  excluded(): boolean;
}

/** Failures of the redactor after which nothing is recorded any more. */
const FAULTS = 3;

export const createStream = (
  { gate, platform, settings }: RecorderParts,
  { source, masking }: Stage,
  sinks: ReadonlyMap<PurposeId, Sink>,
  halt: (reason: HaltReason) => void,
  problem: (code: string, during: string, error?: unknown) => void,
): Stream => {
  const { clock, chance, terminal } = platform;
  const { unmask, routes, caps } = settings;
  const tooFast = tooMany(capsOf(caps).rate);
  const listeners = new Set<(event: RawEvent) => void>();
  /** Changes with every start and end: what an earlier one still emits is nobody's. */
  let token: object | undefined;
  let capture: Capture | undefined;
  let masks: Masking | undefined;
  let worn = false;
  let meta: RawEvent | undefined;
  let faults = 0;
  let cue: Undo | undefined;
  let path = '';
  let away = false;

  const excluded = () => {
    const now = terminal.path();
    if (now !== path) {
      path = now;
      away ||= settings.excluded();
    }
    return away;
  };
  const mask = () =>
    masking({ unmask, routes, nonce: hex(chance.bytes(16)), hash: createNameHash(chance.bytes(8)) });

  const fault = (error?: unknown) => {
    faults += 1;
    meta = undefined;
    if (faults >= FAULTS) {
      problem('redactor', 'capture', error);
      return halt('fault');
    }
    for (const sink of sinks.values()) sink.miss();
    refresh();
  };

  const pass = (raw: RawEvent) => {
    if (excluded()) return halt('excluded');
    const passing: Sink[] = [];
    for (const [purpose, sink] of sinks) {
      if (gate.passes(purpose)) passing.push(sink);
      else sink.miss();
    }
    if (!passing.length) return;
    if (tooFast(clock.now())) return halt('limit');
    for (const listener of listeners) listener(raw);
    const failed = masks?.faults();
    const safe = masks?.redact(raw, source.nodeOf);
    const whole = raw.type === FULL_SNAPSHOT;
    // A picture of which nothing may leave would be asked for again and again.
    if (masks?.faults() !== failed || (!safe && (whole || raw.type === META))) return fault();
    if (raw.type === META) {
      meta = safe;
      return;
    }
    if (!safe || (whole && !meta)) return;
    const line = lineOf(raw, whole && meta ? [meta, safe] : [safe]);
    let behind = false;
    for (const sink of passing) if (!sink.take(line)) behind = true;
    if (behind) refresh();
  };

  const shoot = () => {
    if (!capture) return;
    if (excluded()) return halt('excluded');
    if (![...sinks.keys()].some(gate.passes)) return;
    if (worn) masks = mask();
    worn = false;
    capture.snapshot();
  };
  const refresh = () => {
    if (!token) return;
    cue ??= clock.whenIdle(() => {
      cue = undefined;
      shoot();
    });
  };

  /** rrweb asks its options for as long as it runs: the present redactor answers, and nothing does at the end. */
  const answer =
    (key: string) =>
    (...args: unknown[]): unknown => {
      const asked = masks?.options[key];
      return typeof asked === 'function' ? asked(...args) : '';
    };
  const options = () =>
    Object.fromEntries(
      Object.entries(masks?.options ?? {}).map(([key, value]) => [
        key,
        typeof value === 'function' ? answer(key) : value,
      ]),
    );

  return {
    excluded,
    refresh,
    renew() {
      worn = true;
      refresh();
    },
    open() {
      if (capture) return shoot();
      const mine = {};
      token = mine;
      faults = 0;
      masks = mask();
      try {
        const started = source.start({
          options: options(),
          clock,
          piece: (raw, inside) => masks?.piece(raw, inside, source.nodeOf),
          fault(error) {
            if (token === mine) fault(error);
          },
          emit(raw) {
            if (token !== mine) return;
            try {
              pass(raw);
            } catch (error) {
              // Never into the host page, whose own call this may be.
              fault(error);
            }
          },
        });
        if (token === mine) capture = started;
        else started.stop();
      } catch (error) {
        problem('recorder', 'start', error);
        halt('fault');
      }
    },
    close() {
      token = undefined;
      cue?.();
      cue = undefined;
      try {
        capture?.stop();
      } catch (error) {
        problem('recorder', 'halt', error);
      }
      capture = undefined;
      masks = undefined;
      meta = undefined;
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
