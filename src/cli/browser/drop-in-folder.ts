import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the built files, from src/cli/browser and from dist/esm/cli/browser. */
export const dropInFolder = (): string => {
  const [built, beside] = ['../../../dist/drop-in/', '../../../drop-in/'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  ) as [string, string];
  return existsSync(beside) ? beside : built;
};
