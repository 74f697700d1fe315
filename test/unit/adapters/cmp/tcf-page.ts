import { CmpApiModel } from '@iabtechlabtcf/cmpapi';
import stub from '@iabtechlabtcf/stub';
import type { Cmp } from '../../../../src/adapters/cmp/cmp.ts';
import { cmp as tcfCmp } from '../../../../src/adapters/cmp/tcf.ts';
import { type FakeClock, fakeClock } from '../../../fixtures/fake-clock.ts';
import { fakePage } from '../../../fixtures/fake-page.ts';
import { type IabCmp, loadIabCmp, type Memory } from '../../../fixtures/iab-cmp.ts';

export type TcfPage = Window & typeof globalThis & { __tcfapi?: unknown };

export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const remembering = (tcString?: string): Memory => {
  let kept = tcString;
  return {
    get: () => kept,
    set: (next) => {
      kept = next;
    },
  };
};

/** Makes of it the one page in which the IAB's code runs now: it keeps its state beside the window. */
export const asWindow = (page: Window & typeof globalThis): TcfPage => {
  CmpApiModel.reset();
  const frames: Record<string, unknown> = {};
  Object.assign(page, { frames, top: page, parent: page });
  Object.assign(page.document, {
    createElement: () => ({ style: {} }),
    body: { appendChild: (frame: { name: string }) => Object.assign(frames, { [frame.name]: frame }) },
  });
  return Object.assign(globalThis, { window: page }).window;
};

export const emptyPage = (): TcfPage => asWindow(fakePage());

export interface Connected {
  readonly clock: FakeClock;
  /** What `connect` resolved to, once it has. */
  readonly cmp: Cmp;
  readonly connected: boolean;
}

export const connect = async (page: TcfPage, ...keys: string[]): Promise<Connected> => {
  const clock = fakeClock();
  let cmp: Cmp | undefined;
  void tcfCmp.connect({ page, clock, keys }).then((found) => {
    cmp = found;
  });
  await turn();
  return {
    clock,
    get cmp() {
      if (!cmp) throw new Error('not connected');
      return cmp;
    },
    get connected() {
      return cmp !== undefined;
    },
  };
};

/** The queue first, then CmpApi, as the IAB has it. */
export const withIabCmp = (memory: Memory = remembering()): IabCmp => {
  stub();
  return loadIabCmp(memory);
};
