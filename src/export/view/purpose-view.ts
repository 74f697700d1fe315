import type { PageConfiguration } from '../../config/page-configuration.ts';
import { PROFILES } from '../../profiles/index.ts';
import type { ProofRecord } from '../../proof/index.ts';
import type { Limitation } from '../../purpose/purpose.ts';
import { DPV } from '../../purpose/vocabulary.ts';
import type { NoticeFacts } from './facts.ts';
import type { PartyView } from './parties.ts';

/** The purpose that was asked for, as the proof and its configuration tell of it. */
export interface PurposeView {
  readonly id: string;
  readonly dpv: string;
  readonly title: string;
  readonly titleHash?: string;
  readonly descHash?: string;
  readonly legalBasis: readonly ['LIL art. 82', 'GDPR art. 6(1)(a)'];
  /** The measures in force, as the proof says; absent for a purpose that is not replay. */
  readonly profile?: {
    readonly limit: keyof Limitation | 'none';
    readonly rate?: number;
    readonly triggers?: readonly string[];
    /** ISO 8601: how long L3 keeps a visit without a difficulty. */
    readonly within?: string;
    readonly masking: string;
    readonly id: string;
    readonly security: readonly ['S1', 'S2'];
    readonly alternative?: object;
  };
  readonly data: readonly string[];
  readonly optional: true;
  readonly sensitive: false;
  readonly retention: { readonly duration: string; readonly anchor: readonly string[] };
  readonly storage: readonly string[];
  /** Ids of parties. */
  readonly recipients: readonly string[];
}

/** Whatever a limitation can say of itself. */
type Settings = {
  readonly rate?: number;
  readonly triggers?: readonly string[];
  readonly within?: string;
};

const profileOf = (record: ProofRecord, alternative: object | undefined): PurposeView['profile'] => {
  if (!record.profile) return undefined;
  const { limitation, masking, identifier } = record.profile;
  const [limit = 'none'] = Object.keys(limitation) as (keyof Limitation)[];
  const { rate, triggers, within }: Settings = { ...limitation.L1, ...limitation.L2, ...limitation.L3 };
  return {
    limit,
    ...(rate !== undefined && { rate }),
    ...(triggers && { triggers }),
    ...(within !== undefined && { within }),
    masking,
    id: identifier,
    security: ['S1', 'S2'],
    ...(alternative && { alternative }),
  };
};

/** ISO/IEC TS 27560: purpose, its type, PII information, retention, storage, recipients. */
export const purposeView = (
  record: ProofRecord,
  configuration: PageConfiguration,
  notice: NoticeFacts | undefined,
  parties: readonly PartyView[],
): PurposeView => {
  const { purpose: id, profile } = record;
  const asked = configuration.purposes.find((each) => each.id === id);
  const block = notice?.blocks.get(id);
  const use = PROFILES.find((each) => each.use === id);
  const dpv = Object.hasOwn(DPV, id) ? DPV[id] : undefined;
  const applied = profileOf(record, asked?.alternative);
  return {
    id,
    dpv: dpv ?? 'dpv:Purpose',
    title: block?.title ?? id,
    ...(block && { titleHash: block.titleHash, descHash: block.descHash }),
    legalBasis: ['LIL art. 82', 'GDPR art. 6(1)(a)'],
    ...(applied && { profile: applied }),
    data: profile
      ? ['pd:BrowsingBehaviour', 'pd:LinkClicked', 'pd:DeviceBased', 'pd:UID']
      : ['pd:DeviceBased', 'pd:UID'],
    optional: true,
    sensitive: false,
    // What is no recording is read for as long as the choice counts.
    retention: profile
      ? {
          duration: profile.retention,
          anchor: [
            'session-end',
            ...(use?.versionBound && configuration.siteVersion ? ['site-version'] : []),
          ],
        }
      : { duration: asked?.retention ?? configuration.choiceLifetime, anchor: ['choice'] },
    storage: [...new Set(configuration.storage.map(({ country }) => country))],
    recipients: parties.map((party) => party.id),
  };
};
