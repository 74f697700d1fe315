import { vi } from 'vitest';
import { createBus } from '../../../src/bus/bus.ts';
import type { EventName } from '../../../src/bus/events.ts';
import { createChoose } from '../../../src/choosing/choose.ts';
import type { Circumstances } from '../../../src/choosing/circumstances.ts';
import { createProve } from '../../../src/choosing/prove.ts';
import { createRestore } from '../../../src/choosing/restore.ts';
import { createSettle } from '../../../src/choosing/settle.ts';
import { createVisit } from '../../../src/choosing/visit.ts';
import { createConsent } from '../../../src/consent/consent.ts';
import { createGate } from '../../../src/consent/gate.ts';
import { createOutbox } from '../../../src/platform/outbox.ts';
import type { Purpose } from '../../../src/purpose/purpose.ts';
import { createStop } from '../../../src/withdrawal/stop.ts';
import { createWithdraw } from '../../../src/withdrawal/withdraw.ts';
import { type FakeBrowser, fakeTab } from '../../fixtures/fake-platform.ts';

export const SIX_MONTHS = 182 * 86_400_000;
export const ERRORS: Purpose = {
  id: 'replay.errors',
  limitation: { L2: {} },
  masking: 'M3',
  identifier: 'I1',
  retention: 'P30D',
};
export const AUDIENCE: Purpose = { id: 'audience', trackers: [{ name: '_pk_id*', store: 'cookie' }] };

export const about = (terms = 'a'): Circumstances => ({
  site: 'https://boutique.example',
  controller: {
    name: 'Boutique SAS',
    address: '1 rue de la Paix, Paris',
    contact: 'https://boutique.example/contact',
  },
  recipients: [{ name: 'Hébergeur SA', role: 'processor', country: 'FR' }],
  purposes: [ERRORS, AUDIENCE],
  ruleset: 'cnil-sr-draft-2026-02-25',
  language: 'fr',
  notice: 'c'.repeat(64),
  terms: terms.repeat(64),
  configuration: 'd'.repeat(64),
  build: { version: '0', code: 'e'.repeat(64) },
  gpc: false,
  until: (at) => at + SIX_MONTHS,
});

/** A page of a browser with everything wired but the banner. */
export const openPage = (browser: FakeBrowser, circumstances: Circumstances = about()) => {
  const tab = fakeTab(browser);
  const facts: [EventName, Record<string, unknown>][] = [];
  const bus = createBus((event, detail) => facts.push([event, detail as Record<string, unknown>]));
  const ids = circumstances.purposes.map(({ id }) => id);
  const consent = createConsent(ids, circumstances, tab.clock.now);
  const visit = createVisit(
    consent,
    circumstances,
    {
      read: () => [browser.cookies.get('temoin')].filter((value) => value !== undefined),
      write: (text) => void (text ? browser.cookies.set('temoin', text) : browser.cookies.delete('temoin')),
    },
    tab.clock.now,
  );
  const gate = createGate(consent, visit.stands);
  const recorder = { halt: vi.fn(() => ({ events: 3, bytes: 500 })) };
  const outbox = createOutbox(tab, {
    delivered: (rows, { receipts, erased }) =>
      bus.emit('proof:delivered', {
        records: rows.map(({ id }) => id),
        receipts: receipts as never,
        ...(erased !== undefined && { erased }),
      }),
    rejected: (rows, problem) => bus.emit('proof:rejected', { records: rows.map(({ id }) => id), problem }),
  });
  const prove = createProve(circumstances, { ...tab, outbox, bus });
  const stop = createStop(
    () => circumstances.purposes,
    consent,
    gate,
    tab,
    bus,
    () => [recorder],
    outbox.interrupt,
  );
  const deliver = () => void outbox.deliver();
  const withdraw = createWithdraw(visit, stop, prove, outbox, tab, bus);
  const admit = vi.fn(async () => {});
  const settle = createSettle(visit, gate, outbox.all, prove, stop, admit, tab.tabs.tell, deliver, bus);
  const choose = createChoose(visit, tab.chance, bus, settle, withdraw);
  const restore = createRestore(ids, visit, gate, stop, outbox.all, admit, bus);
  return {
    ...{ tab, facts, bus, consent, visit, gate, recorder, outbox, stop, withdraw, choose, restore, admit },
    told: (event: EventName) => facts.filter(([name]) => name === event).map(([, detail]) => detail),
    names: () => facts.map(([name]) => name),
  };
};

export const by = { layer: 1, control: 'accept-all' } as const;
