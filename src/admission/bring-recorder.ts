import type { Recorder } from '../adapters/recorders/recorder.ts';
import type { Bus } from '../bus/bus.ts';
import type { Gate } from '../consent/gate.ts';
import type { Clock } from '../platform/clock.ts';
import type { PurposeId } from '../purpose/purpose.ts';

/**
 * Returns the recorders that are there so far; `load` fetches the code and hands back what creates one.
 *
 * Brings the recorder once a purpose of its own is granted and admitted: in an idle moment, never in the click.
 * The code is fetched after the yes and not a byte before (EDPB 2/2023). It then hears of the grant by the bus.
 */
export const bringRecorder = (
  bus: Bus,
  gate: Gate,
  clock: Clock,
  wanted: (purpose: PurposeId) => boolean,
  load: () => Promise<() => Recorder>,
): (() => readonly Recorder[]) => {
  const recorders: Recorder[] = [];
  const granted = new Set<PurposeId>();
  let loading = false;
  const stands = () => [...granted].some((purpose) => gate.passes(purpose));
  const bring = () =>
    clock.whenIdle(async () => {
      if (loading || !stands()) return;
      loading = true;
      try {
        const create = await load();
        // A withdrawal while the file was on its way leaves it unused.
        if (stands()) recorders.push(create());
        else loading = false;
      } catch (error) {
        loading = false;
        bus.emit('problem', { code: 'recorder', during: 'load', error });
      }
    });
  bus.on('consent:granted', ({ purpose }) => {
    if (!wanted(purpose)) return;
    granted.add(purpose);
    bring();
  });
  gate.onOpen((purpose) => {
    if (granted.has(purpose) && !loading) bring();
  });
  return () => recorders;
};
