import { CmpApi } from '@iabtechlabtcf/cmpapi';
import { TCModel, TCString } from '@iabtechlabtcf/core';
import stub from '@iabtechlabtcf/stub';
import type { PurposeId } from '../purpose/purpose.ts';
import type { Answers } from './custom-purposes.ts';
import { emptyList } from './empty-list.ts';
import { mergePublisher } from './merge-publisher.ts';

export interface TcfApiOptions {
  /** `tcf.cmpId` of the configuration: the number under which IAB Europe has registered the site's operator as a CMP. */
  readonly cmpId: number;
  readonly cmpVersion: number;
  /** The Global Vendor List that the string names, although none of its vendors was shown. */
  readonly vendorListVersion: number;
  /** In the configuration's order: their place is their number. */
  readonly purposes: readonly PurposeId[];
  /** Of the notice, two letters. */
  readonly language?: string;
  /** Of the publisher, two letters. */
  readonly country?: string;
  /** Opens Témoin's second layer, for who asks by `displayConsentUi`. */
  open(): void;
}

export interface TcfApi {
  /** The question is on the screen. */
  asked(answers: Answers): void;
  /** What stands now: remembered on an earlier page, or just answered. Throws where `writePublisherSegment` does. */
  answered(answers: Answers): void;
  /** It answers no more; this cannot be undone on this page. */
  halt(): void;
}

type Page = Window & {
  __tcfapi?: (command: string, version: number, done: (value: { cmpStatus?: string } | null) => void) => void;
};

/** Is a CMP here, and not only the queue that waits for one? */
const taken = (page: Page): boolean => {
  if (!page.__tcfapi) return false;
  let status: string | undefined;
  page.__tcfapi('ping', 2, (value) => {
    status = value?.cmpStatus;
  });
  return status !== 'stub';
};

/**
 * Puts `__tcfapi` into the page: only a site whose operator is a registered CMP may, which answers to IAB Europe for
 * what it shows. It says of replay what was answered, as custom purposes of the publisher, and nothing else: to no
 * standard purpose and to no vendor is anything granted, and no vendor is disclosed.
 *
 * Throws where the id can be no CMP's (0 and 1 are reserved), and where a CMP is there already, in this window or above.
 */
export const provideTcfApi = (page: Window, options: TcfApiOptions): TcfApi => {
  const { cmpId, cmpVersion, vendorListVersion, purposes, language, country, open } = options;
  if (!Number.isInteger(cmpId) || cmpId < 2 || cmpId > 4095)
    throw new RangeError(
      `${cmpId} is no CMP id: without one, registered with IAB Europe, there is no __tcfapi`,
    );
  // CmpApi knows no other window.
  if (page !== globalThis.window) throw new Error('The page is not the window in which this code runs');
  if (!(page as Page).__tcfapi) stub();
  if (!(page as Page).__tcfapi) throw new Error('A CMP is in a window above this one');
  if (taken(page as Page)) throw new Error('Another CMP is in this page');

  const string = (answers: Answers): string => {
    const model = new TCModel(emptyList(vendorListVersion, language));
    model.cmpId = cmpId;
    model.cmpVersion = cmpVersion;
    if (country) model.publisherCountryCode = country;
    const merged = mergePublisher(TCString.encode(model), purposes, answers);
    if (!merged.merged) throw new Error(merged.why);
    return merged.tcString;
  };
  const api = new CmpApi(cmpId, cmpVersion, true, {
    displayConsentUi(done) {
      open();
      (done as (value: boolean, success: boolean) => void)(true, true);
    },
  });
  return {
    asked: (answers) => api.update(string(answers), true),
    answered: (answers) => api.update(string(answers), false),
    halt: () => api.disable(),
  };
};
