import type { Controller, Recipient } from '../purpose/party.ts';
import type { Purpose } from '../purpose/purpose.ts';

/** What every proof of this page says of it: who asked, by which notice, code and configuration. */
export interface Circumstances {
  readonly site: string;
  readonly controller: Controller;
  readonly recipients?: readonly Recipient[];
  readonly purposes: readonly Purpose[];
  readonly recorder?: string | readonly string[];
  readonly ruleset?: string;
  readonly language: string;
  /** SHA-256, hex, of the notice, of its terms and of the configuration. */
  readonly notice: string;
  readonly terms: string;
  readonly configuration: string;
  /** Which code asks. */
  readonly build: { readonly version: string; readonly code: string };
  /** Global Privacy Control, as the browser said it when the page was read. */
  readonly gpc: boolean;
  /** Until when a choice made at this time counts. */
  readonly until: (at: number) => number;
}
