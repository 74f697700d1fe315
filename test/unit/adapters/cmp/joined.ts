import { afterEach, beforeEach, expect, vi } from 'vitest';
import fr from '../../../../locales/fr.json' with { type: 'json' };
import type { Answers, Cmp, CmpAdapter, CmpFacts, CmpRecord } from '../../../../src/adapters/cmp/cmp.ts';
import type { HostParts } from '../../../../src/adapters/cmp/host.ts';
import { hosting } from '../../../../src/adapters/cmp/hosting.ts';
import { createBus } from '../../../../src/bus/bus.ts';
import type { Status, Via } from '../../../../src/consent/choice.ts';
import { encode } from '../../../../src/consent/remembered.ts';
import { createNotice } from '../../../../src/notice/create-notice.ts';
import type { Kept } from '../../../../src/platform/outbox.ts';
import { fakeClock } from '../../../fixtures/fake-clock.ts';
import { fakePage } from '../../../fixtures/fake-page.ts';
import { boutique } from '../../config/boutique.ts';

/** What hosting.test.ts drives: a platform with two keys, and a page that joins it. */
export const A = 'replay.errors';
export const B = 'replay.experience';
const TERMS = 'a'.repeat(64);
const FACTS: CmpFacts = {
  ...{ id: 'didomi', name: 'Didomi', holds: 'console', lumped: ['analytics'], steps: [], traps: [] },
  ...{ tested: { on: 'fake', what: '' }, docs: '' },
};

/** A platform with two keys, as a page meets it. */
export const platform = (facts: Partial<CmpFacts> = {}) => {
  let answers: Answers = {};
  let record: CmpRecord = { version: '1', reference: 'r1' };
  let asking = true;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const cmp: Cmp = {
    read: () => answers,
    knows: (key) => (/^(errors|replay_experience)$/.test(key) ? undefined : false),
    watch(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    forget: vi.fn((key: string) => {
      answers = { ...answers, [key]: undefined };
      asking = true;
      tell();
    }),
    write: vi.fn((given: Readonly<Record<string, boolean>>) => {
      answers = { ...answers, ...given };
      tell();
    }),
    open: vi.fn(),
    asking: () => asking,
    record: () => record,
  };
  let arrive: (cmp: Cmp) => void = () => {};
  const adapter: CmpAdapter = {
    facts: { ...FACTS, ...facts },
    connect: () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
  };
  return {
    adapter,
    cmp,
    async load(remembered: Answers = {}, time?: number) {
      answers = remembered;
      if (time !== undefined) record = { ...record, at: time };
      arrive(cmp);
      await vi.waitFor(() => expect(listeners.size).toBe(1));
      await new Promise((resolve) => setImmediate(resolve));
    },
    /** The visitor answers in its own dialog. */
    answer(given: Answers, reference = 'r2') {
      asking = false;
      record = { version: '1', reference, at: Date.parse('2026-11-22T10:00:00Z') };
      answers = { ...answers, ...given };
      tell();
    },
  };
};

export let clock: ReturnType<typeof fakeClock>;
export let cookie: string;
export let choices: [string, unknown, Via][];
const statuses = new Map<string, Status>();
export const problems: unknown[] = [];
/** The proofs on this terminal. */
export const kept: Kept[] = [];
/** Storage that cannot be read. */
export const blocked = { now: false };

export const join = (
  of: ReturnType<typeof platform>,
  map: Record<string, string> = { [A]: 'errors', [B]: 'replay_experience' },
) => {
  const bus = createBus(() => {});
  bus.on('problem', (detail) => problems.push(detail));
  const configuration = { ...boutique(), choiceLifetime: 'P6M', ask: { cmp: 'didomi', map } };
  const parts: HostParts = {
    page: Object.assign(fakePage(), { navigator: {}, location: { protocol: 'https:' } }) as never,
    bus,
    configuration,
    notice: createNotice(configuration as never, fr, 'fr'),
    terms: TERMS,
    status: (id) => statuses.get(id) ?? 'unasked',
    choose: vi.fn(async (wishes, via) => {
      cookie = '';
      choices.push(['choose', wishes, via]);
      for (const [id, yes] of Object.entries(wishes)) {
        const became = yes ? 'granted' : statuses.get(id) === 'granted' ? 'withdrawn' : 'refused';
        statuses.set(id, became);
        bus.emit(`consent:${became}`, { purpose: id, choice: 'c', restored: false });
      }
    }),
    follow: vi.fn(),
    asked: vi.fn(),
  };
  return {
    host: hosting(of.adapter, parts, clock, async () => {
      if (blocked.now) throw Error('blocked');
      return kept;
    }),
    parts,
    bus,
  };
};
/** A proof of this terminal's. */
export const proved = (purpose: string, act: string, at: number, until: number): Kept => ({
  ...{ purpose, act, at, until, id: `${at}`, choice: 'c', key: `${at}` },
  record: { signed: JSON.stringify({ asked: { notice: 'b'.repeat(64), terms: TERMS } }) },
});
export const said = () => choices.map(([act, what]) => [act, what]);
export const remember = (acts: Record<string, 'grant' | 'refuse' | 'withdraw'>, terms = TERMS) => {
  cookie = `temoin=${encodeURIComponent(
    encode(
      Object.entries(acts).map(([purpose, act]) => ({
        purpose,
        act,
        at: 5,
        notice: 'b'.repeat(64),
        terms,
        choice: '',
      })),
    ),
  )}`;
};

beforeEach(() => {
  vi.stubGlobal(
    'Document',
    class {
      get cookie() {
        return cookie;
      }
      set cookie(text: string) {
        cookie = text.split(';')[0] as string;
      }
    },
  );
  // js-cookie says what it would write only where there is one.
  vi.stubGlobal('document', {});
  clock = fakeClock();
  cookie = '';
  choices = [];
  statuses.clear();
  problems.length = 0;
  kept.length = 0;
  blocked.now = false;
});

afterEach(() => vi.unstubAllGlobals());
