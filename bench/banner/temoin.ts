import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readDropIn } from '../../src/collector/drop-in.ts';
import type { Configuration } from '../../src/config/configuration.ts';
import type { Asset } from '../browser/site.ts';
import { type Contestant, script } from './contestant.ts';

export const TEMOIN = 'temoin';

/** As the collector serves it: the configuration inside. What is not needed at once lies beside it. */
export const temoin = async (configuration: Configuration): Promise<Contestant> => {
  const folder = join(import.meta.dirname, '../../dist/drop-in');
  const dropIn = readDropIn(folder, configuration);
  const files: Record<string, Asset> = {};
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.js'))) {
    const served = await dropIn.find(name)?.encoded('');
    if (served) files[`/temoin/${name}`] = script(served.bytes);
  }
  const first = (act: string) => `[data-layer="1"] [data-act="${act}"]`;
  return {
    name: TEMOIN,
    banner: ['temoin-banner', '[data-layer="1"]'],
    first: { refuse: first('refuse-all'), accept: first('accept-all'), choose: first('choose') },
    second: ['[data-layer="2"] [data-act="refuse-all"]'],
    head: '<script src="/temoin/temoin.fr.js" defer></script>',
    files,
  };
};
