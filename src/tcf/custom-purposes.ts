import type { PurposeId } from '../purpose/purpose.ts';

/** The number of each purpose: a TC string holds numbers only, so what they mean belongs into the proof beside it. */
export type CustomPurposes = Readonly<Record<PurposeId, number>>;

/** What a visitor answered, by purpose; no member is no answer. */
export type Answers = Readonly<Record<PurposeId, boolean | undefined>>;

/** As many as six bits can count. */
export const MOST = 63;

/** From 1 on, in the order given, which is the configuration's. Throws a `RangeError` where there are too many. */
export const numbered = (purposes: readonly PurposeId[]): CustomPurposes => {
  if (purposes.length > MOST)
    throw new RangeError(`A TC string holds ${MOST} custom purposes at most, not ${purposes.length}`);
  const twice = purposes.find((purpose, index) => purposes.indexOf(purpose) !== index);
  if (twice !== undefined) throw new RangeError(`“${twice}” is named twice: it would have two numbers`);
  return Object.freeze(Object.fromEntries(purposes.map((purpose, index) => [purpose, index + 1])));
};

/**
 * The answers by number. The format has no sign for "never asked" but that the numbers end before: the last purposes
 * may be unanswered, and one that is unanswered before an answered one would read as refused.
 */
export const answersByNumber = (purposes: readonly PurposeId[], answers: Answers): readonly boolean[] => {
  const given = purposes.map((purpose) => (Object.hasOwn(answers, purpose) ? answers[purpose] : undefined));
  const end = given.reduce<number>((last, answer, index) => (answer === undefined ? last : index + 1), 0);
  return given.slice(0, end).map((answer, index) => {
    if (answer === undefined)
      throw new RangeError(
        `“${purposes[index]}” was not answered: beside “${purposes[end - 1]}” it would read as refused`,
      );
    return answer;
  });
};
