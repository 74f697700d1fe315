import { found, lookOut } from './beside.ts';
import type { CmpAdapter } from './cmp.ts';
import { googleConsentMode } from './google-consent-mode.facts.ts';
import { never } from './never.ts';

type Page = Window &
  typeof globalThis & {
    dataLayer?: readonly ArrayLike<unknown>[];
    google_tag_data?: {
      readonly ics?: {
        readonly usedDefault?: boolean;
        readonly usedUpdate?: boolean;
        readonly entries?: Readonly<Record<string, { readonly default?: boolean }>>;
      };
    };
  };

/** `waiting`: something is denied by default, and nobody has said anything since. Undefined: no signal in this page. */
const signal = ({ dataLayer = [], google_tag_data: data }: Page): 'waiting' | 'said' | undefined => {
  const { usedDefault, usedUpdate, entries = {} } = data?.ics ?? {};
  const calls = [...dataLayer].filter((each) => each?.[0] === 'consent');
  if (!calls.length && !usedDefault && !usedUpdate) return undefined;
  if (usedUpdate || calls.some((each) => each[1] === 'update')) return 'said';
  const denied =
    calls.some((each) => Object.values(each[2] ?? {}).includes('denied')) ||
    Object.values(entries).some((each) => each.default === false);
  return denied ? 'waiting' : 'said';
};

export const googleConsentModeCmp: CmpAdapter = {
  facts: googleConsentMode,
  async connect(scene) {
    const page = scene.page as Page;
    await found(scene, () => signal(page));
    const asking = () => signal(page) === 'waiting';
    return {
      ...never,
      // There is no event: looked for until it is said.
      watch: (changed) =>
        asking()
          ? lookOut(scene, () => {
              if (asking()) return false;
              changed();
              return true;
            })
          : () => {},
      open() {
        throw new Error('Google Consent Mode has no dialog');
      },
      asking,
    };
  },
};

export { googleConsentModeCmp as cmp };
