import type { Recorder } from '../adapters/recorders/recorder.ts';
import type { Bus } from '../bus/bus.ts';
import type { Purpose, PurposeId, Tracker } from '../purpose/purpose.ts';

/** The recorders of others, as far as this page has them. */
export interface Vendors {
  readonly recorders: () => readonly Recorder[];
  /** The purpose with the trackers of the recorders that it names. */
  readonly withTrackers: (purpose: Purpose) => Purpose;
  /** Resolves when all that these purposes name are there, or cannot be had. */
  known(purposes: readonly PurposeId[]): Promise<void>;
}

/**
 * Brings what drives the recorders that a purpose names, once it is granted: ours is asked for after the yes, and
 * theirs by ours. It is brought for a visit that is not recorded as well, and where a consent has ended, since their
 * trackers may be there from an earlier page. `load` fetches one by its name.
 */
export const bringVendors = (
  purposes: readonly Purpose[],
  named: (purpose: Purpose) => readonly string[],
  bus: Bus,
  load: (vendor: string) => Promise<Recorder>,
): Vendors => {
  const there = new Map<string, Recorder>();
  const coming = new Map<string, Promise<void>>();
  const bring = (vendor: string): Promise<void> => {
    const sought =
      coming.get(vendor) ??
      load(vendor).then(
        (recorder) => void there.set(vendor, recorder),
        (error) => {
          coming.delete(vendor);
          bus.emit('problem', { code: 'recorder', during: `load ${vendor}`, error });
        },
      );
    coming.set(vendor, sought);
    return sought;
  };
  const known = async (ids: readonly PurposeId[]) => {
    await Promise.all(
      purposes
        .filter(({ id }) => ids.includes(id))
        .flatMap(named)
        .map(bring),
    );
  };
  bus.on('consent:granted', ({ purpose }) => void known([purpose]));
  return {
    known,
    recorders: () => [...there.values()],
    withTrackers(purpose) {
      const theirs = named(purpose).flatMap(
        (vendor): readonly Tracker[] => there.get(vendor)?.trackers ?? [],
      );
      return theirs[0] ? { ...purpose, trackers: [...(purpose.trackers ?? []), ...theirs] } : purpose;
    },
  };
};
