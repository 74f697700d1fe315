import type { VendorSettings } from '../adapters/recorders/vendor-facts.ts';
import type { ConsentType } from '../consent-mode/types.ts';
import type { Position, Theme } from '../looks/theme.ts';
import type { Controller, Recipient } from '../purpose/party.ts';
import type { Purpose, PurposeId } from '../purpose/purpose.ts';
import type { TcfSettings } from '../tcf/settings.ts';

/** Text that may be shown in recordings: a selector, and why it is safe. */
export type Unmask = string | { readonly selector: string; readonly why?: string };

/** A cookie that only the collector can expire. No `domain`: host-only. */
export interface HttpOnlyTracker {
  readonly name: string;
  readonly path?: string;
  readonly domain?: string;
  readonly secure?: boolean;
  readonly partitioned?: boolean;
}

/**
 * Upper bounds of one recording: ISO 8601 duration, bytes sent, events a second. And of its number (I1), which can only
 * be shortened: ISO 8601 durations without activity (`PT30M` where absent) and in all (`PT4H`).
 */
export interface Caps {
  readonly duration?: string;
  readonly bytes?: number;
  readonly rate?: number;
  readonly idle?: string;
  readonly life?: string;
}

/** `temoin.json`, as published in schema/temoin.schema.json. */
export interface Configuration {
  /** Where the JSON Schema is, for editors. */
  readonly $schema?: string;
  /** The exact origin of the pages. */
  readonly site: string;
  readonly siteVersion?: string;
  readonly controller: Controller;
  readonly recipients?: readonly Recipient[];
  /** Where recordings and proofs are kept. */
  readonly storage: readonly { readonly country: string }[];
  readonly purposes: readonly Purpose[];
  /** `temoin` (the bundled recorder) where absent; a purpose may name its own. */
  readonly recorder?: string | readonly string[];
  /** What the recorders of others need, by their names. */
  readonly vendors?: Readonly<Record<string, VendorSettings>>;
  readonly ask?: 'banner' | { readonly cmp: string; readonly map: Readonly<Record<PurposeId, string>> };
  /** Mount of the collector: a path of this origin, or an address. `/temoin` where absent. */
  readonly collector?: string;
  /** ISO 8601 duration, the same for yes and no; `P6M` where absent. */
  readonly choiceLifetime?: string;
  readonly choiceLifetimeWhy?: string;
  /** Templates of the paths that may be named in a recording: `/produits/:id`. */
  readonly routes?: readonly string[];
  /** Paths on which nothing is captured: `/compte/**`. */
  readonly exclude?: readonly string[];
  readonly unmask?: readonly Unmask[];
  readonly httpOnlyTrackers?: readonly HttpOnlyTracker[];
  readonly ruleset?: string;
  /** The name of a look, or tokens that colour all buttons alike. */
  readonly theme?: Theme;
  /** Where the first layer stands; `bottom` where absent. */
  readonly position?: Position;
  readonly gpc?: 'note' | 'refuse';
  readonly caps?: Caps;
  readonly audit?: { readonly every: string; readonly by: string; readonly last?: string };
  /** Address of an authority that stamps the log's checkpoints (RFC 3161). */
  readonly timestamp?: string;
  /** Who cosigns the log's checkpoints (C2SP tlog-witness): a joint controller, say. */
  readonly witnesses?: readonly { readonly vkey: string; readonly url: string }[];
  /** ISO 8601 duration behind a log's quarter, after which the log is dropped; `P13M` where absent. */
  readonly proofRetention?: string;
  readonly proofRetentionWhy?: string;
  /** Says by `__tcfapi` what was answered, for a site whose operator is a registered CMP. */
  readonly tcf?: TcfSettings;
  /** Measures what visitors see, and shouts where refusing is not as easy as accepting. */
  readonly debug?: boolean;
  /** Shows a box in place of each `<template data-temoin-purpose data-temoin-embed>` that waits. */
  readonly embeds?: boolean;
  /** Types of Google's Consent Mode, each with the purpose whose consent it signals. */
  readonly consentMode?: Readonly<Partial<Record<ConsentType, PurposeId>>>;
  /** Lets `?temoin-preview` paint over a page what is masked: for a developer, never in production. */
  readonly preview?: boolean;
}
