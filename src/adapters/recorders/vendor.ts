import type { Bus } from '../../bus/bus.ts';
import type { Clock, Undo } from '../../platform/clock.ts';
import type { Purpose, PurposeId } from '../../purpose/purpose.ts';
import type { Recorder } from './recorder.ts';
import type { VendorSettings } from './vendor-facts.ts';

export type { VendorFacts, VendorMeasure, VendorSettings } from './vendor-facts.ts';

export interface VendorScene {
  readonly page: Window & typeof globalThis;
  readonly clock: Clock;
  readonly settings: VendorSettings;
  /** Puts a script of the vendor's into the page; resolves when it has run, rejects when it does not come. */
  script(src: string): Promise<void>;
}

/**
 * What Témoin does with one vendor. The guard is open from before `load` until right before `stop`; a site whose own
 * code holds the vendor's package hands it over by `window.temoinRecorders[id] = () => handle`, which is called after
 * the grant instead of `load`, may be async, and starts it.
 */
export interface VendorDriver<Handle = unknown> {
  /** Before any of its code is there, once a page: what has to come first. */
  prepare?(scene: VendorScene): void;
  /** Puts the vendor's tag with `settings.id` into the page. Absent: only the site's own code can start it. */
  load?(scene: VendorScene): void | Promise<void>;
  /** The vendor's object in the page, whoever has brought it; undefined while it is not there. */
  find(page: Window & typeof globalThis): Handle | undefined;
  /** Once it is there: what makes it record as the measures want it. */
  start?(handle: Handle, scene: VendorScene): void;
  /** Where this very object sends to, beside the vendor's hosts: addresses that others start with. */
  reaches?(handle: Handle, scene: VendorScene): readonly string[];
  /** Ends capture before it returns. Absent: only loading the page anew does. */
  stop?(handle: Handle, scene: VendorScene): void;
  /** Captures again in a page in which it was stopped. Absent: from the next page on. */
  again?(handle: Handle, scene: VendorScene): void;
}

/** What the page's core hands over. */
export interface VendorParts {
  readonly bus: Bus;
  readonly gate: {
    passes(purpose: PurposeId): boolean;
    confirms(purpose: PurposeId): boolean;
    onOpen(listener: (purpose: PurposeId) => void): Undo;
  };
  readonly platform: { readonly clock: Clock; readonly transport: { readonly mount: string } };
  readonly settings: {
    /** The purposes that name this vendor. */
    readonly purposes: readonly Purpose[];
    /** Admission's answer for this visit (L1's draw, excluded paths). */
    admits(purpose: PurposeId): boolean;
    excluded(): boolean;
    readonly unmask: readonly string[];
    readonly vendor?: VendorSettings;
    /** It was ended later than its purposes, since it came later: what it has left since is still to be expired. */
    over?(purposes: readonly PurposeId[]): void;
  };
}

/**
 * Fetches the driver of this name, for purposes that were agreed to and never before: `recorders/<name>.ts` exports
 * `facts` and `driver` (`export { clarity as facts, clarityDriver as driver }`), and nothing of this folder's common
 * code. Rejects where there is none.
 */
export type CreateVendor = (vendor: string, parts: VendorParts) => Promise<Recorder>;
