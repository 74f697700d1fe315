/** Entry point `temoin/tcf`: replay's purposes as a publisher's custom purposes of the IAB TCF. */
export type { Answers, CustomPurposes } from './custom-purposes.ts';
export { type Merged, mergePublisher } from './merge-publisher.ts';
export { provideTcfApi, type TcfApi, type TcfApiOptions } from './provide-tcf-api.ts';
export {
  type CustomPurposesRead,
  readCustomPurposes,
  type SaidOfCustomPurposes,
} from './read-custom-purposes.ts';
export { type PublisherSegment, writePublisherSegment } from './write-publisher-segment.ts';
