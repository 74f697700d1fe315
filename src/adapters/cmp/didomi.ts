import { known, recorded, safely, standing } from './beside.ts';
import type { CmpAdapter } from './cmp.ts';
import { didomi } from './didomi.facts.ts';

interface Lists {
  readonly enabled?: readonly string[];
  readonly disabled?: readonly string[];
}
interface Sdk {
  readonly version?: unknown;
  getUserStatus?(): {
    readonly purposes?: { readonly consent?: Lists };
    readonly vendors?: { readonly consent?: Lists };
    readonly user_id?: string;
    readonly updated?: string;
  };
  getCurrentUserStatus?(): {
    readonly purposes: Record<string, { readonly enabled: boolean }>;
    readonly vendors: Record<string, { readonly enabled: boolean }>;
    readonly regulation?: string;
    readonly user_id?: string;
    readonly updated?: string;
  };
  shouldUserStatusBeCollected(): boolean;
  getRequiredPurposeIds?(): readonly string[];
  getRequiredVendorIds?(): readonly string[];
  openTransaction(): Record<`${'enable' | 'disable'}${'Purpose' | 'Vendor'}`, (id: string) => void> & {
    commit(): void;
  };
  readonly notice?: { isVisible?(): boolean };
  readonly preferences: { show(view: string): void };
}
type Page = Window &
  typeof globalThis & {
    Didomi?: Sdk;
    didomiOnReady?: { push(run: () => void): unknown };
    didomiEventListeners?: { push(listener: { event: string; listener: () => unknown }): unknown };
  };

const answer = (sdk: Sdk, key: string): boolean | undefined => {
  const current = sdk.getCurrentUserStatus?.();
  // Where no law is said to apply, everything is on by default.
  if (/^none$/i.test(current?.regulation ?? '')) return undefined;
  if (sdk.getUserStatus) {
    const { purposes, vendors } = sdk.getUserStatus();
    const has = (list: keyof Lists) =>
      [purposes, vendors].some((each) => each?.consent?.[list]?.includes(key));
    return has('disabled') ? false : has('enabled') || undefined;
  }
  // The newer call lists what is undecided as `enabled: false`.
  if (!current || sdk.shouldUserStatusBeCollected()) return undefined;
  for (const each of [current.purposes, current.vendors])
    if (Object.hasOwn(each, key)) return each[key]?.enabled;
  return undefined;
};

export const didomiCmp: CmpAdapter = {
  facts: didomi,
  connect(scene) {
    const { keys } = scene;
    const page = scene.page as Page;
    // Looked up each time: a script that is loaded twice puts another one in its place.
    const sdk = () => page.Didomi as Sdk;
    const vendors = () => sdk().getRequiredVendorIds?.() ?? [];
    const knows = (key: string) => {
      const purposes = sdk().getRequiredPurposeIds?.();
      return purposes && [...purposes, ...vendors()].includes(key);
    };
    return new Promise((resolve) => {
      page.didomiOnReady ??= [];
      page.didomiOnReady.push(() =>
        resolve({
          read: () => standing(keys, (key) => answer(sdk(), key)),
          knows,
          watch(changed) {
            const { run, undo } = safely(scene, changed);
            let watching = true;
            page.didomiEventListeners ??= [];
            for (const event of ['consent.changed', 'notice.hidden'])
              page.didomiEventListeners.push({ event, listener: () => watching && run() });
            return () => {
              watching = false;
              undo();
            };
          },
          write(answers) {
            known(answers, knows);
            const all = vendors();
            const transaction = sdk().openTransaction();
            for (const [key, yes] of Object.entries(answers))
              transaction[`${yes ? 'enable' : 'disable'}${all.includes(key) ? 'Vendor' : 'Purpose'}`](key);
            transaction.commit();
          },
          open: () => sdk().preferences.show('purposes'),
          asking: () => sdk().shouldUserStatusBeCollected() || !!sdk().notice?.isVisible?.(),
          record() {
            const { version } = sdk();
            const status = sdk().getUserStatus?.() ?? sdk().getCurrentUserStatus?.();
            return recorded(typeof version === 'string' && version, status?.user_id, status?.updated);
          },
        }),
      );
    });
  },
};

export { didomiCmp as cmp };
