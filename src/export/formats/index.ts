import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { html } from './html.ts';
import { jsonl } from './jsonl.ts';
import { jsonld } from './jsonld.ts';
import { kantara } from './kantara.ts';

export type { Format, FormatOptions } from './format.ts';

/** Every form that is read from an export folder. */
export const FORMATS: readonly Format[] = [csv, jsonl, jsonld, kantara, html];
