import { found, known, safely, unanswered } from './beside.ts';
import type { CmpAdapter, CmpScene } from './cmp.ts';
import { type CreateHost, hosting } from './hosting.ts';
import { klaro } from './klaro.facts.ts';

interface Watcher {
  update(): void;
}

interface Manager {
  readonly confirmed: boolean;
  readonly config: {
    readonly services: readonly { readonly name: string }[];
    readonly elementID?: string;
    readonly noAutoLoad?: boolean;
  };
  readonly store: { get(): string | null };
  updateConsent(name: string, value: boolean): void;
  saveAndApplyConsents(): void;
  watch(watcher: Watcher): void;
  unwatch(watcher: Watcher): void;
}

interface Klaro {
  getManager(): Manager;
  show(config: undefined, modal: true): void;
  version?(): string;
}

const klaroOf = ({ page }: CmpScene) => (page as { klaro?: Klaro }).klaro as Klaro;

/** What is remembered; the manager's own `consents` hold what is ticked and not saved yet. */
const remembered = (manager: Manager): Record<string, boolean> => {
  try {
    return manager.confirmed ? JSON.parse(decodeURIComponent(manager.store.get() ?? '{}')) : {};
  } catch {
    // Spoilt by somebody else: nothing is remembered.
    return {};
  }
};

export const klaroCmp: CmpAdapter = {
  facts: klaro,
  async connect(scene) {
    const { page, clock, keys } = scene;
    // Asked for anew each time: loaded twice, it has two managers, and the second is the one on the screen.
    const manager = () => klaroOf(scene).getManager();
    await found(scene, () => (page.document.readyState === 'loading' ? undefined : manager()));
    const knows = (key: string) => manager().config.services.some(({ name }) => name === key);
    return {
      read() {
        const answers = remembered(manager());
        return Object.fromEntries(
          keys.filter((key) => Object.hasOwn(answers, key)).map((key) => [key, answers[key]]),
        );
      },
      knows,
      watch(changed) {
        const { run, undo } = safely(scene, changed);
        const watcher = { update: run };
        let at = manager();
        at.watch(watcher);
        let next = () => {};
        const look = () => {
          next = clock.after(1000, look);
          if (manager() === at) return;
          at.unwatch(watcher);
          at = manager();
          at.watch(watcher);
          run();
        };
        next = clock.after(1000, look);
        return () => {
          next();
          undo();
          at.unwatch(watcher);
        };
      },
      write(answers) {
        known(answers, knows);
        const at = manager();
        if (!at.confirmed) return unanswered(answers);
        for (const [name, value] of Object.entries({ ...remembered(at), ...answers }))
          at.updateConsent(name, value);
        at.saveAndApplyConsents();
      },
      open: () => klaroOf(scene).show(undefined, true),
      asking() {
        const { confirmed, config } = manager();
        const root = page.document.getElementById(config.elementID ?? 'klaro');
        return root
          ? root.querySelector('.cookie-modal, .cookie-notice:not(.cookie-notice-hidden)') !== null
          : !confirmed && !config.noAutoLoad;
      },
      record() {
        const version = klaroOf(scene).version?.();
        return version ? { version } : {};
      },
    };
  },
};

export const createHost: CreateHost = hosting(klaroCmp);
