import { Segment, TCModel, TCString } from '@iabtechlabtcf/core';
import { emptyList } from './empty-list.ts';

/** The custom purposes of a publisher segment: consent (or the legitimate interest told of) by number, from 1 on. */
export interface Customs {
  readonly consents: readonly boolean[];
  readonly interests: readonly boolean[];
}

const bits = (has: (id: number) => boolean, count: number): readonly boolean[] =>
  Array.from({ length: count }, (_, index) => has(index + 1));

/** Throws what the library throws where the text is none. */
export const decodeSegment = (segment: string): TCModel => TCString.decode(segment);

export const customsOf = (model: TCModel): Customs => {
  const count = Number(model.numCustomPurposes);
  return {
    consents: bits((id) => model.publisherCustomConsents.has(id), count),
    interests: bits((id) => model.publisherCustomLegitimateInterests.has(id), count),
  };
};

/** What the model says of the standard purposes stays. */
export const encodeSegment = (customs: Customs, model: TCModel = new TCModel()): string => {
  model.gvl = emptyList();
  // Without the count the library drops the consents, and says nothing.
  model.numCustomPurposes = customs.consents.length;
  const ids = (given: readonly boolean[]) => given.flatMap((yes, index) => (yes ? [index + 1] : []));
  model.publisherCustomConsents.empty();
  model.publisherCustomConsents.set(ids(customs.consents));
  model.publisherCustomLegitimateInterests.empty();
  model.publisherCustomLegitimateInterests.set(ids(customs.interests));
  return TCString.encode(model, { segments: [Segment.PUBLISHER_TC] });
};
