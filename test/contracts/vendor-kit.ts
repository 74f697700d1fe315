import { describe, expect, it } from 'vitest';
import { fakePage, staged } from '../fixtures/vendors/fake-page.ts';
import { vendorFactsKit } from './vendor-facts-kit.ts';
import { type VendorStage, vendorRigs } from './vendor-rigs.ts';

export type { VendorStage } from './vendor-rigs.ts';

/** What each adapter of a vendor's recorder has to do, whether real code or a fake drives it elsewhere. */
export const vendorKit = <Handle>(stage: VendorStage<Handle>): void => {
  const { facts, driver } = stage;
  const { arriving, brought, tagged } = vendorRigs(stage);

  const ended = (log: readonly string[]) =>
    log.some((line) => stage.ends.includes(line.replace('vendor:', '')));
  const since = (log: readonly string[], line: string) => log.slice(log.lastIndexOf(line) + 1);

  vendorFactsKit(stage);

  describe(`the adapter of ${facts.name}`, () => {
    it('does nothing before the yes: no script, no call, the guard shut', async () => {
      for (const rig of [brought(), tagged()]) {
        await rig.pass(120_000);
        expect(rig.log).toEqual([]);
      }
    });

    it('takes what the site’s own code brings, behind an open guard, and loads nothing itself', async () => {
      const rig = brought();
      await rig.grant();
      await rig.pass(1000);
      expect(rig.log.slice(0, 3)).toEqual(['guard:open', 'capture:started', 'brought']);
      expect(rig.log.filter((line) => /^(script|problem)/.test(line))).toEqual([]);
    });

    it.runIf(driver.load)('puts the vendor’s own tag into the page after the yes, once', async () => {
      const rig = tagged();
      await rig.grant();
      await rig.grant();
      await rig.pass(1000);
      expect(rig.log[0]).toBe('guard:open');
      const scripts = rig.log.filter((line) => line.startsWith('script:'));
      expect(scripts).toHaveLength(1);
      const { host } = new URL(scripts[0]?.slice(7) ?? '', 'https://www.boutique.example');
      expect(facts.hosts.some((one) => host === one || (one[0] === '*' && host.endsWith(one.slice(1))))).toBe(
        true,
      );
      expect(rig.log.join()).toContain(stage.key);
      expect(rig.log.filter((line) => line.startsWith('problem'))).toEqual([]);
    });

    it('has ended when halt returns: the guard is shut first', async () => {
      const rig = brought();
      await rig.grant();
      await rig.pass(1000);
      const from = rig.log.length;
      expect(rig.recorder.halt('withdrawn')).toEqual({ events: 0, bytes: 0 });
      const then = rig.log.slice(from);
      expect(then[0]).toBe('guard:shut');
      expect(then.at(-1)).toBe('capture:halted:withdrawn');
      expect(ended(then)).toBe(facts.stops === 'live');
      expect(typeof rig.recorder.lingers).toBe(facts.stops === 'live' ? 'undefined' : 'string');
    });

    it.runIf(stage.driver.stop && stage.key !== undefined)(
      'ends what has since taken the place of the object that it began with',
      async () => {
        const rig = tagged();
        await rig.grant();
        await rig.pass(1000);
        // The vendor’s script put a stub there, and its own code comes long after it.
        const late: string[] = [];
        arriving(late, {})(rig.page);
        await rig.pass(60_000);
        const from = late.length;
        rig.withdraw();
        expect(ended(late.slice(from))).toBe(facts.stops === 'live');
      },
    );

    it.runIf(stage.driver.stop && stage.key !== undefined)(
      'ends what takes the place of the object that it has ended, once',
      async () => {
        const rig = tagged();
        await rig.grant();
        await rig.pass(1000);
        rig.withdraw();
        await rig.pass(1000);
        const late: string[] = [];
        arriving(late, {})(rig.page);
        const from = late.length;
        await rig.pass(120_000);
        expect(ended(late.slice(from))).toBe(facts.stops === 'live');
        const once = late.length;
        await rig.pass(120_000);
        expect(late).toHaveLength(once);
      },
    );

    it('halts twice as once, and without having begun', async () => {
      const idle = brought();
      idle.withdraw();
      expect(idle.log).toEqual([]);
      const rig = brought();
      await rig.grant();
      rig.withdraw();
      const once = [...rig.log];
      rig.withdraw();
      await rig.pass(60_000);
      expect(rig.log).toEqual(once);
    });

    it('ends what arrives after the no, against a shut guard', async () => {
      const log: string[] = [];
      const page = fakePage(
        (what) => log.push(what),
        () => 'runs',
      );
      let come: (handle: Handle) => void = () => {};
      page['temoinRecorders'] = { [facts.id]: () => new Promise<Handle>((resolve) => (come = resolve)) };
      const rig = staged(facts, driver, {}, page, log);
      await rig.grant();
      rig.withdraw();
      come(arriving(log, {})(page));
      await rig.pass(1000);
      expect(log.filter((line) => line.startsWith('guard:')).filter((line) => !/reach/.test(line))).toEqual([
        'guard:open',
        'guard:shut',
      ]);
      expect(ended(since(log, 'guard:shut'))).toBe(facts.stops === 'live');
    });

    it.runIf(driver.load)('starts nothing of a tag that arrives after the no', async () => {
      const usual = brought();
      await usual.grant();
      await usual.pass(1000);
      usual.withdraw();
      const log: string[] = [];
      let come = () => {};
      const page = fakePage(
        (what) => log.push(what),
        (_, there) =>
          new Promise((resolve) => {
            come = () => {
              arriving(log, {})(there);
              resolve('runs');
            };
          }),
      );
      const rig = staged(facts, driver, { id: stage.key ?? 'key' }, page, log);
      await rig.grant();
      rig.withdraw();
      come();
      await rig.pass(120_000);
      // What names the key is what it was told before the no, and reads now.
      const shut = since(log, 'guard:shut').filter((line) => !line.includes(stage.key ?? ' '));
      expect(shut.filter((line) => !since(usual.log, 'guard:shut').includes(line))).toEqual([]);
      expect(log.filter((line) => line === 'guard:open')).toHaveLength(1);
    });

    it('survives a vendor whose every method throws once it has to end: the guard is shut, a reload wanted', async () => {
      let broken = false;
      const rig = brought({ throws: () => broken });
      await rig.grant();
      await rig.pass(1000);
      broken = true;
      rig.withdraw();
      expect(rig.log).toContain('guard:shut');
      expect(rig.log.at(-1)).toBe('capture:halted:withdrawn');
      expect(rig.recorder.lingers).toEqual(expect.any(String));
    });

    it('survives a vendor whose every method throws from the first', async () => {
      const rig = brought({ throws: () => true });
      await rig.grant();
      await rig.pass(1000);
      rig.withdraw();
      expect(rig.log.findLast((line) => line.startsWith('guard:') && !/reach/.test(line))).toBe('guard:shut');
      expect(rig.log.filter((line) => line.startsWith('capture:halted'))).toHaveLength(1);
    });

    it('survives a vendor without its methods, and never calls that an end', async () => {
      const rig = brought({ lame: true });
      await rig.grant();
      await rig.pass(1000);
      rig.withdraw();
      expect(rig.log.findLast((line) => line.startsWith('guard:') && !/reach/.test(line))).toBe('guard:shut');
      expect(rig.log.filter((line) => line.startsWith('capture:halted'))).toHaveLength(1);
    });

    it('says so where the vendor never comes, and shuts the guard', async () => {
      for (const network of ['fails', 'runs'] as const) {
        const log: string[] = [];
        const page = fakePage(
          (what) => log.push(what),
          () => network,
        );
        const rig = staged(
          facts,
          { ...driver, find: () => undefined },
          { id: stage.key ?? 'key' },
          page,
          log,
        );
        await rig.grant();
        await rig.pass(120_000);
        expect(log.filter((line) => /^(guard:(open|shut)|capture|problem)/.test(line))).toEqual([
          'guard:open',
          'capture:started',
          'guard:shut',
          'capture:halted:fault',
          expect.stringContaining('problem:recorder'),
        ]);
      }
    });

    it('wants one reload at most, and captures again in this page only where it can', async () => {
      const rig = brought();
      await rig.grant();
      await rig.pass(1000);
      rig.withdraw();
      const why = rig.recorder.lingers;
      const from = rig.log.length;
      await rig.grant();
      await rig.pass(1000);
      expect(rig.log.slice(from).includes('capture:started')).toBe(!why && driver.again !== undefined);
      expect(rig.log.slice(from).filter((line) => line === 'brought')).toEqual([]);
      if (why || !driver.again) expect(rig.log.slice(from)).toEqual([]);
      else expect(rig.log.slice(from).some((line) => line.startsWith('vendor:'))).toBe(true);
      rig.withdraw();
      expect(rig.recorder.lingers).toBe(why);
    });
  });
};
