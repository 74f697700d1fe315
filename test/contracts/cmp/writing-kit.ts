import { describe, expect, it } from 'vitest';
import type { CmpRig } from './cmp-page.ts';
import { asking, beside, staged, stands, write } from './stage.ts';

/** What is written to a CMP: it stands, is remembered, answers for nothing else and comes to rest. */
export const writingKit = (name: string, create: () => CmpRig | Promise<CmpRig>, writes: boolean): void => {
  const { asked, answered } = staged(create);

  describe.runIf(!writes)(`the CMP ${name}, that cannot be written to`, () => {
    it('says so, and what stood goes on standing', async () => {
      const { rig, page } = await answered(true);
      await expect(write(page, { [rig.key]: false })).rejects.toThrow();
      expect(await stands(page, rig.key)).toBe(true);
    });
  });

  describe.runIf(writes)(`the CMP ${name}, writing to it`, () => {
    it('makes a no stand as soon as it is written, without any echo', async () => {
      const { rig, page } = await answered(true);
      await page.unwatch();
      const written = write(page, { [rig.key]: false });
      if (rig.silent === false) await expect(written).rejects.toThrow();
      else await written;
      expect(await stands(page, rig.key)).toBe(false);
    });

    it('makes the CMP remember the no: no yes returns on the next page, and what was not named stays', async () => {
      const { rig, page } = await answered(true);
      if (rig.silent === false) return;
      await write(page, { [rig.key]: false });
      await page.settle();
      let next = await beside(await page.next());
      expect([await stands(next, rig.key), await asking(next)]).toEqual([false, false]);
      if (!rig.writesAll) expect(await stands(next, rig.other)).toBe(true);
      next = await beside(await next.next());
      expect(await stands(next, rig.key)).toBe(false);
    });

    it('makes the CMP remember a yes, and only that one', async () => {
      const { rig, page } = await answered(false);
      if (rig.silent === false) return;
      await write(page, { [rig.key]: true });
      await page.settle();
      const next = await beside(await page.next());
      expect(await stands(next, rig.key)).toBe(true);
      if (!rig.writesAll) expect(await stands(next, rig.other)).toBe(false);
    });

    it('does not answer for the visitor: a no before any answer says nothing of what was not named', async () => {
      const { rig, page } = await asked();
      await write(page, { [rig.key]: false });
      await page.settle();
      const next = await beside(await page.next());
      expect(await stands(next, rig.key)).not.toBe(true);
      if (!rig.writesAll)
        expect([await stands(next, rig.other), await asking(next)]).toEqual([undefined, true]);
    });

    it('refuses to write for a key that the CMP does not have', async ({ skip }) => {
      const { rig, page } = await answered(true);
      if (rig.unknown !== false) skip('it does not say which keys it has');
      await expect(write(page, { no_such_key: true })).rejects.toThrow();
    });

    it('is at rest after it: nothing goes on calling back', async () => {
      const { rig, page } = await answered(true);
      if (rig.silent === false) return;
      await write(page, { [rig.key]: false });
      await page.settle();
      const heard = await page.heard();
      await write(page, { [rig.key]: false });
      await page.settle();
      await page.settle();
      expect((await page.heard()) - heard).toBeLessThanOrEqual(4);
      const rest = await page.heard();
      await page.settle();
      expect(await page.heard()).toBe(rest);
    });
  });
};
