import { sha256hex } from '../../collector/sha256.ts';
import type { ChoiceEntry, ProofRecord } from '../../proof/index.ts';
import type { FolderLog, Located } from '../folder-log.ts';
import type { Erasure, Survey } from '../survey.ts';
import { type Facts, type NoticeFacts, openFacts } from '../view/facts.ts';
import { namedPlatform, platformOf } from '../view/platform.ts';
import { subjectOf } from '../view/subject.ts';
import { row } from './cell.ts';
import { defineFormat, type Format } from './format.ts';

interface Choice {
  readonly log: FolderLog;
  readonly located: Located;
  readonly entry: ChoiceEntry;
  readonly record: ProofRecord | undefined;
  readonly erasure: Erasure | undefined;
  readonly survey: Survey;
  readonly facts: Facts;
}

type Column = (choice: Choice) => string | number | undefined;

const list = (names: readonly string[] | undefined): string | undefined => names?.join(' | ');

/** Who asked: the platform with its version and, in brackets, its own record of the answer. */
const sourceOf = ({ asked }: ProofRecord, notice: NoticeFacts | undefined): string => {
  const platform = platformOf(asked, notice);
  if (!platform) return 'own';
  const { reference } = platform;
  return `${namedPlatform(platform)}${reference === undefined ? '' : ` (${reference})`}`;
};

/**
 * Log, time and place, subject, act, what was shown, content, what a withdrawal did, code, origin. Nothing of a person:
 * the key's thumbprint is all that joins two choices, and a refusal has none; but where a consent platform asked, its
 * own reference may join what it was told.
 */
const COLUMNS: Readonly<Record<string, Column>> = {
  log_origin: ({ log }) => log.origin,
  log_index: ({ located }) => located.index,
  record_id: ({ record }) => record?.id,
  choice_id: ({ record }) => record?.choice,
  received_at: ({ entry }) => entry.at,
  leaf_hash: ({ located }) => sha256hex(Buffer.concat([Buffer.of(0), Buffer.from(located.line)])),
  // With its name in front: base64 may begin with a plus sign.
  commitment: ({ entry }) => `hmac-sha256:${entry.c}`,
  body: ({ log, located, survey }) => survey.stateOf(log, located),
  erased_by: ({ erasure }) => erasure?.by,
  erased_at: ({ erasure }) => erasure?.at,
  erased_why: ({ erasure }) => erasure?.why,
  client_time: ({ record }) => record?.at,
  valid_until: ({ record }) => record?.validUntil,
  site: ({ entry }) => entry.site,
  language: ({ record }) => record?.asked.language,
  subject_key: ({ located }) => subjectOf(located.body?.received),
  action: ({ entry }) => entry.act,
  ui_layer: ({ record }) => record?.asked.layer,
  control: ({ record }) => record?.asked.control,
  shown_for_ms: ({ record }) => record?.asked.shownFor,
  gpc: ({ record }) => record && (record.context?.gpc ? 'yes' : 'no'),
  notice_sha256: ({ entry }) => entry.notice,
  notice_index: ({ entry, survey }) => survey.notices.get(entry.notice)?.index,
  terms_sha256: ({ record }) => record?.asked.terms,
  screenshots_sha256: ({ entry, facts }) =>
    list(facts.notice(entry.notice)?.pictures.map(({ sha256 }) => sha256)),
  purpose_id: ({ entry }) => entry.purpose,
  purpose_title: ({ entry, facts }) => facts.notice(entry.notice)?.blocks.get(entry.purpose)?.title,
  limitation: ({ record }) => record?.profile && JSON.stringify(record.profile.limitation),
  masking: ({ record }) => record?.profile?.masking,
  identifier: ({ record }) => record?.profile?.identifier,
  retention: ({ record }) => record?.profile?.retention,
  ruleset: ({ record }) => record?.ruleset,
  parties: ({ record }) => list(record?.parties.map(({ name, role }) => `${name} (${role})`)),
  ends: ({ record }) => list(record?.ends),
  halted_at: ({ record }) => record?.outcome?.haltedAt,
  discarded_events: ({ record }) => record?.outcome?.discarded.events,
  discarded_bytes: ({ record }) => record?.outcome?.discarded.bytes,
  expired_trackers: ({ record }) => list(record?.outcome?.expired),
  kept_trackers: ({ record }) => list(record?.outcome?.kept),
  residual_trackers: ({ record }) => list(record?.outcome?.residual),
  code_version: ({ record }) => record?.build.version,
  code_sha256: ({ record }) => record?.build.code,
  configuration_sha256: ({ record }) => record?.build.configuration,
  cmp_source: ({ record, entry, facts }) => record && sourceOf(record, facts.notice(entry.notice)),
};

/** Excel takes a file without it for one in the machine's old code page, and spoils every accent. */
const BOM = '\uFEFF';

/**
 * `proofs.csv`: one row a choice and purpose, also where the body is erased or out of scope. RFC 4180: comma, CRLF,
 * UTF-8 with a byte order mark.
 */
export const csv: Format = defineFormat('csv', 'proofs.csv', async function* (folder) {
  const facts = await openFacts(folder);
  const { survey } = facts;
  const columns = Object.values(COLUMNS);
  yield `${BOM}${row(Object.keys(COLUMNS))}`;
  for (const log of folder.logs)
    for await (const located of log.walk()) {
      const { entry, body, index } = located;
      if (entry.kind !== 'choice') continue;
      const erasure = survey.erasure(log.origin, index);
      const choice = { log, located, entry, record: body?.record, erasure, survey, facts };
      yield row(columns.map((column) => column(choice)));
    }
});
