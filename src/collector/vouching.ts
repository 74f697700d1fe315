import type { Configuration } from '../config/configuration.ts';
import type { CallParts } from './call.ts';
import type { Fault } from './fault.ts';
import type { Store } from './stores/store.ts';
import { startStamping } from './timestamps/schedule.ts';
import { stamp } from './timestamps/stamp.ts';
import { startWitnessing } from './witnesses/schedule.ts';
import { readWitness } from './witnesses/witness.ts';

export interface VouchingParts extends CallParts {
  readonly configuration: Pick<Configuration, 'timestamp' | 'witnesses'>;
  readonly store: Store;
  readonly random: (bytes: number) => Uint8Array;
  readonly onFault: (fault: Fault) => void;
}

/**
 * Lets others vouch for the log, as the configuration names them: an authority that stamps its checkpoints, and witnesses
 * that cosign them. They are told a checkpoint or its digest, never what is in the log (GDPR art. 5(2), 25). Answers
 * how to stop; throws `Malformed` where a witness's key is none.
 */
export const startVouching = ({
  configuration: { timestamp, witnesses = [] },
  store,
  random,
  onFault,
  ...parts
}: VouchingParts): (() => Promise<void>) => {
  const known = witnesses.map(readWitness);
  const stops: (() => Promise<void>)[] = [];
  if (known.length) stops.push(startWitnessing({ ...parts, store, witnesses: known, onFault }));
  if (timestamp !== undefined) {
    const asking = { ...parts, random, authority: timestamp };
    const ask = (bytes: Uint8Array, signal: AbortSignal) => stamp(asking, bytes, signal);
    stops.push(startStamping({ store, clock: parts.clock, stamp: ask, onFault }));
  }
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
};
