import { existsSync, readFileSync } from 'node:fs';

/** The product's version, from src/cli and from dist/esm/cli. */
export const version = (): string => {
  const place = ['../../package.json', '../../../package.json']
    .map((path) => new URL(path, import.meta.url))
    .find(existsSync);
  if (!place) throw new Error('package.json, which names the version, is not there');
  return (JSON.parse(readFileSync(place, 'utf8')) as { version: string }).version;
};
