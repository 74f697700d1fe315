import type { PurposeId } from '../purpose/purpose.ts';
import { type Answers, answersByNumber, type CustomPurposes, numbered } from './custom-purposes.ts';
import { encodeSegment } from './publisher-segment.ts';

export interface PublisherSegment {
  /** Base64url, without what a TC string holds beside it. */
  readonly segment: string;
  /** What the numbers in it mean: to be kept with it. */
  readonly customPurposes: CustomPurposes;
}

/**
 * The publisher segment of a TC string in which each purpose is a custom purpose of the publisher, with the number of
 * its place in `purposes`: give them all, in the configuration's order, that a number keeps its meaning. No standard
 * purpose of the TCF covers replay, and none is touched. The segment is an aid: it has no time of its own, and
 * it is no proof.
 *
 * Throws a `RangeError` with a sentence for more than 63 purposes, for one named twice, and for one without an answer
 * before another that has one, since it would read as refused.
 */
export const writePublisherSegment = (purposes: readonly PurposeId[], answers: Answers): PublisherSegment => {
  const customPurposes = numbered(purposes);
  const consents = answersByNumber(purposes, answers);
  return { segment: encodeSegment({ consents, interests: consents.map(() => false) }), customPurposes };
};
