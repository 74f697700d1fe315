import { afterEach, vi } from 'vitest';
import { recorderKit } from '../../contracts/recorder-kit.ts';
import { ERRORS, EVERYTHING, rig, settle } from './rig.ts';

afterEach(() => vi.unstubAllGlobals());

recorderKit('that comes with it', async () => {
  const page = rig({ purposes: [EVERYTHING, ERRORS] });
  const fetch = page.scene.page.fetch;
  const recorder = page.create();
  return {
    recorder,
    async grant() {
      page.grant();
      page.deliver();
    },
    beginGrant() {
      for (const purpose of [EVERYTHING.id, ERRORS.id]) {
        page.granted.add(purpose);
        page.bus.emit('consent:granted', { purpose, choice: 'c', restored: false });
      }
    },
    async live() {
      for (let second = 0; second < 20; second += 1) {
        page.event();
        page.event(2);
        page.clock.pass(1000);
        await settle();
      }
      page.event();
    },
    async hideAndWake() {
      page.hide();
      await settle();
      page.wake();
      await settle();
    },
    left: () => page.tab.sent.length,
    remains: () => [
      ...Array(page.page.live).fill('an observation'),
      ...Array(page.listening).fill('a listener'),
      ...Array(page.clock.waiting).fill('a timer'),
      ...page.storage.rows.keys(),
      ...(page.scene.page.fetch === fetch ? [] : ['a patch']),
    ],
    get halted() {
      return page.told('capture:halted').filter(({ purpose }) => purpose === EVERYTHING.id);
    },
  };
});
