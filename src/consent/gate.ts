import type { PurposeId } from '../purpose/purpose.ts';
import type { Consent } from './consent.ts';

/** The one consent-owned switch in front of a recorder's output. */
export interface Gate {
  /** May an event of this purpose pass right now? Cheap: asked for each event. */
  passes(purpose: PurposeId): boolean;
  /** The same, after reading the remembered choice again: asked before each upload. */
  confirms(purpose: PurposeId): boolean;
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
  let asleep = false;
  const granted = (purpose: PurposeId) => opened.has(purpose) && consent.status(purpose) === 'granted';
  return {
    passes: (purpose) => !asleep && granted(purpose),
    confirms: (purpose) => granted(purpose) && stands(purpose),
    open: (purpose) => void opened.add(purpose),
    shut: (purpose) => void opened.delete(purpose),
    isOpen: (purpose) => opened.has(purpose),
    sleep() {
      asleep = true;
    },
    wake() {
      asleep = false;
    },
  };
};
