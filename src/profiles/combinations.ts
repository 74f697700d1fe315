import { measureOf } from '../measures/index.ts';
import type { Identifier, Limitation, Masking, PurposeId } from '../purpose/purpose.ts';

/** One of the annex's sixteen: a use with one measure of each family. S1 and S2 always hold. */
export interface Combination {
  readonly use: PurposeId;
  readonly limitation: keyof Limitation;
  readonly masking: Masking;
  readonly identifier: Identifier;
  /** What it takes, who can see more, and what it is worth: for those who choose. */
  readonly description: string;
}

type Row = readonly [PurposeId, keyof Limitation, Masking, Identifier, string];

const ROWS: readonly Row[] = [
  [
    ...(['replay.errors', 'L2', 'M1', 'I1'] as const),
    'Only what surrounds a fault; a few people may unmask, after validation, what the fault cannot be understood without.',
  ],
  [
    ...(['replay.errors', 'L2', 'M2', 'I1'] as const),
    'Only what surrounds a fault; what is masked lies with the provider and is opened on a formal request, one fault at a time.',
  ],
  [
    ...(['replay.errors', 'L2', 'M3', 'I1'] as const),
    'Only what surrounds a fault, and nothing masked is collected. The most protective for errors, and the default.',
  ],
  [
    ...(['replay.errors', 'L3', 'M1', 'I1'] as const),
    'Whole visits, so that what led to a fault is seen; visits without one go fast; a few people may unmask after validation.',
  ],
  [
    ...(['replay.errors', 'L3', 'M2', 'I1'] as const),
    'Whole visits, visits without a fault go fast; what is masked lies with the provider.',
  ],
  [
    ...(['replay.errors', 'L3', 'M3', 'I1'] as const),
    'Whole visits, visits without a fault go fast, and nothing masked is collected: for faults that begin long before they show.',
  ],
  [
    ...(['replay.experience', 'L1', 'M2', 'I1'] as const),
    'A share of the visits, drawn at random; what is masked lies with the provider.',
  ],
  [
    ...(['replay.experience', 'L1', 'M3', 'I1'] as const),
    'A share of the visits, drawn at random, and nothing masked is collected. The most protective for experience, and the default.',
  ],
  [
    ...(['replay.experience', 'L3', 'M2', 'I1'] as const),
    'Whole visits, those without a difficulty go fast; what is masked lies with the provider.',
  ],
  [
    ...(['replay.experience', 'L3', 'M3', 'I1'] as const),
    'Whole visits, those without a difficulty go fast, and nothing masked is collected: for difficulties that are too rare for a draw.',
  ],
  [
    ...(['replay.support', 'L2', 'M1', 'I2'] as const),
    'The visit of somebody who asks for help, found again by a pseudonym; unmasked by a few, if the visitor agrees too.',
  ],
  [
    ...(['replay.support', 'L2', 'M1', 'I3'] as const),
    'The visit of somebody who asks for help, known on this domain only; unmasked by a few, if the visitor agrees too.',
  ],
  [
    ...(['replay.support', 'L2', 'M2', 'I2'] as const),
    'The visit of somebody who asks for help, found again by a pseudonym; what is masked lies with the provider, and opens if the visitor agrees too.',
  ],
  [
    ...(['replay.support', 'L2', 'M2', 'I3'] as const),
    'The visit of somebody who asks for help, known on this domain only; what is masked lies with the provider, and opens if the visitor agrees too.',
  ],
  [
    ...(['replay.support', 'L2', 'M3', 'I2'] as const),
    'The visit of somebody who asks for help, found again by a pseudonym; nothing masked is collected.',
  ],
  [
    ...(['replay.support', 'L2', 'M3', 'I3'] as const),
    'The visit of somebody who asks for help, known on this domain only; nothing masked is collected. The most protective for support, and the default.',
  ],
];

/** The sixteen, in the annex's order: use, limitation, masking, identifier. */
export const COMBINATIONS: readonly Combination[] = Object.freeze(
  ROWS.map(([use, limitation, masking, identifier, description]) =>
    Object.freeze({ use, limitation, masking, identifier, description }),
  ),
);

/** Why a combination cannot be asked for yet: a sentence each of its measures that is not there. Empty: it can. */
export const lacking = ({
  limitation,
  masking,
  identifier,
}: Pick<Combination, 'limitation' | 'masking' | 'identifier'>): readonly string[] =>
  [limitation, masking, identifier].flatMap((id) => {
    const { available = true } = measureOf(id) ?? {};
    return available === true ? [] : available;
  });
