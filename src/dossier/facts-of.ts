import type { Configuration } from '../config/configuration.ts';
import { explain } from '../config/explain.ts';
import { pageConfiguration } from '../config/page-configuration.ts';
import { PROOFS_KEPT } from '../config/proofs-kept.ts';
import { MEASURES } from '../measures/index.ts';
import type { Notice, SecondNotice } from '../notice/notice.ts';
import { RULESET } from '../profiles/index.ts';
import { auditOn } from './audit.ts';
import type { Facts, NoticeFacts } from './facts.ts';
import { pointsOf } from './points.ts';
import { purposeFacts } from './purpose-facts.ts';
import { TESTED } from './tested-by.ts';

export interface Given {
  /** As `explain` hands it over: sound, with every default applied. */
  readonly configuration: Configuration;
  /** Every notice that its pages can show, as the bytes that its digest is made of. */
  readonly notices: readonly { readonly language: string; readonly bytes: string }[];
  /** SHA-256 of the file that the configuration was read from, lower-case hex. */
  readonly sha256: string;
  /** The day it is drawn up on, `2026-11-22`. */
  readonly date: string;
  /** The product's version. */
  readonly version: string;
}

const first = ({ content }: NoticeFacts): readonly Notice[] => (content.layer === 1 ? [content] : []);

/** Which of these places `temoin check` points out as outside the European Economic Area. */
const outside = (configuration: Configuration): ((path: string) => boolean) => {
  const paths = new Set(explain(configuration).warnings.map(({ path }) => path));
  return (path) => paths.has(`${path}.country`);
};

/**
 * The facts of a sound configuration on one day. Pure: the same given makes the same facts. `digest` is SHA-256 over
 * a text's UTF-8 bytes, lower-case hex.
 */
export const factsOf = (
  { configuration, notices, sha256, date, version }: Given,
  digest: (text: string) => string,
): Facts => {
  const { site, siteVersion, controller, storage, caps = {} } = configuration;
  const page = pageConfiguration(configuration);
  const isOutside = outside(configuration);
  const shown = notices.map(({ bytes }): NoticeFacts => {
    const content = JSON.parse(bytes) as Notice | SecondNotice;
    return { language: content.language, layer: content.layer, sha256: digest(bytes), content };
  });
  const purposes = page.purposes.map((purpose) => purposeFacts(purpose, shown.flatMap(first)));
  const facts: Omit<Facts, 'points'> = {
    schema: 'temoin-dossier/1',
    date,
    product: { name: 'temoin', version },
    configuration: { sha256, inProofs: digest(JSON.stringify(page)) },
    ruleset: { id: RULESET, status: 'draft', dated: RULESET.slice(-10) },
    site,
    secure: site.startsWith('https:'),
    ...(siteVersion !== undefined && { siteVersion }),
    collector: page.collector,
    controller,
    recipients: (configuration.recipients ?? []).map((recipient, index) => ({
      ...recipient,
      joint: recipient.role === 'joint-controller' || recipient.ownPurpose !== undefined,
      outsideEea: isOutside(`recipients[${index}]`),
    })),
    storage: storage.map(({ country }, index) => ({ country, outsideEea: isOutside(`storage[${index}]`) })),
    purposes,
    notices: shown,
    choice: {
      lifetime: page.choiceLifetime,
      ...(configuration.choiceLifetimeWhy !== undefined && { why: configuration.choiceLifetimeWhy }),
      gpc: configuration.gpc ?? 'note',
      ...(configuration.tcf && { tcf: configuration.tcf.cmpId }),
    },
    proofs: {
      retention: configuration.proofRetention ?? PROOFS_KEPT,
      ...(configuration.proofRetentionWhy !== undefined && { why: configuration.proofRetentionWhy }),
    },
    exclude: page.exclude,
    routes: page.routes,
    unmask: page.unmask.map((entry) => (typeof entry === 'string' ? { selector: entry } : entry)),
    caps: {
      duration: caps.duration ?? 'PT4H',
      bytes: caps.bytes ?? 20_000_000,
      rate: caps.rate ?? 1000,
      idle: caps.idle ?? 'PT30M',
      life: caps.life ?? 'PT4H',
    },
    httpOnlyTrackers: configuration.httpOnlyTrackers ?? [],
    audit: auditOn(configuration.audit, date),
    measures: MEASURES.map(({ id, family, clause, available }) => ({
      id,
      family,
      clause,
      purposes: purposes.flatMap(({ id: purpose, replay }) => (replay?.measures.includes(id) ? purpose : [])),
      available: available === true,
      ...(TESTED[id] && { tested: TESTED[id] }),
    })),
    promises: Object.fromEntries(
      Object.entries(TESTED).filter(([name]) => !MEASURES.some(({ id }) => id === name)),
    ),
  };
  return { ...facts, points: pointsOf(facts, configuration) };
};
