import { logrocket } from './logrocket.facts.ts';
import type { VendorDriver } from './vendor.ts';

export interface LogRocket {
  init(app: string, options?: object): void;
}

/** M3 in its own words; what the site says in `options` comes on top. */
const MASKED = {
  dom: { textSanitizer: true, inputSanitizer: true, imageSanitizer: true },
  console: { isEnabled: false },
  network: { isEnabled: false },
  browser: { urlSanitizer: (url: string) => url.replace(/[?#].*/, '') },
  shouldCaptureIP: false,
};

export const logrocketDriver: VendorDriver<LogRocket> = {
  load: ({ script }) => script('https://cdn.logrocket.io/LogRocket.min.js'),
  find: (page) => (page as { LogRocket?: LogRocket }).LogRocket,
  start(handle, { settings: { id, options } }) {
    // The site's own code has said so itself.
    if (id !== undefined) handle.init(id, { ...MASKED, ...options });
  },
};

export { logrocket as facts, logrocketDriver as driver };
