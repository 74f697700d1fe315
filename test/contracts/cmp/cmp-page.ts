import type { Cmp, CmpFacts, CmpRecord } from '../../../src/adapters/cmp/cmp.ts';

/** How the CMP's script may arrive, beside as it should. */
export type Hostility =
  /** Its global is there, what it is called for is not: still loading, or another thing of that name. */
  | 'half'
  /** Its events fire before it has read what it remembers. */
  | 'early'
  /** It is there, and every call to it throws. */
  | 'throwing';

/** One page of one visitor, with the CMP on it or not yet. Each call may cross into a real browser. */
export interface CmpPage {
  /** The CMP's script arrives and runs, with what it remembers of this visitor. Again: it is loaded twice. */
  load(how?: Hostility): Promise<void>;
  /** The adapter's `connect` is called, and `watch` once it has resolved. */
  connect(): Promise<void>;
  /** Some seconds pass: more than it takes to find a CMP that is there, or to tell what has changed. */
  settle(): Promise<void>;
  connected(): Promise<boolean>;
  /** Runs with what `connect` resolved to; closes over nothing, since it may run elsewhere. */
  ask<Given, Said>(run: (cmp: Cmp, given: Given) => Said | Promise<Said>, given: Given): Promise<Said>;
  /** How often `watch` has called back. */
  heard(): Promise<number>;
  unwatch(): Promise<void>;
  /** The visitor says yes or no to everything, in whichever dialog is on the screen. */
  answer(yes: boolean): Promise<void>;
  /** The visitor closes what is on the screen without an answer, where the CMP lets them. */
  close?(): Promise<void>;
  /** Is there a dialog of the CMP on the screen, in which the key can be changed? */
  opened(): Promise<boolean>;
  /** The same visitor's next page, nothing loaded yet. This one is gone. */
  next(): Promise<CmpPage>;
}

export interface CmpRig {
  readonly facts: CmpFacts;
  /** The key that stands for replay, and one that does not. */
  readonly key: string;
  readonly other: string;
  /** What `knows` says of a key that the CMP does not have: `undefined` where the CMP does not say. */
  readonly unknown: false | undefined;
  /** What `record` says once the visitor has answered. */
  readonly records: readonly (keyof CmpRecord)[];
  /** What can be made of it; real code is as it is. */
  readonly hostile?: readonly Hostility[];
  /** Of two keys the CMP cannot refuse one and keep the other: say why in the rig. */
  readonly writesAll?: boolean;
  /** False: the CMP cannot be written to but by its own dialog. Then `write` says so, and its no stands in this page. */
  readonly silent?: false;
  /** Loaded twice, the CMP's own buttons no longer work: what is asked then is that nothing is inferred. Say how. */
  readonly breaksTwice?: string;
  /** A new visitor's first page, nothing loaded yet. */
  page(): Promise<CmpPage>;
}
