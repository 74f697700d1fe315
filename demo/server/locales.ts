import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Texts } from '../../src/notice/texts.ts';

/** The texts of every locale that is there, by language tag. */
export const localesIn = (folder: string): ReadonlyMap<string, Texts> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => [
        basename(name, '.json'),
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as Texts,
      ]),
  );
