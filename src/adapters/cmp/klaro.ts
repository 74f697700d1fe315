import { found, hear, known, recorded, SIGNS, safely, unanswered } from './beside.ts';
import type { CmpAdapter, CmpScene } from './cmp.ts';
import { klaro } from './klaro.facts.ts';

type Saved = Readonly<Record<string, boolean>>;

interface Watcher {
  update(manager: Manager, name: string): void;
}

interface Manager {
  readonly config: {
    readonly services: readonly { readonly name: string }[];
    readonly elementID?: string;
    readonly noAutoLoad?: boolean;
    readonly embedded?: boolean;
  };
  readonly store: { get(): string | null; set(text: string): void };
  readonly confirmed: boolean;
  /** What it has loaded or saved last, and not what is switched in its dialog. */
  savedConsents?: Saved;
  loadConsents(): Saved;
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

/** The last text that was read, by whose services, and what it says: it is asked for far oftener than it changes. */
let last: readonly [text: string, config: Manager['config'], saved: Saved | undefined] | undefined;

/** What is remembered, once every service has been answered; `consents` and `confirmed` are one manager's own. */
const remembered = ({ store, config }: Manager): Saved | undefined => {
  const text = store.get();
  // Before any answer, which is whenever somebody is asked.
  if (!text) {
    last = undefined;
    return undefined;
  }
  try {
    if (last?.[0] !== text || last[1] !== config) {
      const saved: Saved = JSON.parse(decodeURIComponent(text));
      const isWhole = config.services.every(({ name }) => Object.hasOwn(saved, name));
      last = [text, config, isWhole ? saved : undefined];
    }
    return last[2];
  } catch {
    // Spoilt by somebody else: nothing is remembered.
    return undefined;
  }
};

const klaroCmp: CmpAdapter = {
  facts: klaro,
  async connect(scene) {
    const page = scene.page as CmpScene['page'] & { readonly klaro: Klaro };
    // Asked for anew each time: loaded twice, it has two managers, and the second is the one on the screen.
    const manager = () => page.klaro.getManager();
    await found(scene, () => (page.document.readyState === 'loading' ? undefined : manager()));
    const knows = (key: string) => manager().config.services.some(({ name }) => name === key);
    return {
      read: () => remembered(manager()) ?? {},
      knows,
      watch(changed) {
        const { run, undo } = safely(scene, changed);
        // Not at each switch in its dialog, which is saved later or never: only where something is saved, be it what was
        // read last (another tab may have saved other words since), or where other words are remembered.
        const watcher: Watcher = {
          update: ({ store }, name) =>
            (name === 'saveConsents' || (store.get() || undefined) !== last?.[0]) && run(),
        };
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
      // What it shows is saved with any other switch: a yes that was taken back in another tab came back so.
      refresh() {
        const at = manager();
        // As long as it asks it goes by its answer alone.
        const saved = at.confirmed && remembered(at);
        const isNew =
          saved && at.config.services.some(({ name }) => saved[name] !== at.savedConsents?.[name]);
        if (isNew) at.savedConsents = { ...at.loadConsents() };
        return !!isNew;
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
        const at = manager();
        at.resetConsents();
        // It deletes no cookie that has a domain or a path of its own; of an empty text it would die, of `{}` it asks.
        if (at.store.get()) at.store.set('%7B%7D');
        page.klaro.show();
      },
      open: () => page.klaro.show(undefined, true),
      asking() {
        const at = manager();
        const { elementID = 'klaro', noAutoLoad, embedded } = at.config;
        // Its one element, which holds the notice or the dialog. The place for it may be the site's own.
        const app = page.document.getElementById(elementID)?.firstElementChild;
        // What is embedded stays in the page, answered or not.
        if (embedded || !app) return !remembered(at) && !(noAutoLoad && !app);
        const shown = app.firstElementChild?.className ?? '';
        return shown.startsWith('cookie-') && !shown.includes('cookie-notice-hidden');
      },
      record: () => recorded(page.klaro.version?.()),
    };
  },
};

export { klaroCmp as cmp };
