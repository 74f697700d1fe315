import type { ProofRecord } from '../../proof/index.ts';
import type { FolderLog, Located } from '../folder-log.ts';
import type { ExportFolder } from '../read-folder.ts';
import type { BodyState, Survey } from '../survey.ts';
import { type ActCounts, type Counts, createActCounts, createCounts } from './counts.ts';
import { createDelays, type Delays } from './delays.ts';

/** All that a report counts. */
export interface Tally {
  /** Entries, and of them choices. */
  readonly entries: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly byPurpose: ActCounts;
  readonly byNotice: ActCounts;
  readonly bodies: Readonly<Record<BodyState, number>>;
  /** By layer, control and act. */
  readonly controls: Counts;
  /** By version and digest. */
  readonly codes: Counts;
  readonly rulesets: Counts;
  readonly withdrawals: {
    readonly told: number;
    readonly untold: number;
    readonly delays: Delays;
    readonly events: number;
    readonly bytes: number;
    readonly clean: number;
    readonly residues: Counts;
  };
  /** By reason; by purpose and reason, in recordings. */
  readonly erasures: Counts;
  readonly deletions: Counts;
}

/** More names than a site has, and few enough to keep and to read. */
const MOST = 400;

/** Counts the whole export in one pass; memory does not grow with it. */
export const tallyOf = async ({ logs }: ExportFolder, survey: Survey): Promise<Tally> => {
  const [byPurpose, byNotice] = [createActCounts(MOST), createActCounts(MOST)];
  const [controls, codes, rulesets, residues, erasures, deletions] = Array.from({ length: 6 }, () =>
    createCounts(MOST),
  ) as [Counts, Counts, Counts, Counts, Counts, Counts];
  const bodies: Record<BodyState, number> = { kept: 0, erased: 0, 'out-of-scope': 0, missing: 0 };
  const delays = createDelays();
  const sums = { told: 0, untold: 0, events: 0, bytes: 0, clean: 0 };
  let entries = 0;
  let first: string | undefined;
  let last: string | undefined;

  const withdrawn = ({ at, outcome }: ProofRecord): void => {
    if (!outcome) {
      sums.untold++;
      return;
    }
    const { haltedAt, discarded, residual } = outcome;
    sums.told++;
    sums.events += discarded.events;
    sums.bytes += discarded.bytes;
    if (!residual.length) sums.clean++;
    delays.add(Date.parse(haltedAt) - Date.parse(at));
    for (const name of new Set(residual)) residues.add(name);
  };
  const take = (log: FolderLog, located: Located): void => {
    const { entry, body } = located;
    entries++;
    first ??= entry.at;
    last = entry.at;
    if (entry.kind === 'erasure') erasures.add(entry.why);
    if (entry.kind === 'deletion') deletions.addMany(entry.recordings, entry.purpose, entry.why);
    if (entry.kind !== 'choice') return;
    byPurpose.add(entry.purpose, entry.at.slice(0, 7), entry.act);
    byNotice.add(entry.notice, entry.purpose, entry.act);
    bodies[survey.stateOf(log, located)]++;
    if (!body) return;
    const { act, asked, build, ruleset = '' } = body.record;
    controls.add(asked.layer, asked.control, act);
    codes.add(build.version, build.code);
    rulesets.add(ruleset);
    if (act === 'withdraw') withdrawn(body.record);
  };
  for (const log of logs) for await (const located of log.walk()) take(log, located);
  return {
    ...{ entries, first, last, byPurpose, byNotice, bodies, controls, codes, rulesets, erasures, deletions },
    withdrawals: { ...sums, delays, residues },
  };
};
