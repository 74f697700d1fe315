import { expect, it } from 'vitest';
import { openreplay } from '../../../../src/adapters/recorders/openreplay.facts.ts';
import type { VendorDriver } from '../../../../src/adapters/recorders/vendor.ts';
import { fakePage, staged } from '../../../fixtures/vendors/fake-page.ts';

interface Tool {
  stop(): void;
}

it('lets nothing go to a vendor from the moment in which another tab has ended the yes', async () => {
  const page = fakePage(
    () => {},
    () => 'runs',
  );
  page['tool'] = { stop() {} };
  const driver: VendorDriver<Tool> = { find: (there) => (there as { tool?: Tool }).tool };
  const rig = staged(openreplay, driver, {}, page, []);
  await rig.grant();
  expect(rig.leaves()).toBe(true);
  rig.endsElsewhere();
  expect(rig.leaves()).toBe(false);
});

it('begins when the gate is open again, where that was shut for a moment as the yes was heard', async () => {
  const log: string[] = [];
  const page = fakePage(
    () => {},
    () => 'runs',
  );
  page['tool'] = { stop() {} };
  const driver: VendorDriver<Tool> = { find: (there) => (there as { tool?: Tool }).tool };
  const rig = staged(openreplay, driver, {}, page, log);
  await rig.doubt(true);
  await rig.grant();
  expect(log).toEqual([]);
  await rig.doubt(false);
  await rig.doubt(false);
  expect(log).toEqual(['guard:open', 'capture:started', 'guard:reach']);
  rig.withdraw();
  await rig.doubt(false);
  expect(log.filter((each) => each === 'capture:started')).toHaveLength(1);
});

it('ends the object that it began with, though what has taken its place throws, and wants a new page', async () => {
  const log: string[] = [];
  const page = fakePage(
    (what) => log.push(what),
    () => 'runs',
  );
  const driver: VendorDriver<Tool> = {
    find: (there) => (there as { tool?: Tool }).tool,
    stop: (tool) => tool.stop(),
  };
  page['tool'] = { stop: () => log.push('the first ended') };
  const rig = staged(openreplay, driver, {}, page, log);
  await rig.grant();
  await rig.pass(1000);
  page['tool'] = {
    stop() {
      throw new Error('not me');
    },
  };
  rig.withdraw();
  expect(log).toContain('the first ended');
  expect(rig.recorder.lingers).toContain('not me');
});
