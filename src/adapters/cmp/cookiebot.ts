import { found, hear } from './beside.ts';
import type { CmpAdapter } from './cmp.ts';
import { cookiebot } from './cookiebot.facts.ts';
import { never } from './never.ts';

interface Sdk {
  readonly consent?: { readonly stamp?: string };
  readonly consentID?: string;
  readonly hasResponse?: boolean;
  readonly regulations?: Readonly<Record<string, boolean>>;
  renew(): void;
}
type Page = Window & typeof globalThis & { Cookiebot?: Partial<Sdk> };

const EVENTS = [
  'CookiebotOnConsentReady',
  'CookiebotOnLoad',
  'CookiebotOnAccept',
  'CookiebotOnDecline',
  'CookiebotOnDialogDisplay',
];

export const cookiebotCmp: CmpAdapter = {
  facts: cookiebot,
  async connect(scene) {
    const page = scene.page as Page;
    const sdk = () => page.Cookiebot as Sdk;
    await found(
      scene,
      () => (page.Cookiebot?.consent && typeof page.Cookiebot.hasResponse === 'boolean') || undefined,
      ...EVENTS,
    );
    return {
      ...never,
      watch: (changed) => hear(page, EVENTS, changed),
      open: () => sdk().renew(),
      asking() {
        const { hasResponse, regulations } = sdk();
        if (hasResponse) return false;
        // Where no law is said to apply it never asks.
        return !regulations || Object.values(regulations).includes(true);
      },
      record() {
        const reference = sdk().consent?.stamp ?? sdk().consentID;
        return reference && reference !== '0' ? { reference } : {};
      },
    };
  },
};

export { cookiebotCmp as cmp };
