import { axeptioCmp } from '../../src/adapters/cmp/axeptio.ts';
import type { CmpAdapter } from '../../src/adapters/cmp/cmp.ts';
import { didomiCmp } from '../../src/adapters/cmp/didomi.ts';
import { onetrustCmp } from '../../src/adapters/cmp/onetrust.ts';
import { usercentricsCmp } from '../../src/adapters/cmp/usercentrics.ts';
// Fetched by the adapter: so it is there at once.
import '../../src/adapters/cmp/usercentrics-2.ts';
import { fakeAxeptio } from '../fixtures/fakes/axeptio.ts';
import { type FakeScript, fakeDialog } from '../fixtures/fakes/cmp-fake.ts';
import { fakeDidomi } from '../fixtures/fakes/didomi.ts';
import { fakeOnetrust } from '../fixtures/fakes/onetrust.ts';
import { fakeUsercentrics3 } from '../fixtures/fakes/usercentrics.ts';
import { fakeUsercentrics2 } from '../fixtures/fakes/usercentrics-2.ts';
import { type FakeRig, fakeRig } from './cmp-fake-rig.ts';
import { cmpKit, type Hostility } from './cmp-kit.ts';

interface Rigged {
  readonly adapter: CmpAdapter;
  readonly script: FakeScript;
  readonly keys: readonly [key: string, other: string];
  readonly records: FakeRig['records'];
  readonly hostile: readonly Hostility[];
  readonly silent?: false;
}

/** Scripts of CMPs that are on no registry, as fakes from what they document: what passes here is not proved of the real ones. */
const FAKES: Record<string, Rigged> = {
  'Didomi, a fake': {
    adapter: didomiCmp,
    script: fakeDidomi,
    keys: ['session_replay', 'newsletter'],
    records: ['version', 'reference', 'at'],
    hostile: ['half', 'early', 'throwing'],
  },
  'Axeptio, a fake': {
    adapter: axeptioCmp,
    script: fakeAxeptio,
    keys: ['session_replay', 'youtube'],
    records: ['version', 'reference', 'at'],
    hostile: ['half', 'early'],
    silent: false,
  },
  'OneTrust, a fake': {
    adapter: onetrustCmp,
    script: fakeOnetrust,
    keys: ['C0007', 'C0008'],
    records: ['version', 'reference', 'at'],
    hostile: ['half', 'early', 'throwing'],
  },
  // What it said last is read: that its calls throw later is seen only when it is asked again.
  'Usercentrics 3, a fake': {
    adapter: usercentricsCmp,
    script: fakeUsercentrics3,
    keys: ['HkocEodjb7', 'S1_9Vsuj-Q'],
    records: ['version', 'reference', 'at'],
    hostile: ['half', 'early'],
  },
  'Usercentrics 2, a fake': {
    adapter: usercentricsCmp,
    script: fakeUsercentrics2,
    keys: ['HkocEodjb7', 'S1_9Vsuj-Q'],
    records: ['reference'],
    hostile: ['half', 'early'],
  },
};

for (const [name, { adapter, script, keys, ...rig }] of Object.entries(FAKES))
  cmpKit(name, () =>
    fakeRig({
      ...rig,
      adapter,
      key: keys[0],
      other: keys[1],
      unknown: false,
      create({ page }) {
        const dialog = fakeDialog(page, 'fake');
        return {
          load: (how) => script(page, dialog, keys, how),
          answer: (yes) => dialog.answer(yes),
          opened: () => dialog.shown,
        };
      },
    }),
  );
