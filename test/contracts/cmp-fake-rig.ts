import type { Cmp, CmpAdapter } from '../../src/adapters/cmp/cmp.ts';
import type { Undo } from '../../src/platform/clock.ts';
import { type FakeClock, fakeClock } from '../fixtures/fake-clock.ts';
import { fakePage } from '../fixtures/fake-page.ts';
import type { CmpPage, CmpRig, Hostility } from './cmp-kit.ts';

/** A fake of a CMP in one page. What it remembers is kept in `memory` or in cookies of the page, and nowhere else. */
export interface FakeCmp {
  load(how?: Hostility): void;
  answer(yes: boolean): void;
  close?(): void;
  opened(): boolean;
}

export interface FakeScene {
  readonly page: Window & typeof globalThis;
  readonly clock: FakeClock;
  /** Of one visitor, from page to page. */
  readonly memory: Map<string, unknown>;
}

export interface FakeRig extends Omit<CmpRig, 'facts' | 'page'> {
  readonly adapter: CmpAdapter;
  create(scene: FakeScene): FakeCmp;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A rig for the kit in which the page, the clock and the CMP are fakes: no browser. */
export const fakeRig = ({ adapter, create, ...rig }: FakeRig): CmpRig => {
  const visit = (memory: Map<string, unknown>, cookies: Map<string, string>): CmpPage => {
    const clock = fakeClock();
    const page = fakePage(cookies);
    const fake = create({ page, clock, memory });
    let cmp: Cmp | undefined;
    let heard = 0;
    let undo: Undo = () => {};
    return {
      load: async (how) => fake.load(how),
      async connect() {
        void adapter.connect({ page, clock, keys: [rig.key, rig.other] }).then((found) => {
          cmp = found;
          undo = found.watch(() => {
            heard += 1;
          });
        });
        await turn();
      },
      async settle() {
        for (let steps = 0; steps < 10; steps += 1) {
          clock.pass(500);
          await turn();
        }
      },
      connected: async () => cmp !== undefined,
      async ask(run, given) {
        if (!cmp) throw new Error('not connected');
        return run(cmp, given);
      },
      heard: async () => heard,
      unwatch: async () => undo(),
      answer: async (yes) => fake.answer(yes),
      ...(fake.close && { close: async () => fake.close?.() }),
      opened: async () => fake.opened(),
      next: async () => visit(memory, cookies),
    };
  };
  return { ...rig, facts: adapter.facts, page: async () => visit(new Map(), new Map()) };
};
