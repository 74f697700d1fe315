/** `tcf` of the configuration. What is left out reads in the TC string as the IAB's library has it of an unknown. */
export interface TcfSettings {
  /** The number under which IAB Europe has registered the site's operator as a CMP, 2 to 4095. */
  readonly cmpId: number;
  /** The operator's own count of what it has registered, 0 to 4095; 0 where absent. */
  readonly cmpVersion?: number;
  /** The version of the Global Vendor List that the string is to name, 0 to 4095; 0, no list, where absent. */
  readonly vendorListVersion?: number;
  /** Two letters of the country that the publisher is established in; `AA`, which is none, where absent. */
  readonly publisherCC?: string;
}

const counts = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 4095;

/**
 * The settings of a configuration of any shape, for a page: before these are sound, there is no `__tcfapi`. Throws an
 * `Error` with a sentence. R-152.
 */
export const tcfSettings = (json: unknown): Required<TcfSettings> => {
  const { tcf, ask } = Object(json);
  const { cmpId, cmpVersion = 0, vendorListVersion = 0, publisherCC = 'AA' } = Object(tcf);
  if (!counts(cmpId) || cmpId < 2) throw new RangeError(`tcf.cmpId: ${cmpId} is no CMP’s`);
  if (!counts(cmpVersion) || !counts(vendorListVersion))
    throw new RangeError('tcf: a version is no whole number from 0 to 4095');
  if (!/^[A-Z]{2}$/.test(publisherCC)) throw new RangeError('tcf.publisherCC is not a country’s two letters');
  if (Object(ask).cmp) throw new Error('tcf: ask.cmp names a CMP, and a page has one');
  return { cmpId, cmpVersion, vendorListVersion, publisherCC };
};
