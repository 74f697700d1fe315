import type { PurposeId } from '../purpose/purpose.ts';
import { type Answers, answersByNumber, type CustomPurposes, numbered } from './custom-purposes.ts';
import { type Customs, customsOf, decodeSegment, encodeSegment } from './publisher-segment.ts';
import { segmentsOf } from './segments.ts';

export type Merged =
  | { readonly merged: true; readonly tcString: string; readonly customPurposes: CustomPurposes }
  /** A sentence for a person; the string stays as it was. */
  | { readonly merged: false; readonly why: string };

const over = (customs: Customs, consents: readonly boolean[]): Customs => ({
  consents: [...consents, ...customs.consents.slice(consents.length)],
  interests: Array.from(
    { length: Math.max(consents.length, customs.consents.length) },
    (_, index) => customs.interests[index] ?? false,
  ),
});

/**
 * The TC string with these answers in its publisher segment, which is put at the end where there was none. Every other
 * segment, disclosed vendors included (TCF 2.3), stays byte for byte: it is text here, and is never encoded again. In the
 * publisher segment, what it says of the standard purposes, of legitimate interests and of higher numbers stays too.
 *
 * For a string of one's own: that of a CMP is the CMP's, and is not to be written back into it. A broken string gives a
 * sentence. Throws a `RangeError` where `writePublisherSegment` does.
 */
export const mergePublisher = (
  tcString: unknown,
  purposes: readonly PurposeId[],
  answers: Answers,
): Merged => {
  const customPurposes = numbered(purposes);
  const consents = answersByNumber(purposes, answers);
  const segments = segmentsOf(tcString);
  if (typeof segments === 'string') return { merged: false, why: segments };
  const { all, publisher } = segments;
  const before = all[publisher];
  const done = (segment: string): Merged => ({
    merged: true,
    tcString: (before === undefined
      ? [...all, segment]
      : all.map((each, index) => (index === publisher ? segment : each))
    ).join('.'),
    customPurposes,
  });
  if (before === undefined) return done(encodeSegment(over({ consents: [], interests: [] }, consents)));
  try {
    const model = decodeSegment(before);
    const customs = customsOf(model);
    const same = consents.every((yes, index) => customs.consents[index] === yes);
    return done(same ? before : encodeSegment(over(customs, consents), model));
  } catch {
    // The library throws for whatever is too short.
    return { merged: false, why: 'Its publisher segment ends too early' };
  }
};
