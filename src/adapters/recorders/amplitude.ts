import type { VendorDriver } from './vendor.ts';

/** The package's functions; its script calls them `sessionReplay`. Newer versions say `stop`. */
export interface AmplitudeReplay {
  shutdown?(): unknown;
  stop?(): unknown;
}

export const amplitudeDriver: VendorDriver<AmplitudeReplay> = {
  find: (page) => (page as { sessionReplay?: AmplitudeReplay }).sessionReplay,
  stop(replay) {
    if (replay.stop) replay.stop();
    else if (replay.shutdown) replay.shutdown();
    else throw new Error('Amplitude’s replay has neither stop nor shutdown');
  },
};

export { amplitude as facts } from './amplitude.facts.ts';
export { amplitudeDriver as driver };
