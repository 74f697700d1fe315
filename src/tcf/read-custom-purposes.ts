import { customsOf, decodeSegment } from './publisher-segment.ts';
import { segmentsOf } from './segments.ts';

/** By number; no member: the string does not hold that number, which is not a refusal. */
export type SaidOfCustomPurposes = Readonly<Record<number, 'granted' | 'refused'>>;

export type CustomPurposesRead =
  | { readonly readable: true; readonly said: SaidOfCustomPurposes }
  /** A sentence for a person. */
  | { readonly readable: false; readonly why: string };

/** What a TC string says of the publisher's custom purposes. Never throws: what is broken is not readable. */
export const readCustomPurposes = (tcString: unknown): CustomPurposesRead => {
  const segments = segmentsOf(tcString);
  if (typeof segments === 'string') return { readable: false, why: segments };
  const segment = segments.all[segments.publisher];
  if (segment === undefined) return { readable: true, said: {} };
  try {
    const { consents } = customsOf(decodeSegment(segment));
    return {
      readable: true,
      said: Object.fromEntries(consents.map((yes, index) => [index + 1, yes ? 'granted' : 'refused'])),
    };
  } catch {
    // The library throws for whatever is too short.
    return { readable: false, why: 'Its publisher segment ends too early' };
  }
};
