import type { CDPSession } from 'playwright';

/** What crossed the wire so far, headers included. */
export interface Wire {
  readonly requests: number;
  readonly bytes: number;
}

export const watchWire = async (devtools: CDPSession): Promise<() => Wire> => {
  let requests = 0;
  let bytes = 0;
  devtools.on('Network.requestWillBeSent', () => {
    requests += 1;
  });
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
  return () => ({ requests, bytes });
};
