import { found, hear, isRobot, known, recorded, standing, unanswered } from './beside.ts';
import type { CmpAdapter } from './cmp.ts';
import { vanillaCookieconsent } from './vanilla-cookieconsent.facts.ts';

interface Remembered {
  readonly categories?: readonly string[];
  readonly services?: Readonly<Record<string, readonly string[]>>;
  readonly consentId?: string;
  readonly revision?: number;
  readonly data?: unknown;
  readonly consentTimestamp?: string;
  readonly lastConsentTimestamp?: string;
}

interface Category {
  readonly enabled?: boolean;
  readonly readOnly?: boolean;
  readonly services?: Readonly<Record<string, unknown>>;
}

interface CookieConsent {
  getConfig(): {
    readonly categories?: Readonly<Record<string, Category>>;
    readonly autoShow?: boolean;
    readonly hideFromBots?: boolean;
  };
  getCookie(): Remembered;
  validConsent(): boolean;
  acceptCategory(categories: readonly string[] | undefined, excluded?: readonly string[]): void;
  acceptService(services: readonly string[], category: string): void;
  getUserPreferences(): { readonly acceptedCategories: readonly string[] };
  setCookieData(data: { readonly value: unknown }): void;
  showPreferences(): void;
  hidePreferences(): void;
}

/** `category`, or `category/service`. */
const split = (key: string) => key.split('/') as [string, string?];

const vanillaCookieconsentCmp: CmpAdapter = {
  facts: vanillaCookieconsent,
  async connect(scene) {
    const { page, keys } = scene;
    const shows = page.document.documentElement.classList;
    // Kept: loaded twice, the global is a second one that never runs. It knows its categories once run() was called.
    const cc = await found(
      scene,
      () => {
        const it = (page as { CookieConsent?: CookieConsent }).CookieConsent;
        return it?.getConfig().categories && it;
      },
      'cc:onConsent',
    );
    const all = () => cc.getConfig().categories as Readonly<Record<string, Category>>;
    const find = (category: string) => {
      const there = all();
      return Object.hasOwn(there, category) ? there[category] : undefined;
    };
    const servicesOf = (category: string) => Object.keys(find(category)?.services ?? {});
    const knows = (key: string) => {
      const [category, service] = split(key);
      return service ? servicesOf(category).includes(service) : !!find(category);
    };
    const accepted = (category: string) => cc.getCookie().services?.[category] ?? [];
    /** Are all services of a category accepted? True where it has none. */
    const whole = (category: string) => {
      const taken = accepted(category);
      return servicesOf(category).every((each) => taken.includes(each));
    };
    // The cookie and not its memory, which does not know what another tab has answered.
    const stands = (key: string): boolean | undefined => {
      const [category, service] = split(key);
      const { categories } = cc.getCookie();
      // What is read only is accepted without anybody's yes.
      if (!categories || !knows(key) || find(category)?.readOnly || !cc.validConsent()) return undefined;
      return service
        ? accepted(category).includes(service)
        : categories.includes(category) && whole(category);
    };
    const put = (key: string, yes: boolean) => {
      const [category, service] = split(key);
      const { categories, data } = cc.getCookie();
      const kept = (categories as readonly string[]).filter((each) => each !== category);
      const own = servicesOf(category);
      // What is ticked and not saved would be saved with it.
      cc.hidePreferences();
      if (!service && kept.every(whole)) {
        cc.acceptCategory(yes ? [...kept, category] : kept);
        // It writes nothing where this tab thought so already, whatever another has answered since.
        if (stands(key) !== yes) cc.setCookieData({ value: data });
      } else if (own.length) {
        // Until its dialog is built, it adds what is enabled by default to any answer, also what was refused.
        if (!page.document.querySelector('#cc-main .pm')) {
          cc.showPreferences();
          cc.hidePreferences();
        }
        const others = accepted(category).filter((each) => service && each !== service);
        cc.acceptService(yes ? (service ? [...others, service] : own) : others, category);
      } else if (!yes) {
        cc.acceptCategory(
          undefined,
          Object.keys(all()).filter((each) => !kept.includes(each)),
        );
      }
      if (stands(key) !== yes) throw Error(`${key} not taken`);
    };
    return {
      read: () => standing(keys, stands),
      knows,
      watch: (changed) => hear(page, ['cc:onConsent', 'cc:onChange', 'cc:onModalHide'], changed),
      // It writes nothing where this tab thought so already. Of a category's services it would accept all.
      refresh() {
        const { categories } = cc.getCookie();
        if (
          `${categories}` !== `${cc.getUserPreferences().acceptedCategories}` &&
          cc.validConsent() &&
          categories?.every(whole)
        )
          cc.acceptCategory(categories);
      },
      write(answers) {
        known(answers, knows);
        if (!cc.validConsent()) return unanswered(answers);
        for (const [key, yes] of Object.entries(answers)) if (stands(key) !== yes) put(key, yes);
      },
      open: () => cc.showPreferences(),
      asking() {
        const { autoShow, hideFromBots } = cc.getConfig();
        return (
          shows.contains('show--consent') ||
          shows.contains('show--preferences') ||
          !(cc.validConsent() || autoShow === false || (hideFromBots && isRobot(page)))
        );
      },
      record() {
        const { revision, consentId, lastConsentTimestamp, consentTimestamp } = cc.getCookie();
        return recorded(revision, consentId, lastConsentTimestamp ?? consentTimestamp);
      },
    };
  },
};

export { vanillaCookieconsentCmp as cmp };
