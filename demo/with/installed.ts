import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Platform } from './platform.ts';

const require = createRequire(import.meta.url);

/** The folder of a platform's files, or nothing where its package is not installed. */
export const installed = ({ package: name, folder }: Platform): string | undefined => {
  try {
    return join(dirname(require.resolve(`${name}/package.json`)), folder);
  } catch {
    // A development dependency: its page says that it is absent.
    return undefined;
  }
};
