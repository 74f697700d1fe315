import type { Cmp, CmpAdapter } from '../../../../src/adapters/cmp/cmp.ts';
import { fakeClock } from '../../../fixtures/fake-clock.ts';
import { fakePage } from '../../../fixtures/fake-page.ts';
import {
  type Dialog,
  type FakePage,
  type FakeScript,
  fakeDialog,
  type How,
} from '../../../fixtures/fakes/cmp-fake.ts';

export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** One page with a fake CMP on it, for what is particular to one adapter. */
export interface Beside {
  readonly page: FakePage;
  readonly dialog: Dialog;
  load(how?: How): void;
  /** Time passes, and what is promised is kept. */
  settle(): Promise<void>;
  connect(): Promise<Cmp>;
}

export const besideFake = (
  adapter: CmpAdapter,
  script: FakeScript,
  keys: readonly string[],
  cookies: Map<string, string> = new Map(),
): Beside => {
  const page = fakePage(cookies) as FakePage;
  const clock = fakeClock();
  const dialog = fakeDialog(page, 'fake');
  const settle = async () => {
    for (let steps = 0; steps < 10; steps += 1) {
      clock.pass(500);
      await turn();
    }
  };
  return {
    page,
    dialog,
    settle,
    load: (how) => script(page, dialog, keys, how),
    async connect() {
      let cmp: Cmp | undefined;
      void adapter.connect({ page, clock, keys }).then((each) => {
        cmp = each;
      });
      await settle();
      if (!cmp) throw new Error('not connected');
      return cmp;
    },
  };
};
