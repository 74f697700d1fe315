import stub from '@iabtechlabtcf/stub';
import { cmp as tcfCmp } from '../../src/adapters/cmp/tcf.ts';
import { type IabCmp, loadIabCmp, stringOf } from '../fixtures/iab-cmp.ts';
import { asWindow } from '../unit/adapters/cmp/tcf-page.ts';
import { fakeRig } from './cmp-fake-rig.ts';
import { cmpKit } from './cmp-kit.ts';

// The page and the clock are fakes, the stub and CmpApi are the IAB's own.
cmpKit(
  'TCF (CmpApi of the IAB)',
  () =>
    fakeRig({
      adapter: tcfCmp,
      key: '1',
      other: '2',
      unknown: false,
      records: ['version', 'at'],
      hostile: ['half', 'early'],
      create({ page, memory }) {
        const remembered = {
          get: () => memory.get('tcString') as string | undefined,
          set: (tcString: string) => void memory.set('tcString', tcString),
        };
        const there = asWindow(page);
        let iab: IabCmp | undefined;
        return {
          load(how) {
            if (how === 'half') {
              there.__tcfapi = {};
              return;
            }
            if (typeof there.__tcfapi !== 'function') stub();
            // Its dialog is up, with a default ticked, before it has read what it remembers.
            if (how === 'early')
              loadIabCmp({ get: () => undefined, set() {} }).update(stringOf([true, true]), true);
            iab = loadIabCmp(remembered);
          },
          answer: (yes) => iab?.answer(yes),
          close: () => iab?.close(),
          opened: () => iab?.opened() ?? false,
        };
      },
    }),
  { writes: false },
);
