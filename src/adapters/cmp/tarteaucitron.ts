import { found, hear, known, recorded } from './beside.ts';
import type { Answers, CmpAdapter } from './cmp.ts';
import { tarteaucitron } from './tarteaucitron.facts.ts';

interface Tarteaucitron {
  readonly version?: string;
  readonly isAjax: boolean;
  readonly job: readonly string[];
  readonly state: Record<string, unknown>;
  readonly services: Readonly<Record<string, { readonly needConsent?: boolean }>>;
  readonly user: { readonly bypass?: boolean };
  readonly parameters: { readonly highPrivacy?: boolean; readonly serviceDefaultState?: unknown };
  readonly cookie: { read(): string; create(key: string, status: boolean | 'wait'): void };
  readonly userInterface: { openPanel(): void; openAlert(): void; color(key: string, status: unknown): void };
  setConsent(key: string, status: boolean): void;
}

/** Milliseconds after its services came until its buttons do something. No event tells. */
const DEAD = 500;

/** Its banner and its panel, which it hides by their style. */
const DIALOGS = ['tarteaucitronAlertBig', 'tarteaucitron'];

const tarteaucitronCmp: CmpAdapter = {
  facts: tarteaucitron,
  async connect(scene) {
    const { page, keys, clock } = scene;
    const { document } = page;
    // Its services come in a file of their own, after init(): isAjax is set once they have been added.
    const tac = await found(
      scene,
      () => {
        const it = (page as { tarteaucitron?: Tarteaucitron }).tarteaucitron;
        return it?.isAjax ? it : undefined;
      },
      ...keys.map((key) => `${key}_added`),
    );
    const live = clock.now() + DEAD;
    // The cookie and not `state`, which does not know what another tab has answered.
    const said = (key: string, text = tac.cookie.read()) =>
      text.includes(`!${key}=false`) ? false : text.includes(`!${key}=true`) || undefined;
    const knows = (key: string) => tac.job.includes(key);
    /** Those to which a yes needs the visitor: what its settings are when it adds a service, decides for good. */
    let asked: readonly string[] = [];
    const needing = () => {
      const { parameters, services, user } = tac;
      return keys.filter(
        (key) =>
          knows(key) &&
          services[key]?.needConsent === true &&
          // By other settings it writes answers of its own.
          parameters.highPrivacy !== false &&
          parameters.serviceDefaultState === 'wait' &&
          !user.bypass,
      );
    };
    const read = (): Answers => {
      if (asked.length < keys.length) asked = needing();
      const answers: Record<string, boolean | undefined> = {};
      const text = asked.length ? tac.cookie.read() : '';
      for (const key of asked) answers[key] = said(key, text);
      return answers;
    };
    const set = (key: string, yes: boolean) => {
      tac.setConsent(key, yes);
      // It does nothing where this tab thought so already, whatever another has answered since.
      if (said(key) !== yes) tac.cookie.create(key, yes);
    };
    // A service that comes later writes those of its kind anew, whose buttons are deaf from then on.
    document.getElementById('tarteaucitronRoot')?.addEventListener('click', ({ target }) => {
      const pressed = (target as Element).closest('button')?.id;
      for (const key of keys) {
        const yes = pressed === `${key}Allowed`;
        if ((yes || pressed === `${key}Denied`) && said(key) !== yes) set(key, yes);
      }
    });
    return {
      read,
      knows,
      watch: (changed) => hear(page, ['tac.consent_updated'], changed),
      // It does nothing at an answer that it takes to stand in this tab, whatever another has answered since.
      refresh() {
        const news = Object.entries(read()).filter(([key, yes]) => tac.state[key] !== yes);
        Object.assign(tac.state, Object.fromEntries(news));
        for (const [key, yes] of news) tac.userInterface.color(key, yes);
        return news.length > 0;
      },
      write(answers) {
        known(answers, knows);
        for (const [key, yes] of Object.entries(answers)) set(key, yes);
      },
      forget(key) {
        tac.cookie.create(key, 'wait');
        // What it takes to stand is no answer to it.
        tac.state[key] = undefined;
        tac.userInterface.openAlert();
      },
      open() {
        const panel = () => tac.userInterface.openPanel();
        const wait = live - clock.now();
        if (wait > 0) clock.after(wait, panel);
        else panel();
      },
      asking: () => DIALOGS.some((id) => document.getElementById(id)?.style.display === 'block'),
      record: () => recorded(tac.version),
    };
  },
};

export { tarteaucitronCmp as cmp };
