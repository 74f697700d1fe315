import type { Recorder } from './adapters/recorders/recorder.ts';
import type { Admission } from './admission/admission.ts';
import { bringRecorder } from './admission/bring-recorder.ts';
import { bringVendors } from './admission/bring-vendors.ts';
import type { Bus } from './bus/bus.ts';
import type { PageConfiguration } from './config/page-configuration.ts';
import { recordersOf } from './config/recorders-of.ts';
import type { Gate } from './consent/gate.ts';
import type { CoreParts } from './core.ts';
import type { Platform } from './platform/platform.ts';
import type { Purpose, PurposeId } from './purpose/purpose.ts';
import type { RecorderSettings } from './recorder/recorder-parts.ts';

/** The recorders of a page, ours and those of others, each for the purposes that name it. */
export interface Recorders {
  /** Those that are there so far. */
  readonly all: () => readonly Recorder[];
  /** The purposes, each with the trackers of the recorders that it names, as far as they are known. */
  readonly purposes: () => readonly Purpose[];
  /** Resolves when the trackers of these purposes' recorders are known, or cannot be. */
  known(purposes: readonly PurposeId[]): Promise<void>;
}

/** The name of the bundled recorder. */
const OURS = 'temoin';

export const createRecorders = (
  { bus, recorder, beside }: Pick<CoreParts, 'recorder' | 'beside'> & { readonly bus: Bus },
  configuration: PageConfiguration,
  gate: Gate,
  platform: Platform,
  admits: Admission['admits'],
  /** Is the page on a path where nothing is captured? */
  away: () => boolean,
  grants: Pick<RecorderSettings, 'grant' | 'upload'>,
  over: (purposes: readonly PurposeId[]) => void,
): Recorders => {
  const { purposes, routes, unmask, caps = {} } = configuration;
  const named = (purpose: Purpose) => recordersOf(configuration, purpose);
  const settingsFor = (name: string) => ({
    purposes: purposes.filter((purpose) => named(purpose).includes(name)),
    admits,
    excluded: away,
    unmask: unmask.map((each) => (typeof each === 'string' ? each : each.selector)),
  });
  const mine = settingsFor(OURS);
  const bundled = bringRecorder(
    bus,
    gate,
    platform.clock,
    (purpose) => mine.purposes.some(({ id }) => id === purpose) && admits(purpose) && !away(),
    async () => {
      const { createRecorder } = await recorder();
      return () => createRecorder({ bus, gate, platform, settings: { ...mine, ...grants, routes, caps } });
    },
  );
  const others = bringVendors(
    purposes,
    (purpose) => named(purpose).filter((each) => each !== OURS),
    bus,
    async (name) => {
      if (!beside) throw new Error('recorders of others are not there');
      const { createVendor } = await beside('vendors');
      const own = configuration.vendors?.[name];
      return createVendor(name, {
        ...{ bus, gate, platform },
        settings: { ...settingsFor(name), over, ...(own && { vendor: own }) },
      });
    },
  );
  return {
    all: () => [...bundled(), ...others.recorders()],
    purposes: () => purposes.map(others.withTrackers),
    known: others.known,
  };
};
