import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Payloads } from '../../src/collector/stores/payloads.ts';

export interface PayloadPlace {
  /** May be called again on the same place. */
  open(): Payloads;
  remove(): Promise<void>;
}

const [ONE, OTHER] = ['0'.repeat(32), 'f'.repeat(32)] as const;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every place for payloads promises. `place` makes an empty one for each test. */
export const payloadsKit = (name: string, place: () => Promise<PayloadPlace>): void => {
  describe(`payloads as ${name}`, () => {
    let at: PayloadPlace;
    let payloads: Payloads;
    beforeEach(async () => {
      at = await place();
      payloads = at.open();
    });
    afterEach(() => at.remove());
    const sessions = async () => {
      const found: string[] = [];
      for await (const session of payloads.sessions()) found.push(session);
      return found.sort();
    };

    it('are there again as they were written, each under a name of its own', async () => {
      const [a, b] = [await payloads.write(ONE, bytes('same')), await payloads.write(ONE, bytes('same'))];
      expect(a).not.toBe(b);
      const again = at.open();
      for (const each of [a, b]) expect(Buffer.from(await again.read(ONE, each)).toString()).toBe('same');
      const started = Date.now() - 60_000;
      const listed = await again.list(ONE);
      expect(listed.map((each) => each.name).sort()).toEqual([a, b].sort());
      for (const { written } of listed) expect(written).toBeGreaterThan(started);
    });

    it('of one session go without those of another, and can be told to go again', async () => {
      await payloads.write(ONE, bytes('1'));
      const kept = await payloads.write(OTHER, bytes('2'));
      expect(await sessions()).toEqual([ONE, OTHER]);
      await payloads.erase(ONE);
      await payloads.erase(ONE);
      expect([await sessions(), await payloads.list(ONE)]).toEqual([[OTHER], []]);
      expect(Buffer.from(await payloads.read(OTHER, kept)).toString()).toBe('2');
    });

    it('go one by one, and nothing stays of a session that has none', async () => {
      const [a, b] = [await payloads.write(ONE, bytes('1')), await payloads.write(ONE, bytes('2'))];
      await payloads.drop(ONE, a);
      await payloads.drop(ONE, a);
      expect((await payloads.list(ONE)).map((each) => each.name)).toEqual([b]);
      await expect(payloads.read(ONE, a)).rejects.toThrow();
      await payloads.drop(ONE, b);
      expect(await sessions()).toEqual([]);
    });

    it('are written while their session is erased: wholly, or not at all', async () => {
      const writing = Array.from({ length: 20 }, (_, place) => payloads.write(ONE, bytes(`${place}`)));
      const erasing = Array.from({ length: 5 }, () => payloads.erase(ONE));
      const written = await Promise.allSettled(writing);
      await Promise.all(erasing);
      for (const { name: each } of await payloads.list(ONE))
        expect(written).toContainEqual({ status: 'fulfilled', value: each });
    });

    it('are never anywhere else', async () => {
      for (const session of ['..', '../x', 'a/b', ''])
        for (const ask of [
          () => payloads.erase(session),
          () => payloads.write(session, bytes('x')),
          () => payloads.read(session, 'x'),
        ])
          await expect(ask()).rejects.toThrow('not a session');
    });
  });
};
