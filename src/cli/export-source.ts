import process from 'node:process';
import { namesIn, partyScope } from '../export/party-scope.ts';
import { reach } from '../export/reach.ts';
import { narrower, type Scope } from '../export/scope.ts';
import type { Source } from '../export/source.ts';
import type { Typed } from './arguments.ts';
import { insistOnData } from './data-folder.ts';
import { insistOnKnown } from './known.ts';
import { UsageError } from './usage-error.ts';

/** A day, or a moment, as entries write theirs. */
const momentOf = (option: string, given: string | undefined): string | undefined => {
  if (given === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(time))
    throw new UsageError(
      `--${option} is “${given}”, and must be a day or a moment: 2026-11-22, 2026-11-22T08:00:00Z`,
    );
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
};

/** Which bodies are asked for, but for the party's. Throws a `UsageError`. */
export const scopeAsked = (typed: Typed): Scope => {
  const purposes = typed.text('purpose')?.split(',').filter(Boolean);
  const [from, to] = [momentOf('from', typed.text('from')), momentOf('to', typed.text('to'))];
  return {
    ...(purposes && { purposes }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
};

/** Where the proofs come from: a data folder, or a collector over HTTP. */
export const openSource = async (typed: Typed): Promise<Source> => {
  const [data, url] = [typed.text('data'), typed.text('url')];
  if (url) {
    const token = process.env['TEMOIN_TOKEN'];
    if (!token) throw new UsageError('TEMOIN_TOKEN holds the auditor’s token, and is not set');
    if (!/^https?:\/\//.test(url))
      throw new UsageError(`--url is “${url}”, and must be the collector’s address`);
    const { httpSource } = await import('../export/http-source.ts');
    return httpSource({ url, token });
  }
  insistOnData(data as string);
  const { openStoreSource } = await import('../export/store-source.ts');
  return openStoreSource(data as string);
};

/**
 * The scope, once it is sure that the source knows each name in it and lets its reader have the bodies. Rejects with a
 * `UsageError` for a name that no configuration knows. GDPR art. 26.
 */
export const scopeIn = async (source: Source, asked: Scope, party?: string): Promise<Scope | undefined> => {
  await reach(source);
  if (!asked.purposes && party === undefined) return narrower(asked);
  const known = await namesIn(source);
  insistOnKnown('purpose', asked.purposes ?? [], known.purposes);
  if (party === undefined) return narrower(asked);
  insistOnKnown('party', [party], known.parties);
  return narrower(await partyScope(source, party), asked);
};
