import { found, known, safely, unanswered } from './beside.ts';
import type { CmpAdapter } from './cmp.ts';
import { cookieOf } from './cookie-of.ts';
import { orejime } from './orejime.facts.ts';

interface Purpose {
  readonly id: string;
  readonly isMandatory?: boolean;
  readonly isExempt?: boolean;
  /** A group's. */
  readonly purposes?: readonly Purpose[];
}

type Named = 'update' | 'dirty' | 'clear';

interface Orejime {
  readonly config: {
    readonly purposes: readonly Purpose[];
    readonly cookie?: { readonly name?: string; parse?(text: string): Record<string, boolean> };
  };
  readonly manager: {
    isDirty(): boolean;
    getConsent(id: string): boolean | undefined;
    setConsents(answers: Readonly<Record<string, boolean>>): void;
    clearConsents(): void;
    on(name: Named, run: () => void): void;
    off(name: Named, run: () => void): void;
  };
  prompt(): void;
}

const EVENTS: readonly Named[] = ['update', 'dirty', 'clear'];

const flat = (purposes: readonly Purpose[]): readonly Purpose[] =>
  purposes.flatMap((each) => (each.purposes ? flat(each.purposes) : [each]));

const orejimeCmp: CmpAdapter = {
  facts: orejime,
  async connect(scene) {
    const { page, keys } = scene;
    // A site that calls loadOrejime() itself may keep to itself what it returns.
    const told = new Promise<Orejime>((resolve) => {
      const hearing = (event: Event) => resolve((event as CustomEvent<Orejime>).detail);
      page.document.addEventListener('orejime.loaded', hearing, { once: true });
    });
    const look = () => {
      const it = (page as { orejime?: Orejime }).orejime;
      return it?.manager.isDirty && it;
    };
    const { config, manager, prompt } = await Promise.race([told, found(scene, look)]);
    const purposes = flat(config.purposes);
    const asked = purposes.filter(({ id }) => keys.includes(id));
    const knows = (key: string) => purposes.some(({ id }) => id === key);
    return {
      read: () =>
        manager.isDirty()
          ? {}
          : Object.fromEntries(
              // What needs no yes, or none that can be refused, has a yes of its own making.
              asked.map(({ id, isMandatory, isExempt }) => [
                id,
                isMandatory || (isExempt && manager.getConsent(id)) ? undefined : manager.getConsent(id),
              ]),
            ),
      knows,
      watch(changed) {
        const { run, undo } = safely(scene, changed);
        for (const name of EVENTS) manager.on(name, run);
        return () => {
          undo();
          for (const name of EVENTS) manager.off(name, run);
        };
      },
      // Its memory is this tab's own, and all of it is written at each answer.
      refresh() {
        if (manager.isDirty()) return;
        const { name = 'eu-consent', parse = JSON.parse } = config.cookie ?? {};
        const text = cookieOf(page, name);
        if (!text) return;
        const said = parse(text);
        const news = purposes.filter(({ id }) => id in said && said[id] !== manager.getConsent(id));
        if (news[0]) manager.setConsents(Object.fromEntries(news.map(({ id }) => [id, said[id]])));
      },
      write(answers) {
        known(answers, knows);
        if (manager.isDirty()) unanswered(answers);
        else manager.setConsents(answers);
      },
      forget: () => manager.clearConsents(),
      open: () => prompt(),
      asking: () => manager.isDirty() || page.document.querySelector('.orejime-Modal') !== null,
      record: () => ({}),
    };
  },
};

export { orejimeCmp as cmp };
