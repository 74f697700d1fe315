import type { Archive } from '../collector/archive.ts';
import { sha256hex } from '../collector/sha256.ts';
import type { StoredDocument } from '../collector/stores/log-store.ts';
import type { Manifest } from '../export/manifest.ts';
import { parseEntry } from '../proof/index.ts';
import type { Shot } from './browser/render.ts';

/** How one notice looked: the manifest, and the documents that it names behind it. */
export interface Evidence {
  readonly manifest: Manifest;
  readonly documents: readonly [StoredDocument, ...StoredDocument[]];
}

const documentOf = (type: string, content: string | Uint8Array): StoredDocument => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { digest: sha256hex(bytes), type, bytes };
};

const once = (documents: readonly StoredDocument[]): StoredDocument[] => [
  ...new Map(documents.map((each) => [each.digest, each])).values(),
];

/**
 * The evidence of one notice, from all its shots (at least one): docs/export.md. `taken`: ISO 8601 UTC. `code`:
 * SHA-256 of each built file, by name. CNIL 2020-092 art. 3.
 */
export const evidenceOf = (
  shots: readonly [Shot, ...Shot[]],
  {
    taken,
    browser,
    code,
  }: Pick<Manifest, 'taken' | 'browser'> & { readonly code: ReadonlyMap<string, string> },
): Evidence => {
  const [{ notice, language, layer }] = shots;
  const files = [...new Set(shots.flatMap((shot) => shot.files))].sort();
  const seen = shots.map(({ view, picture, text }) => ({
    view,
    picture: documentOf('png', picture),
    text: documentOf('txt', text),
  }));
  const manifest: Manifest = {
    ...{ schema: 'temoin-evidence/1', notice, language, layer, taken, browser },
    code: Object.fromEntries(files.map((name) => [name, code.get(name) as string])),
    views: seen.map(({ view: { viewport, scheme }, picture, text }) => ({
      ...{ viewport, scheme },
      picture: picture.digest,
      text: text.digest,
    })),
  };
  const named = seen.flatMap(({ picture, text }) => [picture, text]);
  return { manifest, documents: [documentOf('json', JSON.stringify(manifest)), ...once(named)] };
};

/** Does a manifest tell nothing that the earlier one does not? When and by which browser does not count. */
export const isTold = (manifest: Manifest, earlier: Manifest): boolean => {
  const facts = ({ code, views }: Manifest): readonly string[] =>
    [
      ...Object.entries(code),
      ...views.map(({ viewport, scheme, picture, text }) => [viewport, scheme, picture, text]),
    ].map((fact) => fact.join(' '));
  const before = new Set(facts(earlier));
  const files = Object.keys(manifest.code).length;
  return files === Object.keys(earlier.code).length && facts(manifest).every((fact) => before.has(fact));
};

const AT_ONCE = 1024;

/** Digest of the newest manifest of each of these notices in the newest log. Each log is complete in itself. */
export const newestEvidence = async (
  archive: Pick<Archive, 'logs' | 'entries'>,
  notices: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>();
  const open = new Set(notices);
  const log = (await archive.logs()).at(-1);
  for (let end = log?.size ?? 0; log && end > 0 && open.size; end -= AT_ONCE) {
    const from = Math.max(0, end - AT_ONCE);
    for (const text of (await archive.entries(log.epoch, from, end - from)).toReversed()) {
      const entry = parseEntry(text);
      if (entry.kind === 'evidence' && open.delete(entry.notice)) found.set(entry.notice, entry.digest);
      // Nothing is told of a notice before it is announced.
      else if (entry.kind === 'notice') open.delete(entry.digest);
    }
  }
  return found;
};

/** What became of one notice's evidence: `index` of its entry, where one was written. */
export interface Logged {
  readonly manifest: Manifest;
  /** Digest of the manifest that the log names. */
  readonly digest: string;
  readonly index?: number;
  /** When the evidence was taken that is the log's already. */
  readonly since?: string;
}

/** Logs each notice's evidence, unless the log's newest tells as much. `now`: the log's clock, in milliseconds. */
export const logEvidence = async (
  archive: Pick<Archive, 'logs' | 'entries' | 'document' | 'addEvidence'>,
  all: readonly Evidence[],
  now: number,
): Promise<readonly Logged[]> => {
  const newest = await newestEvidence(
    archive,
    all.map(({ manifest }) => manifest.notice),
  );
  const logged: Logged[] = [];
  for (const { manifest, documents } of all) {
    const known = newest.get(manifest.notice);
    const kept = known === undefined ? undefined : await archive.document(known);
    const earlier = kept && (JSON.parse(Buffer.from(kept.bytes).toString()) as Manifest);
    if (known !== undefined && earlier && isTold(manifest, earlier))
      logged.push({ manifest, digest: known, since: earlier.taken });
    else {
      const index = await archive.addEvidence(manifest.notice, documents, now);
      logged.push({ manifest, digest: documents[0].digest, index });
    }
  }
  return logged;
};
