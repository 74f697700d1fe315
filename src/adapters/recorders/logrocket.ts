import { logrocket } from './logrocket.facts.ts';
import type { VendorDriver } from './vendor.ts';

export interface LogRocket {
  init(app: string, options?: object): void;
}

const found = (page: object) => (page as { LogRocket?: LogRocket }).LogRocket;

/** M3 in its own words; what the site says in `options` comes on top. */
const MASKED = {
  dom: { textSanitizer: true, inputSanitizer: true, imageSanitizer: true },
  console: { isEnabled: false },
  network: { isEnabled: false },
  browser: { urlSanitizer: (url: string) => url.replace(/[?#].*/, '') },
  shouldCaptureIP: false,
};

export const logrocketDriver: VendorDriver<LogRocket> = {
  async load({ page, settings, script }) {
    await script('https://cdn.logrocket.io/LogRocket.min.js');
    found(page)?.init(`${settings.id}`, { ...MASKED, ...settings.options });
  },
  find: found,
};

export { logrocket as facts, logrocketDriver as driver };
