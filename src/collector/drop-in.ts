import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Configuration } from '../config/configuration.ts';
import { pageConfiguration } from '../config/page-configuration.ts';
import { sha256hex } from './sha256.ts';

/** What a bundle holds where the page's configuration goes. */
const PLACE = '/*temoin-configuration*/';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  svg: 'image/svg+xml',
};

export interface ServedFile {
  readonly type: string;
  readonly etag: string;
  /** The bytes in the best encoding that the browser takes. */
  encoded(accepted: string): Promise<{ readonly bytes: Uint8Array; readonly encoding?: string }>;
}

/** Built files for the page, in memory, by their path below the folder. */
export interface DropIn {
  find(path: string): ServedFile | undefined;
}

const brotli = promisify(brotliCompress);
const pack = promisify(gzip);

const ENCODERS: Readonly<Record<string, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  br: (bytes) =>
    brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  gzip: (bytes) => pack(bytes, { level: 9 }),
};

/** Does the browser take it, and not with weight nought? */
const takes = (accepted: string, encoding: string): boolean =>
  accepted.split(',').some((each) => {
    const [name, ...parameters] = each.trim().toLowerCase().split(/ *; */);
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });

const served = (path: string, bytes: Uint8Array): ServedFile => {
  const made = new Map<string, Promise<Uint8Array>>();
  return {
    type: TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    // Weak: the same script, in whatever encoding.
    etag: `W/"${sha256hex(bytes).slice(0, 32)}"`,
    async encoded(accepted) {
      const encoding = Object.keys(ENCODERS).find((each) => takes(accepted, each));
      if (!encoding) return { bytes };
      const compressed = made.get(encoding) ?? (ENCODERS[encoding] as (typeof ENCODERS)[string])(bytes);
      made.set(encoding, compressed);
      return { bytes: await compressed, encoding };
    },
  };
};

/** The configuration as code, wherever a bundle waits for it. */
const configured = (bytes: Uint8Array, configuration: string): Uint8Array => {
  const text = Buffer.from(bytes).toString('utf8');
  return text.includes(PLACE) ? Buffer.from(text.split(PLACE).join(configuration)) : bytes;
};

/** Reads the folder once; what is built anew is served after the next start. Throws where it is not there. */
export const readDropIn = (folder: string, configuration: Configuration): DropIn => {
  // Valid in a script as in a module, also where somebody inlines it.
  const inside = JSON.stringify(pageConfiguration(configuration)).replaceAll('<', '\\u003c');
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        const name = relative(folder, path).split(sep).join('/');
        return [name, served(name, configured(readFileSync(path), inside))] as const;
      }),
  );
  return { find: (path) => files.get(path) };
};
