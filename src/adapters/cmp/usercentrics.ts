import { found, hear, known, standing, unanswered, watched } from './beside.ts';
import type { CmpAdapter } from './cmp.ts';
import { usercentrics } from './usercentrics.facts.ts';
import type { WithV2 } from './usercentrics-2.ts';
import { v3, type WithV3 } from './usercentrics-3.ts';
import type { Said } from './usercentrics-said.ts';

type Page = Window & typeof globalThis & WithV2 & WithV3;

const NOTHING: Said = { services: [], required: false, record: {} };

export const usercentricsCmp: CmpAdapter = {
  facts: usercentrics,
  async connect(scene) {
    const { keys } = scene;
    const page = scene.page as Page;
    let there = false;
    const third = await found(
      scene,
      () => {
        // Version 3 answers by a promise: what it answers is seen at the next look.
        const ready = page.__ucCmp?.isInitialized();
        if (ready)
          void ready.then(
            (yes) => {
              there = yes;
            },
            () => {},
          );
        if (ready) return there || undefined;
        return page.UC_UI?.isInitialized() && 'getServicesBaseInfo' in page.UC_UI ? false : undefined;
      },
      'UC_UI_INITIALIZED',
      'UC_CMP_API_READY',
    );
    const version = third ? v3 : (await import('./usercentrics-2.ts')).v2;
    // Its calls are promises: what they said last is what is read.
    let said = NOTHING;
    const refresh = async () => {
      try {
        said = await version.say(page);
      } catch {
        // What cannot be read stands no more.
        said = NOTHING;
      }
    };
    const { tell, watch } = watched(scene);
    hear(page, ['UC_CONSENT', 'UC_UI_CMP_EVENT', 'UC_UI_VIEW_CHANGED'], async () => {
      await refresh();
      tell();
    });
    await refresh();
    const service = (key: string) => said.services.find(({ id, name }) => id === key || name === key);
    // While it cannot be read it does not say.
    const knows = (key: string) => (said.services.length ? service(key) !== undefined : undefined);
    return {
      read: () => standing(keys, (key) => service(key)?.answer),
      knows,
      watch,
      async write(answers) {
        known(answers, knows);
        const named = Object.entries(answers).map(([key, consent]) => ({
          id: service(key)?.id ?? key,
          consent,
        }));
        // Saving makes every answer explicit: before the visitor's own there is no yes to take back.
        if (said.required && !named.some(({ id }) => service(id)?.answer)) return unanswered(answers);
        await version.write(page, named);
        await refresh();
        for (const { id, consent } of named)
          if (service(id)?.answer !== consent) throw Error(`${id} not kept`);
      },
      open: () => void (page.__ucCmp ?? page.UC_UI)?.showSecondLayer(),
      asking: () => said.required,
      record: () => said.record,
    };
  },
};

export { usercentricsCmp as cmp };
