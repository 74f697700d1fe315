import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { klaro } from '../../src/adapters/cmp/klaro.facts.ts';
import { orejime } from '../../src/adapters/cmp/orejime.facts.ts';
import { tarteaucitron } from '../../src/adapters/cmp/tarteaucitron.facts.ts';
import { vanillaCookieconsent } from '../../src/adapters/cmp/vanilla-cookieconsent.facts.ts';
import { cmpKit } from '../contracts/cmp-kit.ts';
import { realKlaro } from '../fixtures/real-cmps/klaro.ts';
import { realOrejime } from '../fixtures/real-cmps/orejime.ts';
import { realTarteaucitron } from '../fixtures/real-cmps/tarteaucitron.ts';
import { realVanilla } from '../fixtures/real-cmps/vanilla-cookieconsent.ts';
import { thorough } from '../thorough.ts';
import { type Real, realRig } from './cmp-rig.ts';
import { startBrowser } from './site.ts';

let browser: Browser;
const opened: BrowserContext[] = [];
beforeAll(async () => {
  browser = await startBrowser();
});
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
});
afterAll(() => browser.close());

const RIGS: readonly Real[] = [
  {
    real: realVanilla(),
    facts: vanillaCookieconsent,
    unknown: false,
    records: ['version', 'reference', 'at'],
  },
  { real: realKlaro(), facts: klaro, unknown: false, records: ['version'] },
  {
    real: realTarteaucitron(),
    facts: tarteaucitron,
    unknown: false,
    records: ['version'],
    breaksTwice: 'its second global is never initialised, and its buttons ask that one',
  },
  { real: realOrejime(), facts: orejime, unknown: false, records: [] },
];

for (const rig of thorough ? RIGS : RIGS.slice(0, 1))
  cmpKit(`${rig.real.id}, its real code in Chromium`, () => realRig(browser, rig, opened));
