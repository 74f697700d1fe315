import { luckyorange } from './luckyorange.facts.ts';
import type { VendorDriver } from './vendor.ts';

/** `LO`, once its part for privacy has come. */
export interface LuckyOrange {
  readonly privacy: { setConsentStatus(agreed: boolean): void };
}

export const luckyorangeDriver: VendorDriver<LuckyOrange> = {
  load: ({ settings, script }) => script(`https://tools.luckyorange.com/core/lo.js?site-id=${settings.id}`),
  find(page) {
    const { LO } = page as { LO?: Partial<LuckyOrange> };
    return LO?.privacy && (LO as LuckyOrange);
  },
  start: (lo) => lo.privacy.setConsentStatus(true),
  stop: (lo) => lo.privacy.setConsentStatus(false),
  again: (lo) => lo.privacy.setConsentStatus(true),
};

export { luckyorange as facts, luckyorangeDriver as driver };
