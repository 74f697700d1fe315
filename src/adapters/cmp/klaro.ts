import { found, hear, known, recorded, SIGNS, safely, unanswered } from './beside.ts';
import type { CmpAdapter, CmpScene } from './cmp.ts';
import { klaro } from './klaro.facts.ts';

interface Watcher {
  update(manager: unknown, name: string): void;
}

interface Manager {
  readonly config: {
    readonly services: readonly { readonly name: string }[];
    readonly elementID?: string;
    readonly noAutoLoad?: boolean;
  };
  readonly store: { get(): string | null };
  updateConsent(name: string, value: boolean): void;
  saveAndApplyConsents(): void;
  resetConsents(): void;
  watch(watcher: Watcher): void;
  unwatch(watcher: Watcher): void;
}

interface Klaro {
  getManager(): Manager;
  show(config?: undefined, modal?: true): void;
  version?(): string;
}

const klaroOf = ({ page }: CmpScene) => (page as { klaro?: Klaro }).klaro as Klaro;

/** The last text that was read, and what it says: it is asked for far oftener than it changes. */
let read: readonly [text: string, saved: Readonly<Record<string, boolean>>] | undefined;

/** What is remembered, once every service has been answered; `consents` and `confirmed` are one manager's own. */
const remembered = ({ store, config }: Manager): Readonly<Record<string, boolean>> | undefined => {
  const text = store.get();
  // Before any answer, which is whenever somebody is asked.
  if (!text) return undefined;
  try {
    if (read?.[0] !== text) read = [text, JSON.parse(decodeURIComponent(text))];
    const [, saved] = read;
    return config.services.every(({ name }) => Object.hasOwn(saved, name)) ? saved : undefined;
  } catch {
    // Spoilt by somebody else: nothing is remembered.
    return undefined;
  }
};

const klaroCmp: CmpAdapter = {
  facts: klaro,
  async connect(scene) {
    const { page } = scene;
    // Asked for anew each time: loaded twice, it has two managers, and the second is the one on the screen.
    const manager = () => klaroOf(scene).getManager();
    await found(scene, () => (page.document.readyState === 'loading' ? undefined : manager()));
    const knows = (key: string) => manager().config.services.some(({ name }) => name === key);
    return {
      read: () => remembered(manager()) ?? {},
      knows,
      watch(changed) {
        const { run, undo } = safely(scene, changed);
        // Not at each switch in its dialog, which is saved later or never.
        const watcher: Watcher = { update: (_, name) => name !== 'consents' && run() };
        const watched = new Set<Manager>();
        const look = () => {
          const at = manager();
          if (watched.has(at)) return;
          at.watch(watcher);
          if (watched.add(at).size > 1) run();
        };
        look();
        // Another may come after the one that was found: it is there before anybody answers it.
        const unlook = hear(page, SIGNS, look);
        return () => {
          unlook();
          undo();
          for (const at of watched) at.unwatch(watcher);
        };
      },
      write(answers) {
        known(answers, knows);
        const at = manager();
        const before = remembered(at);
        if (!before) return unanswered(answers);
        for (const [name, value] of Object.entries({ ...before, ...answers })) at.updateConsent(name, value);
        at.saveAndApplyConsents();
      },
      forget() {
        manager().resetConsents();
        klaroOf(scene).show();
      },
      open: () => klaroOf(scene).show(undefined, true),
      asking() {
        const at = manager();
        const { elementID = 'klaro', noAutoLoad } = at.config;
        const root = page.document.getElementById(elementID);
        if (!root) return !remembered(at) && !noAutoLoad;
        const has = (name: string) => root.getElementsByClassName(name).length > 0;
        return has('cookie-modal') || (has('cookie-notice') && !has('cookie-notice-hidden'));
      },
      record: () => recorded(klaroOf(scene).version?.()),
    };
  },
};

export { klaroCmp as cmp };
