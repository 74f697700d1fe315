import type { Caps, HttpOnlyTracker } from '../config/configuration.ts';
import type { Notice, SecondNotice } from '../notice/notice.ts';
import type { Unmet } from '../profiles/index.ts';
import type { Controller, Recipient } from '../purpose/party.ts';
import type { Alternative, Identifier, Limitation, Localised, Masking, Tracker } from '../purpose/purpose.ts';
import type { AuditFacts } from './audit.ts';
import type { Point } from './points.ts';
import type { Tested } from './tested-by.ts';

/** A purpose of replay, measured against the draft's profile for its use. */
export interface ReplayFacts {
  readonly limitation: Limitation;
  readonly masking: Masking;
  readonly identifier: Identifier;
  readonly retention: string;
  readonly retentionWhy?: string;
  /** Measures in force, by id. */
  readonly measures: readonly string[];
  /** What the profile of its use calls for; absent where the draft has no such use. */
  readonly profile?: {
    readonly limitation: readonly string[];
    readonly masking: readonly string[];
    readonly identifier: readonly string[];
    readonly security: readonly string[];
    readonly retention: { readonly unexplained: string; readonly most: string };
  };
  /** What the profile calls for and is not applied. */
  readonly unmet: readonly Unmet[];
  readonly alternative?: Alternative;
}

export interface PurposeFacts {
  readonly id: string;
  /** As the first layer shows them, by language. */
  readonly title: Localised;
  readonly description: Localised;
  readonly trackers: readonly Tracker[];
  /** Absent where the purpose records nothing. */
  readonly replay?: ReplayFacts;
}

export interface PlaceFacts {
  readonly country: string;
  readonly outsideEea: boolean;
}

export interface MeasureFacts {
  readonly id: string;
  readonly family: string;
  readonly clause: string;
  /** Purposes for which it is in force. */
  readonly purposes: readonly string[];
  /** Does the product have it at all? */
  readonly available: boolean;
  readonly tested?: Tested;
}

/** One notice that the pages show: the exact content, and the digest by which proofs name it. */
export interface NoticeFacts {
  readonly language: string;
  readonly layer: 1 | 2;
  readonly sha256: string;
  readonly content: Notice | SecondNotice;
}

/** All that a dossier says, in no language: `dossier.json`. Days as `2026-11-22`, durations as ISO 8601. */
export interface Facts {
  readonly schema: 'temoin-dossier/1';
  readonly date: string;
  readonly product: { readonly name: 'temoin'; readonly version: string };
  /** SHA-256 of the file's bytes, and of the canonical text whose digest every proof carries. */
  readonly configuration: { readonly sha256: string; readonly inProofs: string };
  /** The rule text that is followed, and what is known of it. */
  readonly ruleset: { readonly id: string; readonly status: 'draft'; readonly dated: string };
  readonly site: string;
  readonly secure: boolean;
  readonly siteVersion?: string;
  readonly collector: string;
  readonly controller: Controller;
  readonly recipients: readonly (Recipient & PlaceFacts & { readonly joint: boolean })[];
  readonly storage: readonly PlaceFacts[];
  readonly purposes: readonly PurposeFacts[];
  readonly notices: readonly NoticeFacts[];
  readonly choice: {
    readonly lifetime: string;
    readonly why?: string;
    readonly gpc: 'note' | 'refuse';
    /** The CMP id under which the page's `__tcfapi` says it, if it does. */
    readonly tcf?: number;
  };
  /** How long a log of proofs is kept behind its quarter. */
  readonly proofs: { readonly retention: string; readonly why?: string };
  readonly exclude: readonly string[];
  readonly routes: readonly string[];
  readonly unmask: readonly { readonly selector: string; readonly why?: string }[];
  /** With the product's own bounds where the configuration has none. */
  readonly caps: Required<Caps>;
  readonly httpOnlyTrackers: readonly HttpOnlyTracker[];
  readonly audit: AuditFacts;
  readonly measures: readonly MeasureFacts[];
  /** Promises beside the draft's measures, and the tests that keep them. */
  readonly promises: Readonly<Record<string, Tested>>;
  /** What a reader should look at, the gravest first. */
  readonly points: readonly Point[];
}
