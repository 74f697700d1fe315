import { found, hear } from './beside.ts';
import type { CmpAdapter } from './cmp.ts';
import { never } from './never.ts';
import { wpConsentApi } from './wp-consent-api.facts.ts';

type Page = Window &
  typeof globalThis & {
    wp_has_consent?: (category: string) => boolean;
    wp_consent_type?: string;
    wp_fallback_consent_type?: string;
    consent_api?: { readonly cookie_prefix?: string };
  };

export const wpConsentApiCmp: CmpAdapter = {
  facts: wpConsentApi,
  async connect(scene) {
    const page = scene.page as Page;
    await found(scene, () => typeof page.wp_has_consent === 'function' || undefined);
    return {
      ...never,
      watch: (changed) => hear(page, ['wp_listen_for_consent_change', 'wp_consent_type_defined'], changed),
      open() {
        throw new Error('the WP Consent API has no dialog');
      },
      // The plugin that asks writes a cookie for each category once it has an answer.
      asking() {
        const type = page.wp_consent_type ?? page.wp_fallback_consent_type;
        const prefix = page.consent_api?.cookie_prefix ?? 'wp_consent';
        return /optin/.test(type ?? '') && !new RegExp(`(^|; )${prefix}_\\w`).test(page.document.cookie);
      },
    };
  },
};

export { wpConsentApiCmp as cmp };
