import { describe, expect, it } from 'vitest';
import { type Held, NOW } from './building.ts';

export const accessKit = (held: () => Held): void => {
  describe('as a register of access', () => {
    it('knows tokens until they are over, and who read what', async () => {
      const token = { hash: 'a'.repeat(64), role: 'operator', label: 'operator 1', expires: NOW } as const;
      await held().store.addToken(token);
      expect(await held().store.token(token.hash)).toEqual(token);
      expect(await held().store.token('b'.repeat(64))).toBeUndefined();
      await held().store.forgetAccess(NOW - 1);
      expect(await held().store.token(token.hash)).toEqual(token);
      await held().store.forgetAccess(NOW);
      expect(await held().store.token(token.hash)).toBeUndefined();
      const read = {
        at: NOW,
        who: 'operator 1',
        what: 'recording',
        purpose: 'replay.errors',
        granted: false,
      } as const;
      await held().store.noteAccess({ ...read, granted: true });
      await held().store.noteAccess(read);
      expect(await held().store.accesses(5)).toEqual([read, { ...read, granted: true }]);
      expect(await held().store.accesses(1)).toEqual([read]);
    });

    it('lets a digest be used once until it is over', async () => {
      expect(await held().store.firstUse('a', NOW)).toBe(true);
      await held().reopen();
      expect(await held().store.firstUse('a', NOW)).toBe(false);
      expect(await held().store.firstUse('b', NOW)).toBe(true);
      await held().store.forgetAccess(NOW);
      expect(await held().store.firstUse('a', NOW)).toBe(true);
    });

    it('remembers the site’s version that was noted last, and every sweep', async () => {
      expect(await held().store.version()).toBeUndefined();
      await held().store.noteVersion({ version: '1', since: NOW });
      await held().store.noteVersion({ version: '', since: NOW + 1 });
      expect(await held().store.version()).toEqual({ version: '', since: NOW + 1 });
      const run = { at: NOW, erased: 1, orphans: 2, ended: 3 };
      await held().store.noteSweep({ ...run, erased: 0 });
      await held().store.noteSweep(run);
      expect(await held().store.sweeps(5)).toEqual([run, { ...run, erased: 0 }]);
    });
  });
};
