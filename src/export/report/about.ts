import type { PageConfiguration } from '../../config/page-configuration.ts';
import type { ExportFolder } from '../read-folder.ts';
import type { Facts } from '../view/facts.ts';
import { type Html, html } from './markup.ts';
import type { Tally } from './tally.ts';
import type { Verdict } from './verdict.ts';
import type { Voice } from './voice.ts';

/** What every section of a report finds at hand. */
export interface About {
  readonly voice: Voice;
  readonly folder: ExportFolder;
  readonly facts: Facts;
  readonly tally: Tally;
  readonly verdict: Verdict;
  /** The configuration that was announced last. */
  readonly configuration: PageConfiguration | undefined;
  readonly site: string;
  /** Digests of the notices in the order in which they were announced: notice 1 is the first. */
  readonly notices: readonly string[];
  /** The number under which a section stands in the report. */
  numberOf(section: string): number;
}

/** A part of a report. Pieces come one by one, so that the pictures of all notices are never in memory at once. */
export interface Section {
  readonly id: string;
  pieces(about: About): Iterable<Html>;
}

/** A purpose by its title, as a notice of the report's language has it, and its id. */
export const purposeName = ({ notices, facts, voice }: About, id: string): Html => {
  const titled = notices.flatMap((digest) => {
    const notice = facts.notice(digest);
    const title = notice?.blocks.get(id)?.title;
    return title === undefined ? [] : [{ title, language: notice?.content?.language }];
  });
  const best = titled.find(({ language }) => language?.split('-')[0] === voice.language) ?? titled[0];
  return best ? html`<bdi>${best.title}</bdi> <code>${id}</code>` : html`<code>${id}</code>`;
};
