import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256hex } from '../collector/sha256.ts';
import type { PageConfiguration } from '../config/page-configuration.ts';
import { type FolderLog, openFolderLog } from './folder-log.ts';
import { type Manifest, parseManifest } from './manifest.ts';

/** A finished export folder. What is named by its SHA-256 is handed out only if it has it. */
export interface ExportFolder {
  readonly path: string;
  /** Oldest first. */
  readonly logs: readonly FolderLog[];
  /** Nothing where the folder does not hold it. Throws where the file is another than its name says. */
  notice(digest: string): unknown;
  configuration(digest: string): PageConfiguration | undefined;
  manifest(digest: string): Manifest | undefined;
  /** A picture or a text that a manifest names. */
  document(digest: string): Uint8Array | undefined;
}

/** The folder's logs: itself, or its subfolders. */
const logsOf = (path: string): readonly FolderLog[] => {
  if (existsSync(join(path, 'checkpoint'))) return [openFolderLog(path)];
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name))
    .filter((place) => existsSync(join(place, 'checkpoint')))
    .map(openFolderLog);
};

/** Files below each log's `kind/`, by the digest in their names. */
const named = (logs: readonly FolderLog[], kind: string): ReadonlyMap<string, string> =>
  new Map(
    logs.flatMap(({ place }) => {
      const folder = join(place, kind);
      if (!existsSync(folder)) return [];
      return readdirSync(folder).map((name): [string, string] => [
        name.slice(0, name.lastIndexOf('.')),
        join(folder, name),
      ]);
    }),
  );

/** Opens an export (docs/export.md). Throws where the folder is none, or is not finished. */
export const openFolder = (path: string): ExportFolder => {
  if (existsSync(join(path, 'UNFINISHED')))
    throw new Error(`${path} is not finished: run temoin export again, it goes on`);
  if (!existsSync(join(path, 'SHA256SUMS'))) throw new Error(`${path} is no export: it has no SHA256SUMS`);
  const logs = logsOf(path);
  if (!logs.length) throw new Error(`${path} holds no log: there is no checkpoint`);
  const [notices, documents] = [named(logs, 'notices'), named(logs, 'documents')];

  const read = (files: ReadonlyMap<string, string>, digest: string): Uint8Array | undefined => {
    const file = files.get(digest);
    if (!file) return undefined;
    const bytes = readFileSync(file);
    if (sha256hex(bytes) !== digest) throw new Error(`${file}: its bytes have another SHA-256`);
    return bytes;
  };
  const json = <T>(files: ReadonlyMap<string, string>, digest: string): T | undefined => {
    const bytes = read(files, digest);
    if (!bytes) return undefined;
    try {
      return JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
    } catch {
      throw new Error(`${files.get(digest)}: not JSON`);
    }
  };

  return {
    path,
    logs,
    notice: (digest) => json(notices, digest),
    document: (digest) => read(documents, digest),
    manifest(digest) {
      const found = json<Manifest>(documents, digest);
      return found && parseManifest(`${documents.get(digest)}`, found);
    },
    configuration(digest) {
      const found = json<PageConfiguration>(documents, digest);
      const { controller, purposes, storage } = found ?? {};
      if (found && !(controller?.name && Array.isArray(purposes) && Array.isArray(storage)))
        throw new Error(`${documents.get(digest)}: no configuration`);
      return found;
    },
  };
};
