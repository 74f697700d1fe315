import { found, hear, known, recorded, safely, standing } from './beside.ts';
import type { CmpAdapter } from './cmp.ts';
import { cookieOf } from './cookie-of.ts';
import { onetrust } from './onetrust.facts.ts';

interface Group {
  readonly CustomGroupId?: string;
  readonly OptanonGroupId?: string;
  readonly SubGroups?: readonly Group[];
}
interface Sdk {
  IsAlertBoxClosed(): boolean;
  GetDomainData(): { readonly Groups?: readonly Group[]; readonly ShowAlertNotice?: boolean };
  OnConsentChanged(run: () => void): void;
  UpdateConsent(what: string, groups: string): void;
  ToggleInfoDisplay(): void;
}
type Page = Window & typeof globalThis & { OneTrust?: Partial<Sdk>; OnetrustActiveGroups?: string };

const NEEDED = ['IsAlertBoxClosed', 'GetDomainData', 'OnConsentChanged', 'UpdateConsent'] as const;
const EVENTS = ['OneTrustGroupsUpdated', 'OTConsentApplied'];

const has = (groups: readonly Group[], key: string): boolean =>
  groups.some(
    ({ CustomGroupId, OptanonGroupId, SubGroups = [] }) =>
      CustomGroupId === key || OptanonGroupId === key || has(SubGroups, key),
  );

export const onetrustCmp: CmpAdapter = {
  facts: onetrust,
  async connect(scene) {
    const { keys } = scene;
    const page = scene.page as Page;
    const sdk = () => page.OneTrust as Sdk;
    const kept = () => new URLSearchParams(cookieOf(page, 'OptanonConsent') ?? '');
    const closed = () => cookieOf(page, 'OptanonAlertBoxClosed');
    const knows = (key: string) => {
      const { Groups } = sdk().GetDomainData();
      return Groups && has(Groups, key);
    };
    // `window.OneTrust` may first be a configuration; its groups come with the first event.
    await found(
      scene,
      () =>
        (NEEDED.every((each) => typeof page.OneTrust?.[each] === 'function') &&
          typeof page.OnetrustActiveGroups === 'string') ||
        undefined,
      ...EVENTS,
    );
    return {
      // Before the box is closed by an answer the active groups are defaults, and where it never shows they stay so.
      read() {
        const answered = closed() && sdk().IsAlertBoxClosed() && kept().get('AwaitingReconsent') !== 'true';
        const active = `${page.OnetrustActiveGroups}`.split(',');
        return standing(keys, (key) => (answered && knows(key) ? active.includes(key) : undefined));
      },
      knows,
      watch(changed) {
        const { run, undo } = safely(scene, changed);
        const unhear = hear(page, EVENTS, run);
        return () => {
          unhear();
          undo();
        };
      },
      write(answers) {
        known(answers, knows);
        sdk().UpdateConsent(
          'Category',
          Object.entries(answers)
            .map(([key, yes]) => `${key}:${+yes}`)
            .join(),
        );
      },
      open: () => sdk().ToggleInfoDisplay(),
      asking: () => !sdk().IsAlertBoxClosed() && sdk().GetDomainData().ShowAlertNotice !== false,
      record() {
        return recorded(kept().get('version'), kept().get('consentId'), closed());
      },
    };
  },
};

export { onetrustCmp as cmp };
