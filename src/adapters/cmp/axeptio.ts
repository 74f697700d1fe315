import { axeptio } from './axeptio.facts.ts';
import { recorded, standing, watched } from './beside.ts';
import type { CmpAdapter } from './cmp.ts';
import { cookieOf } from './cookie-of.ts';

interface Stored {
  readonly $$token?: string;
  readonly $$date?: string;
  readonly $$completed?: boolean;
  readonly $$cookiesVersion?: { readonly name?: string; readonly identifier?: string };
  readonly [vendor: string]: unknown;
}
interface Sdk {
  on(event: string, run: (choices: unknown) => void): unknown;
  openCookies(): void;
  readonly cookiesConfig?: {
    readonly steps?: readonly { readonly vendors?: readonly { name?: string }[] }[];
  };
}
type Page = Window &
  typeof globalThis & {
    _axcb?: { push(run: (sdk: Sdk) => void): unknown };
    axeptioSettings?: { readonly jsonCookieName?: string; readonly cookiesVersion?: unknown };
    openAxeptioCookies?(): void;
  };

/** The cookie, once its question was answered and if it is this project's: several on one domain share its name. */
const stored = (page: Page): Stored | undefined => {
  const { jsonCookieName = 'axeptio_cookies', cookiesVersion } = page.axeptioSettings ?? {};
  try {
    const kept = JSON.parse(cookieOf(page, jsonCookieName) ?? '{}') as Stored;
    const name = kept.$$cookiesVersion?.name;
    const other = typeof cookiesVersion === 'string' && name !== undefined && name !== cookiesVersion;
    return kept.$$completed && !other ? kept : undefined;
  } catch {
    // Not a cookie of Axeptio's: as if there were none.
    return undefined;
  }
};

export const axeptioCmp: CmpAdapter = {
  facts: axeptio,
  connect(scene) {
    const { clock, keys } = scene;
    const page = scene.page as Page;
    /** What the SDK has said in this page. */
    let told: Stored | undefined;
    /** Denied to us, by the date of the answer that it denies. */
    const denied = new Map<string, string | undefined>();
    const { tell, watch } = watched(scene);
    const read = (key: string): boolean | undefined => {
      const kept = stored(page);
      if (denied.has(key) && denied.get(key) === kept?.$$date) return false;
      // The event may come before the cookie is written anew: a no in either is a no.
      const said = [kept, told].map((each) => (each && Object.hasOwn(each, key) ? each[key] : undefined));
      return said.includes(false) ? false : said.includes(true) || undefined;
    };
    return new Promise((resolve) => {
      page._axcb ??= [];
      page._axcb.push((sdk) => {
        sdk.on('cookies:complete', (choices) => {
          told = choices as Stored;
          // A no counts at once. The record of a yes is in the cookie, which may be written after the event.
          if (keys.every((key) => told?.[key] === true)) clock.after(0, tell);
          else tell();
        });
        resolve({
          read: () => standing(keys, read),
          knows: (key) =>
            sdk.cookiesConfig?.steps?.some(({ vendors }) => vendors?.some(({ name }) => name === key)),
          watch,
          write(answers) {
            const others = Object.keys(answers).filter((key) => read(key) !== answers[key]);
            const kept = others.filter((key) => answers[key] === false && read(key));
            for (const key of kept) denied.set(key, stored(page)?.$$date);
            if (kept.length) tell();
            // A no to what was never agreed to needs no writing.
            const left = [...kept, ...others.filter((key) => answers[key])];
            if (left.length)
              throw new Error(`Axeptio cannot be written to: ${left.join(', ')} has to be changed there`);
          },
          open: () => (page.openAxeptioCookies ?? sdk.openCookies)(),
          asking: () => !stored(page) && !told,
          record() {
            const { $$token, $$date, $$cookiesVersion: of } = stored(page) ?? {};
            return recorded(of?.identifier ?? of?.name, $$token, $$date);
          },
        });
      });
    });
  },
};

export { axeptioCmp as cmp };
