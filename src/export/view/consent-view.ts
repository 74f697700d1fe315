import { sha256hex } from '../../collector/sha256.ts';
import type { ProofRecord, PublicJwk } from '../../proof/index.ts';
import type { FolderLog, Located } from '../folder-log.ts';
import type { Facts, NoticeFacts } from './facts.ts';
import { methodOf } from './method.ts';
import type { PartyView } from './parties.ts';
import { type PlatformView, platformOf } from './platform.ts';
import { type PurposeView, purposeView } from './purpose-view.ts';
import { subjectOf } from './subject.ts';

/** The export view of one proof: `temoin-consent-record/1`, folded from what the log and the folder hold. */
export interface ConsentView {
  readonly schema: 'temoin-consent-record/1';
  readonly ruleset: string;
  readonly recordId: string;
  /** Joins the choices of one act. */
  readonly choice: string;
  readonly subject: { readonly id: string; readonly kind: 'device' };
  readonly site: string;
  readonly jurisdiction: readonly string[];
  readonly authority?: string;
  readonly notice: NoticeView;
  readonly purposes: readonly [PurposeView];
  /** By the configuration, with their addresses; and as the proof itself names them. */
  readonly parties: readonly PartyView[];
  readonly named: ProofRecord['parties'];
  readonly withdrawal: { readonly url: string; readonly method: readonly string[] };
  readonly rights: { readonly url: string; readonly list: readonly string[] };
  readonly events: readonly [EventView];
  readonly outcome?: ProofRecord['outcome'];
  readonly ends?: readonly string[];
  readonly build: BuildView;
  /** Where a consent platform asked in the banner's place. */
  readonly interop?: PlatformView;
  readonly chain: ChainView;
}

export interface NoticeView {
  readonly id: string;
  readonly version: string;
  readonly date: string;
  readonly language: string;
  readonly contentHash: string;
  /** Of the accessible text of the first picture; absent where nobody took one. */
  readonly renderHash?: string;
  readonly screenshots: readonly Picture[];
  readonly layer: 1 | 2 | string;
  readonly url: string;
}

interface Picture {
  readonly viewport: string;
  readonly scheme: string;
  readonly sha256: string;
  readonly at: string;
}

export interface EventView {
  readonly seq: 1;
  readonly type: 'given' | 'refused' | 'withdrawn';
  readonly expression: 'expressed';
  readonly at: string;
  readonly receivedAt: string;
  readonly by: 'subject';
  readonly method: string;
  readonly states: Readonly<Record<string, boolean>>;
  /** For how long the choice counts; a withdrawal counts until another choice. */
  readonly lifetime?: string;
  readonly validUntil?: string;
  readonly context: { readonly gpc?: true; readonly shownFor?: number };
}

export interface ChainView {
  /** Origin of the log, place in it, RFC 6962 leaf hash (hex), commitment to the body (base64). */
  readonly log: string;
  readonly index: number;
  readonly hash: string;
  readonly commitment: string;
  readonly checkpoint: { readonly size: number; readonly root: string };
  readonly publicKey?: PublicJwk;
  readonly signature?: string;
  /** Sizes at which the log was timestamped with this entry in it. */
  readonly tsa?: readonly number[];
}

export interface BuildView {
  readonly cmpVersion: string;
  readonly codeHash: string;
  readonly configHash: string;
  /** Where the proof names a configuration that the log never announced: the one that it had announced last. */
  readonly configInForce?: string;
}

const TYPES = { grant: 'given', refuse: 'refused', withdraw: 'withdrawn' } as const;
export const RIGHTS: readonly string[] = ['A7-3', 'A15', 'A16', 'A17', 'A18', 'A19', 'A20', 'A77'];

const noticeView = (record: ProofRecord, facts: NoticeFacts | undefined, mount: string): NoticeView => {
  const { notice, language, layer } = record.asked;
  const { manifests = [], announced, pictures = [] } = facts ?? {};
  const date = announced?.entry.at ?? record.at;
  const rendered = manifests[0]?.views[0]?.text;
  return {
    id: notice,
    version: `${date.slice(0, 10)}.${notice.slice(0, 12)}`,
    date,
    language,
    contentHash: `sha256:${notice}`,
    ...(rendered !== undefined && { renderHash: `sha256:${rendered}` }),
    screenshots: pictures.map(({ viewport, scheme, sha256, at }) => ({ viewport, scheme, sha256, at })),
    layer: layer === '1' ? 1 : layer === '2' ? 2 : layer,
    url: `${mount}/notices/${notice}`,
  };
};

const eventView = (
  record: ProofRecord,
  receivedAt: string,
  lifetime: string,
  platform: PlatformView | undefined,
): EventView => {
  const { act, purpose, at, validUntil, asked, context } = record;
  return {
    seq: 1,
    type: TYPES[act],
    expression: 'expressed',
    ...{ at, receivedAt, by: 'subject', method: methodOf(asked, platform) },
    states: { [purpose]: act === 'grant' },
    ...(validUntil !== undefined && { lifetime, validUntil }),
    context: {
      ...(context?.gpc && { gpc: true }),
      ...(asked.shownFor !== undefined && { shownFor: asked.shownFor }),
    },
  };
};

/**
 * One kept proof in the export view. Parties, addresses, places and lives come from the configuration that the proof
 * names. Throws where the folder does not hold it. GDPR art. 7(1); ISO/IEC TS 27560.
 */
export const consentView = (log: FolderLog, located: Located, facts: Facts): ConsentView | undefined => {
  const { entry, body, index, line } = located;
  if (entry.kind !== 'choice' || !body) return undefined;
  const { record, received } = body;
  const { content, digest, named, page, mount, parties: partiesIn } = facts.configurationOf(log, located);
  const notice = facts.notice(entry.notice);
  const platform = platformOf(record.asked, notice);
  const { controller, choiceLifetime } = content;
  const parties = partiesIn(record.purpose);
  const french = (record.ruleset ?? content.ruleset).startsWith('cnil-');
  return {
    schema: 'temoin-consent-record/1',
    ruleset: record.ruleset ?? content.ruleset,
    recordId: record.id,
    choice: record.choice,
    // A refusal joins nothing: its id is its own record's.
    subject: { id: subjectOf(received) ?? `urn:uuid:${record.id}`, kind: 'device' },
    site: record.site,
    jurisdiction: french ? ['FR', 'EU'] : ['EU'],
    ...(french && { authority: 'legal-fr:DPA-FR' }),
    notice: noticeView(record, notice, mount),
    purposes: [purposeView(record, content, notice, parties)],
    parties,
    named: record.parties,
    withdrawal: { url: page, method: ['withdraw-control', 'toggles:save'] },
    rights: { url: parties[0]?.url ?? controller.contact, list: RIGHTS },
    events: [eventView(record, entry.at, choiceLifetime, platform)],
    ...(record.ends && { ends: record.ends }),
    ...(record.outcome && { outcome: record.outcome }),
    build: {
      cmpVersion: record.build.version,
      codeHash: record.build.code,
      configHash: record.build.configuration,
      ...(!named && { configInForce: digest }),
    },
    ...(platform && { interop: platform }),
    chain: {
      log: log.origin,
      index,
      hash: sha256hex(Buffer.concat([Buffer.of(0), Buffer.from(line)])),
      commitment: entry.c,
      checkpoint: { size: log.size, root: Buffer.from(log.root).toString('base64') },
      ...(received.key && received.signature && { publicKey: received.key, signature: received.signature }),
      ...(log.timestamps.length > 0 && { tsa: log.timestamps.filter((size) => size > index) }),
    },
  };
};
