import { bundled, CMP } from '../../test/browser/tcf-site.ts';
import type { IabCmp } from '../../test/fixtures/iab-cmp.ts';
import { realKlaro } from '../../test/fixtures/real-cmps/klaro.ts';
import { realOrejime } from '../../test/fixtures/real-cmps/orejime.ts';
import type { RealCmp } from '../../test/fixtures/real-cmps/real-cmp.ts';
import { realTarteaucitron } from '../../test/fixtures/real-cmps/tarteaucitron.ts';
import { realVanilla } from '../../test/fixtures/real-cmps/vanilla-cookieconsent.ts';

const IAB = '/cmp/iab.js';

/** A CMP made of the IAB's own code. It has no dialog to be seen: whoever asks it gets its answer. */
const iab = async (): Promise<RealCmp> => {
  const code = Buffer.from(await bundled(CMP));
  return {
    id: 'tcf',
    key: '1',
    other: '2',
    scripts: [{ src: IAB }, { code: 'loadCmp()' }],
    file: (path) => (path === IAB ? { type: 'text/javascript', body: code } : undefined),
    first: (tab) => tab.locator('h1'),
    dialog: (tab) => tab.locator('h1'),
    answer: (tab, yes) =>
      tab.evaluate((given) => (window as unknown as { iab: IabCmp }).iab.answer(given), yes),
  };
};

/** The platforms whose real code is on npm; the first one is also the one that asks beside every vendor. */
export const besideCmps = async (): Promise<readonly RealCmp[]> => [
  realVanilla(),
  realKlaro(),
  realTarteaucitron(),
  realOrejime(),
  await iab(),
];
