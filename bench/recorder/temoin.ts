import { createBus } from '../../src/bus/bus.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { createPlatform } from '../../src/platform/platform.ts';
import type { createRecorder } from '../../src/recorder/index.ts';
import { until } from './rig.ts';

/** The built recorder with the page's real platform and bus; consent is given, and the collector takes what comes. */
const PURPOSE = 'replay.experience';
const bus = createBus(() => {});
const platform = createPlatform(window, '/temoin');

/** What the recorder has put off: a segment is closed some seconds after its first event. */
const waiting = new Set<() => void>();
const clock: Clock = {
  ...platform.clock,
  after(ms, run) {
    const now = () => {
      stop();
      run();
    };
    const undo = platform.clock.after(ms, now);
    const stop = () => {
      undo();
      waiting.delete(now);
    };
    waiting.add(now);
    return stop;
  },
};

let problem: string | undefined;
/** What the recorder only tells of ends the visit here. */
const noProblem = (): void => {
  if (problem) throw new Error(problem);
};

/** `unmask`: whose text may be shown. */
export const startWith = async (unmask: readonly string[]): Promise<void> => {
  const built = '/recorder.js';
  const recorder: { readonly createRecorder: typeof createRecorder } = await import(built);
  let started = false;
  bus.on('capture:started', () => {
    started = true;
  });
  bus.on('problem', ({ code, during, error }) => {
    problem ??= `${code} ${during} ${error}`;
  });
  recorder.createRecorder({
    bus,
    gate: { passes: () => true, confirms: () => true, onOpen: () => () => {} },
    platform: { ...platform, clock },
    settings: {
      purposes: [
        {
          id: PURPOSE,
          limitation: { L1: { rate: 0.05 } },
          masking: 'M3',
          identifier: 'I1',
          retention: 'P30D',
        },
      ],
      admits: () => true,
      excluded: () => false,
      grant: () => 'grant',
      routes: ['/'],
      unmask,
      caps: {},
    },
  });
  const expires = new Date(Date.now() + 3_600_000).toISOString();
  const receipt = { id: 'grant', log: '', index: 0, leaf: '', receivedAt: '', checkpoint: '' };
  bus.emit('consent:granted', { purpose: PURPOSE, choice: 'choice', restored: false });
  bus.emit('proof:delivered', {
    records: [receipt.id],
    receipts: [{ ...receipt, upload: { token: 'token', expires } }],
  });
  await until(() => {
    noProblem();
    return started;
  });
};

/** What waits to be packed and sent is packed and sent now. */
export const finish = async (): Promise<void> => {
  for (const run of [...waiting]) run();
  await new Promise((resolve) => setTimeout(resolve, 400));
  noProblem();
};
