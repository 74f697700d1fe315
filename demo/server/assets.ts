import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/**
 * The files of a folder by their address, read once: what is not in it cannot be asked for, whatever the path says.
 * Throws where the folder is not there.
 */
export const assets = (folder: string, mount: string): readonly (readonly [string, Asset])[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) return [];
    const path = join(entry.parentPath, entry.name);
    const address = `${mount}/${relative(folder, path).split(sep).join('/')}`;
    return [[address, { type, bytes: new Uint8Array(readFileSync(path)) }] as const];
  });
