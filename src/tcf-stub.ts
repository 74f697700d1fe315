import stub from '@iabtechlabtcf/stub';
import { tcfSettings } from './tcf/settings.ts';

/** Put in by the collector when it serves this file; otherwise the page carries its own. */
declare const temoinConfiguration: unknown;

type Page = { __tcfapi?: (...given: unknown[]) => unknown };

/** The entry of `tcf-stub.js`, first in a page's head: the IAB's own queue, for who calls before `tcf.js` is there. */
try {
  const given =
    temoinConfiguration ??
    JSON.parse(document.querySelector('script[data-temoin-config]')?.textContent ?? 'null');
  tcfSettings(given);
  if (!('__tcfapi' in window)) {
    stub();
    (window as Page).__tcfapi?.('setGdprApplies', 2, () => {}, true);
  }
} catch (error) {
  // Without a CMP id, no __tcfapi.
  console.warn(`Témoin makes no __tcfapi: ${(error as Error).message}`);
}
