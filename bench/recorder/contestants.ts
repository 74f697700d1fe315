import { inBatches, inEnvelopes, inLines, inTokens, type Sent } from './told.ts';

export interface Contestant {
  readonly name: string;
  /** The module that runs it. */
  readonly rig?: string;
  /** How many of the `em` elements that the play adds are told of in what was sent. */
  readonly told?: (sent: readonly Sent[]) => number;
}

/** No recorder, each peer with all text masked, rrweb also as it comes, and ours, masked as it comes and with readable headings. */
export const CONTESTANTS: readonly Contestant[] = [
  { name: 'none' },
  { name: 'rrweb default', rig: 'rrweb-default-rig', told: inLines },
  { name: 'rrweb masked', rig: 'rrweb-masked-rig', told: inLines },
  { name: 'clarity', rig: 'clarity-rig', told: inTokens },
  { name: 'sentry', rig: 'sentry-rig', told: inEnvelopes },
  { name: 'posthog', rig: 'posthog-rig', told: inBatches },
  { name: 'temoin', rig: 'temoin-rig', told: inLines },
  { name: 'temoin, readable', rig: 'temoin-readable-rig', told: inLines },
];
