import type { Controller, Recipient } from '../purpose/party.ts';
import type { Purpose } from '../purpose/purpose.ts';

/** What a notice needs of the configuration; a `Configuration` is one. */
export interface Asked {
  readonly controller: Controller;
  readonly recipients?: readonly Recipient[];
  readonly storage: readonly { readonly country: string }[];
  readonly purposes: readonly Purpose[];
  /** Who records, where a purpose does not say so itself. */
  readonly recorder?: string | readonly string[];
  /** ISO 8601 duration, the same for yes and no; `P6M` where absent. */
  readonly choiceLifetime?: string;
  readonly unmask?: readonly (string | { readonly selector: string; readonly why?: string })[];
  readonly caps?: { readonly duration?: string; readonly idle?: string; readonly life?: string };
}
