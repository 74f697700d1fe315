import { sha256hex } from '../../collector/sha256.ts';
import type { PageConfiguration } from '../../config/page-configuration.ts';
import type { Block } from '../../notice/notice.ts';
import type { NoticeEntry } from '../../proof/index.ts';
import type { FolderLog, Located } from '../folder-log.ts';
import type { Manifest } from '../manifest.ts';
import type { ExportFolder } from '../read-folder.ts';
import { type Placed, type Survey, surveyOf } from '../survey.ts';
import { type Known, knownNotice, purposesOf } from './known-notice.ts';
import { type PartyView, partiesOf } from './parties.ts';

/** A notice, and all that the export has about it. */
export interface NoticeFacts {
  /** Nothing where it is of a form that is not known. */
  readonly content: Known | undefined;
  /** Its JSON, as it stands. */
  readonly json: unknown;
  /** Where it was announced first. */
  readonly announced: Placed<NoticeEntry> | undefined;
  readonly blocks: ReadonlyMap<string, Block & { readonly titleHash: string; readonly descHash: string }>;
  readonly manifests: readonly Manifest[];
  readonly pictures: readonly {
    readonly viewport: string;
    readonly scheme: string;
    readonly sha256: string;
    readonly text: string;
    readonly at: string;
  }[];
}

/** The configuration that a proof rests on. */
export interface ConfigurationFacts {
  readonly digest: string;
  readonly content: PageConfiguration;
  /** Root of the site, and the collector's mount, both absolute. */
  readonly page: string;
  readonly mount: string;
  parties(purpose: string): readonly PartyView[];
  /** The proof names it. Otherwise it is the one that the log had announced last before the proof. */
  readonly named: boolean;
}

/** What notices, configurations and evidence say, each read once. */
export interface Facts {
  readonly survey: Survey;
  notice(digest: string): NoticeFacts | undefined;
  /** Throws where the log announced none before this proof. */
  configurationOf(log: FolderLog, located: Located): ConfigurationFacts;
}

const blocksOf = (content: Known | undefined): NoticeFacts['blocks'] =>
  new Map(
    (content ? purposesOf(content) : []).map((block) => [
      block.id,
      { ...block, titleHash: sha256hex(block.title), descHash: sha256hex(block.description) },
    ]),
  );

const once = <T>(read: (digest: string) => T): ((digest: string) => T) => {
  const known = new Map<string, T>();
  return (digest) => {
    if (!known.has(digest)) known.set(digest, read(digest));
    return known.get(digest) as T;
  };
};

export const openFacts = async (folder: ExportFolder): Promise<Facts> => {
  const survey = await surveyOf(folder.logs);

  const notice = once((digest): NoticeFacts | undefined => {
    const json = folder.notice(digest);
    if (json === undefined) return undefined;
    const content = knownNotice(json);
    const manifests = (survey.evidence.get(digest) ?? []).flatMap(
      ({ entry }) => folder.manifest(entry.digest) ?? [],
    );
    return {
      ...{ content, json },
      announced: survey.notices.get(digest),
      blocks: blocksOf(content),
      manifests,
      pictures: manifests.flatMap(({ taken: at, views }) =>
        views.map(({ viewport, scheme, picture: sha256, text }) => ({ viewport, scheme, sha256, text, at })),
      ),
    };
  });

  const known = new Set(survey.configurations.map(({ entry }) => entry.digest));
  const configuration = once((digest) => {
    const content = folder.configuration(digest);
    if (!content) throw new Error(`documents/${digest}.json is not there: an entry announces it`);
    const { site, collector, purposes } = content;
    const asked = once((purpose) => partiesOf(content, purpose));
    return {
      ...{ digest, content },
      page: new URL('/', site).href,
      mount: new URL(collector, site).href.replace(/\/$/, ''),
      // A withdrawal may name any purpose: those are not kept.
      parties: (purpose: string) =>
        purposes.some(({ id }) => id === purpose) ? asked(purpose) : partiesOf(content, purpose),
    };
  });
  return {
    survey,
    // Anybody can send a proof that names a notice or a configuration which is none: that is not looked for.
    notice: (digest) => (survey.notices.has(digest) ? notice(digest) : undefined),
    configurationOf({ origin }, { index, body }) {
      const digest = body?.record.build.configuration;
      if (digest !== undefined && known.has(digest)) return { ...configuration(digest), named: true };
      const before = survey.configurations.filter((each) => each.log === origin && each.index < index).at(-1);
      if (!before) throw new Error(`${origin}: no configuration was announced before entry ${index}`);
      return { ...configuration(before.entry.digest), named: false };
    },
  };
};
