import type { Undo } from '../platform/clock.ts';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Consent } from './consent.ts';

/** The one consent-owned switch in front of a recorder's output. */
export interface Gate {
  /** May an event of this purpose pass right now? Cheap: asked for each event. */
  passes(purpose: PurposeId): boolean;
  /** The same, after reading the remembered choice again: asked before each upload. */
  confirms(purpose: PurposeId): boolean;
  /** Calls back each time that it is opened: it may have been shut, for a moment, right when something was to begin. */
  onOpen(listener: (purpose: PurposeId) => void): Undo;
}

export interface Gatekeeper extends Gate {
  /** Only once the proof of the grant is durable. */
  open(purpose: PurposeId): void;
  shut(purpose: PurposeId): void;
  /** Was it opened, and not shut since? */
  isOpen(purpose: PurposeId): boolean;
  /** A page in the back/forward cache lets nothing pass until the stored choice was read again. */
  sleep(): void;
  wake(): void;
}

/** `stands`: does the terminal still remember this very grant? */
export const createGate = (consent: Consent, stands: (purpose: PurposeId) => boolean): Gatekeeper => {
  const opened = new Set<PurposeId>();
  const listeners = new Set<(purpose: PurposeId) => void>();
  const tell = (purpose: PurposeId) => {
    for (const listener of [...listeners]) listener(purpose);
  };
  let asleep = false;
  const granted = (purpose: PurposeId) => opened.has(purpose) && consent.status(purpose) === 'granted';
  return {
    passes: (purpose) => !asleep && granted(purpose),
    confirms: (purpose) => granted(purpose) && stands(purpose),
    onOpen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open(purpose) {
      opened.add(purpose);
      tell(purpose);
    },
    shut: (purpose) => void opened.delete(purpose),
    isOpen: (purpose) => opened.has(purpose),
    sleep() {
      asleep = true;
    },
    wake() {
      if (!asleep) return;
      asleep = false;
      for (const purpose of [...opened]) tell(purpose);
    },
  };
};
