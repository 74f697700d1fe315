import { describe, expect, it } from 'vitest';
import type { CmpRig } from './cmp/cmp-page.ts';
import { asking, beside, staged, stands, write } from './cmp/stage.ts';
import { writingKit } from './cmp/writing-kit.ts';

export type { CmpPage, CmpRig, Hostility } from './cmp/cmp-page.ts';

/** What every adapter of a CMP has to do (src/adapters/cmp/cmp.ts; CNIL draft §34, R-150). `create` makes a rig a test. */
export const cmpKit = (
  name: string,
  create: () => CmpRig | Promise<CmpRig>,
  /** A CMP that nobody can write to: then it has to say so. */
  { writes = true }: { readonly writes?: boolean } = {},
): void => {
  const { rigged, asked, answered } = staged(create);

  describe(`the CMP ${name}, finding it`, () => {
    it('connects when the CMP was there before', async () => {
      const { rig, page } = await asked();
      expect(await stands(page, rig.key)).toBeUndefined();
    });

    it('connects when the CMP comes after, and not before it has', async () => {
      const { rig, page } = await rigged();
      await page.connect();
      await page.settle();
      expect(await page.connected()).toBe(false);
      await page.load();
      await page.settle();
      expect(await page.connected()).toBe(true);
      await page.answer(true);
      await page.settle();
      expect([await stands(page, rig.key), (await page.heard()) > 0]).toEqual([true, true]);
    });

    it('goes on waiting, and harms nothing, where the CMP never comes', async () => {
      const { page } = await rigged();
      await page.connect();
      for (let waits = 0; waits < 10; waits += 1) await page.settle();
      expect(await page.connected()).toBe(false);
    });

    it('survives a CMP that is loaded twice', async () => {
      const { rig, page } = await rigged();
      await page.load();
      await page.connect();
      await page.load();
      await page.settle();
      const connected = await page.connected();
      if (rig.breaksTwice) {
        expect(connected ? await stands(page, rig.key) : undefined).toBeUndefined();
        return;
      }
      expect([connected, await stands(page, rig.key)]).toEqual([true, undefined]);
      await page.answer(true);
      await page.settle();
      expect(await stands(page, rig.key)).toBe(true);
    });
  });

  describe(`the CMP ${name}, listening to it`, () => {
    it('tells undecided from refused: before an answer nothing stands and it is asking', async () => {
      const { rig, page } = await asked();
      expect([await stands(page, rig.key), await stands(page, rig.other), await asking(page)]).toEqual([
        undefined,
        undefined,
        true,
      ]);
    });

    for (const yes of [true, false]) {
      it(`hears a ${yes ? 'yes' : 'no'}, and that it no longer asks`, async () => {
        const { rig, page } = await asked();
        const before = await page.heard();
        await page.answer(yes);
        await page.settle();
        expect([await stands(page, rig.key), await asking(page)]).toEqual([yes, false]);
        expect(await page.heard()).toBeGreaterThan(before);
      });

      it(`reads a remembered ${yes ? 'yes' : 'no'} on the next page, which does not ask`, async () => {
        const { rig, page } = await answered(yes);
        const next = await beside(await page.next());
        expect([await stands(next, rig.key), await asking(next)]).toEqual([yes, false]);
      });
    }

    it('takes what is closed without an answer for no answer', async ({ skip }) => {
      const { rig, page } = await asked();
      if (!page.close) skip('it cannot be closed');
      await page.close?.();
      await page.settle();
      expect(await stands(page, rig.key)).toBeUndefined();
    });

    it('hears a change of mind in the dialog that it opens', async () => {
      const { rig, page } = await answered(true);
      expect(await page.opened()).toBe(false);
      await page.ask((cmp) => cmp.open(), undefined);
      await page.settle();
      // A dialog may fade in on the page’s own time, which no clock of ours moves.
      await expect.poll(() => page.opened()).toBe(true);
      const before = await page.heard();
      await page.answer(false);
      await page.settle();
      expect(await stands(page, rig.key)).toBe(false);
      expect(await page.heard()).toBeGreaterThan(before);
    });

    it('is not heard any more once undone', async () => {
      const { page } = await asked();
      await page.unwatch();
      const before = await page.heard();
      await page.answer(true);
      await page.settle();
      expect(await page.heard()).toBe(before);
    });

    it('is heard although another listener throws', async () => {
      const { rig, page } = await asked();
      const before = await page.heard();
      await page.ask((cmp) => {
        cmp.watch(() => {
          throw new Error('a listener that throws');
        });
      }, undefined);
      await page.answer(true);
      await page.settle();
      expect([await stands(page, rig.key), await asking(page)]).toEqual([true, false]);
      expect(await page.heard()).toBeGreaterThan(before);
    });
  });

  writingKit(name, create, writes);

  describe(`the CMP ${name}, what it says of itself`, () => {
    it('knows its own keys, and never one that it does not have', async () => {
      const { rig, page } = await asked();
      const knows = (key: string) => page.ask((cmp, each) => cmp.knows(each), key);
      expect(await knows(rig.key)).not.toBe(false);
      expect(await knows('no_such_key')).toBe(rig.unknown);
      expect(await knows('toString')).not.toBe(true);
      expect(await stands(page, 'no_such_key')).toBeUndefined();
    });

    it('says what is recorded of the answer, and no more than that', async () => {
      const { rig, page } = await answered(true);
      const record = await page.ask((cmp) => cmp.record(), undefined);
      expect(Object.keys(record).sort()).toEqual([...rig.records].sort());
      for (const each of [record.version, record.reference])
        expect(each === undefined || (typeof each === 'string' && each !== '')).toBe(true);
      expect(record.at === undefined || record.at > Date.UTC(2020, 0)).toBe(true);
    });

    it('has its facts in order', async () => {
      const { facts, key } = await create();
      expect(facts.id).toMatch(/^[a-z-]+$/);
      expect((facts.lumped ?? []).filter((each) => each !== each.toLowerCase())).toEqual([]);
      expect(facts.lumped ?? []).not.toContain(key.toLowerCase());
      for (const text of [...facts.steps, ...facts.traps]) expect(text).toMatch(/^[^a-z].*[.:]$/s);
      expect(facts.docs).toMatch(/^https:/);
    });
  });

  describe(`the CMP ${name}, when it misbehaves`, () => {
    it('is awaited while its global is only half there', async ({ skip }) => {
      const { rig, page } = await rigged();
      if (!rig.hostile?.includes('half')) skip('real code is as it is');
      await page.load('half');
      await page.connect();
      await page.settle();
      expect(await page.connected()).toBe(false);
      await page.load();
      await page.settle();
      expect([await page.connected(), await stands(page, rig.key)]).toEqual([true, undefined]);
    });

    it('is not believed before it has read what it remembers', async ({ skip }) => {
      const { rig, page } = await answered(false);
      if (!rig.hostile?.includes('early')) skip('real code is as it is');
      const next = await page.next();
      await next.connect();
      await next.load('early');
      await next.settle();
      expect([await next.connected(), await stands(next, rig.key)]).toEqual([true, false]);
    });

    it('gives no yes when its calls throw, and says that it could not write', async ({ skip }) => {
      const { rig, page } = await answered(true);
      if (!rig.hostile?.includes('throwing')) skip('real code is as it is');
      await page.load('throwing');
      const said = await page.ask((cmp, key) => {
        try {
          return cmp.read()[key];
        } catch {
          return undefined;
        }
      }, rig.key);
      expect(said).toBeUndefined();
      await expect(write(page, { [rig.key]: false })).rejects.toThrow();
    });
  });
};
