import { CmpApi, CmpApiModel } from '@iabtechlabtcf/cmpapi';
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
  /** Is it still this one that answers in the page, and not a CMP that came after it? */
  stands(): boolean;
  /** It answers no more; this cannot be undone on this page. */
  halt(): void;
}

interface Ping {
  readonly cmpStatus?: string;
  readonly cmpId?: number;
}
type Call = (...given: unknown[]) => unknown;
type Page = Window & { __tcfapi?: Call };

/** Who answers here, if anybody does at once. */
const ping = (page: Page): Ping => {
  let said: Ping | null = null;
  page.__tcfapi?.('ping', 2, (value: Ping | null) => {
    said = value;
  });
  return said ?? {};
};

/** CmpApi would let a listener that throws keep the news from those after it: its fault is the page's to hear of. */
const alone = (listener: unknown): unknown =>
  typeof listener === 'function'
    ? (...said: unknown[]) => {
        try {
          listener(...said);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    : listener;

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
  if (ping(page).cmpStatus !== 'stub') throw new Error('Another CMP is in this page');

  const string = (answers: Answers): string => {
    const model = new TCModel(emptyList(vendorListVersion, language));
    model.cmpId = cmpId;
    model.cmpVersion = cmpVersion;
    if (country) model.publisherCountryCode = country;
    const merged = mergePublisher(TCString.encode(model), purposes, answers);
    if (!merged.merged) throw new Error(merged.why);
    return merged.tcString;
  };
  // Who waits in the queue for no answer of the visitor's is called before CmpApi is made.
  const queue = (page as Page).__tcfapi?.();
  if (Array.isArray(queue)) for (const call of queue) call[2] = alone(call[2]);
  const api = new CmpApi(cmpId, cmpVersion, true, {
    displayConsentUi(done) {
      open();
      (done as (value: boolean, success: boolean) => void)(true, true);
    },
  });
  const answer = (page as Page).__tcfapi as Call;
  (page as Page).__tcfapi = (command, version, done, ...more) =>
    answer(command, version, alone(done), ...more);
  // It is known before the first string is.
  CmpApiModel.gdprApplies = true;
  return {
    asked: (answers) => api.update(string(answers), true),
    answered: (answers) => api.update(string(answers), false),
    // One that only listens along hands the call on.
    stands: () => ping(page).cmpId === cmpId,
    halt: () => api.disable(),
  };
};
