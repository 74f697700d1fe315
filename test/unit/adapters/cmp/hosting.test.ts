import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import fr from '../../../../locales/fr.json' with { type: 'json' };
import type { Answers, Cmp, CmpAdapter, CmpFacts, CmpRecord } from '../../../../src/adapters/cmp/cmp.ts';
import type { HostParts } from '../../../../src/adapters/cmp/host.ts';
import { hosting } from '../../../../src/adapters/cmp/hosting.ts';
import { createBus } from '../../../../src/bus/bus.ts';
import type { Status, Via } from '../../../../src/consent/choice.ts';
import { encode } from '../../../../src/consent/remembered.ts';
import { createNotice } from '../../../../src/notice/create-notice.ts';
import { fakeClock } from '../../../fixtures/fake-clock.ts';
import { boutique } from '../../config/boutique.ts';

const A = 'replay.errors';
const B = 'replay.experience';
const TERMS = 'a'.repeat(64);
const FACTS: CmpFacts = {
  ...{ id: 'didomi', name: 'Didomi', holds: 'console', lumped: ['analytics'], steps: [], traps: [] },
  ...{ tested: { on: 'fake', what: '' }, docs: '' },
};

/** A platform with two keys, as a page meets it. */
const platform = (facts: Partial<CmpFacts> = {}) => {
  let answers: Answers = {};
  let record: CmpRecord = { version: '1', reference: 'r1' };
  let asking = true;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const cmp: Cmp = {
    read: () => answers,
    knows: (key) => (/^(errors|experience)$/.test(key) ? undefined : false),
    watch(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
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
    async load(remembered: Answers = {}) {
      answers = remembered;
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

let clock: ReturnType<typeof fakeClock>;
let cookie: string;
let choices: [string, unknown, Via][];
const statuses = new Map<string, Status>();
const problems: unknown[] = [];

const join = (
  of: ReturnType<typeof platform>,
  map: Record<string, string> = { [A]: 'errors', [B]: 'experience' },
) => {
  const bus = createBus(() => {});
  bus.on('problem', (detail) => problems.push(detail));
  const configuration = { ...boutique(), choiceLifetime: 'P6M', ask: { cmp: 'didomi', map } };
  const parts: HostParts = {
    page: { document: {} } as never,
    bus,
    configuration,
    notice: createNotice(configuration as never, fr, 'fr'),
    terms: TERMS,
    status: (id) => statuses.get(id) ?? 'unasked',
    choose: vi.fn(async (wishes, via) => {
      cookie = '';
      for (const [id, yes] of Object.entries(wishes)) {
        statuses.set(id, yes ? 'granted' : 'refused');
        choices.push(['choose', wishes, via]);
        bus.emit(yes ? 'consent:granted' : 'consent:refused', {
          purpose: id,
          choice: 'c',
          restored: false,
        } as never);
      }
    }),
    withdraw: vi.fn(async (ids, via) => {
      cookie = '';
      for (const id of ids) {
        statuses.set(id, 'withdrawn');
        bus.emit('consent:withdrawn', { purpose: id, choice: 'c' });
      }
      choices.push(['withdraw', ids, via]);
    }),
    follow: vi.fn(),
    asked: vi.fn(),
  };
  return { host: hosting(of.adapter, parts, clock), parts, bus };
};
const said = () => choices.map(([act, what]) => [act, what]);
const remember = (acts: Record<string, 'grant' | 'refuse' | 'withdraw'>, terms = TERMS) => {
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
    },
  );
  clock = fakeClock();
  cookie = '';
  choices = [];
  statuses.clear();
  problems.length = 0;
});

afterEach(() => vi.unstubAllGlobals());

describe('a platform that asks beside us', () => {
  it('is not taken for a no while it is undecided, nor for a yes', async () => {
    const didomi = platform();
    const { host } = join(didomi);
    await didomi.load({});
    expect(choices).toEqual([]);
    expect([host.confirms(A), host.holds(A), host.answered]).toEqual([false, true, false]);
  });

  it('gives its yes and its no, with its own record, once', async () => {
    const didomi = platform();
    const { host, parts } = join(didomi);
    await didomi.load({});
    didomi.answer({ errors: true, experience: false });
    didomi.answer({}, 'r2');
    expect(said()).toEqual([
      ['choose', { [A]: true }],
      ['choose', { [B]: false }],
    ]);
    expect(choices[0]?.[2]).toMatchObject({
      layer: 'host-cmp',
      control: 'errors',
      notice: expect.stringMatching(/^[0-9a-f]{64}$/),
      host: { cmp: 'didomi', version: '1', reference: 'r2', at: '2026-11-22T10:00:00.000Z' },
    });
    expect([host.confirms(A), host.confirms(B)]).toEqual([true, false]);
    expect(didomi.cmp.write).not.toHaveBeenCalled();
    expect(parts.follow).toHaveBeenCalledTimes(1);
  });

  it('confirms what is remembered here, without a new proof', async () => {
    remember({ [A]: 'grant', [B]: 'refuse' });
    const didomi = platform();
    const { host, parts } = join(didomi);
    expect(host.confirms(A)).toBe(false);
    await didomi.load({ errors: true, experience: false });
    expect(host.confirms(A)).toBe(true);
    expect(parts.follow).toHaveBeenCalledTimes(1);
    expect(choices).toEqual([]);
  });

  it('is told of a withdrawal that it has missed, and does not bring the yes back', async () => {
    remember({ [A]: 'withdraw' });
    const didomi = platform();
    const { host } = join(didomi);
    await didomi.load({ errors: true });
    expect(didomi.cmp.write).toHaveBeenCalledExactlyOnceWith({ errors: false });
    expect(host.confirms(A)).toBe(false);
    expect(choices).toEqual([]);
  });

  it('ends here what was withdrawn there, on this page and on another', async () => {
    remember({ [A]: 'grant' });
    const didomi = platform();
    const { host } = join(didomi);
    await didomi.load({ errors: false });
    expect(said()).toEqual([['withdraw', [A]]]);
    expect(host.confirms(A)).toBe(false);
    didomi.answer({ errors: true });
    expect(said().at(-1)).toEqual(['choose', { [A]: true }]);
    didomi.answer({ errors: false }, 'r3');
    expect(said().at(-1)).toEqual(['withdraw', [A]]);
  });

  it('learns of our own control, once, and a yes of ours is written there', async () => {
    const didomi = platform();
    const { parts } = join(didomi);
    await didomi.load({ errors: true });
    await parts.withdraw([A], { layer: 'control', control: 'withdraw' });
    await parts.choose({ [B]: true }, { layer: 'api', control: 'x' });
    expect(vi.mocked(didomi.cmp.write).mock.calls).toEqual([[{ errors: false }], [{ experience: true }]]);
    expect(choices.map(([act]) => act)).toEqual(['choose', 'withdraw', 'choose']);
  });

  it('answers nothing by what it was told on other terms, until it is told anew', async () => {
    remember({ [A]: 'grant' }, 'c'.repeat(64));
    const didomi = platform();
    const { host } = join(didomi);
    await didomi.load({ errors: true });
    expect([choices, host.confirms(A)]).toEqual([[], false]);
    didomi.answer({ errors: true }, 'r9');
    expect(said()).toEqual([['choose', { [A]: true }]]);
    expect(host.confirms(A)).toBe(true);
  });

  it('that holds replay together with something else says nothing of it, and we ask', async () => {
    const didomi = platform();
    const { host, parts } = join(didomi, { [A]: 'analytics', [B]: 'experience' });
    await didomi.load({ analytics: true });
    expect([host.holds(A), host.holds(B), choices]).toEqual([false, true, []]);
    expect(host.ours(parts.configuration as never)).toMatchObject({ purposes: [{ id: A }, {}] });
    expect(problems).toMatchObject([{ code: 'cmp', during: 'map' }]);
  });

  it('with fixed categories only comes first: we ask when it was answered', async () => {
    const cookiebot = platform({ holds: 'never' });
    const { host, parts } = join(cookiebot, {});
    await cookiebot.load({});
    clock.pass(900);
    expect([host.answered, vi.mocked(parts.asked).mock.calls.length]).toEqual([false, 0]);
    cookiebot.answer({});
    clock.pass(300);
    expect([host.answered, vi.mocked(parts.asked).mock.calls.length]).toEqual([true, 1]);
    expect(choices).toEqual([]);
  });

  it('that does not have the key is a problem, and nobody asks or records in its place', async () => {
    const didomi = platform();
    const { host } = join(didomi, { [A]: 'nowhere' });
    await didomi.load({ nowhere: true });
    expect(problems).toMatchObject([{ code: 'cmp', during: 'map' }]);
    expect([host.holds(A), host.confirms(A), choices]).toEqual([true, false, []]);
  });

  it('that never comes is a problem after ten seconds', () => {
    const { host } = join(platform());
    clock.pass(9999);
    expect(problems).toEqual([]);
    clock.pass(1);
    expect(problems).toMatchObject([{ code: 'cmp', during: 'connect' }]);
    expect([host.confirms(A), host.answered]).toEqual([false, false]);
  });
});
