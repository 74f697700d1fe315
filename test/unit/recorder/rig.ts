import { vi } from 'vitest';
import type { Recorder } from '../../../src/adapters/recorders/recorder.ts';
import { type Bus, createBus } from '../../../src/bus/bus.ts';
import type { EventName, Events } from '../../../src/bus/events.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import type { Message } from '../../../src/platform/transport.ts';
import type { Purpose } from '../../../src/purpose/purpose.ts';
import type { RawEvent } from '../../../src/recorder/line.ts';
import { recorderOver } from '../../../src/recorder/recorder-over.ts';
import type { RecorderSettings } from '../../../src/recorder/recorder-parts.ts';
import { type FakeTab, fakeBrowser, fakeTab } from '../../fixtures/fake-platform.ts';

export const EVERYTHING: Purpose = { id: 'replay.experience', limitation: { L1: { rate: 1 } } };
export const ERRORS: Purpose = { id: 'replay.errors', limitation: { L2: {} } };

/** Lets promises settle; nothing here waits for the machine. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};

/** A segment as the collector would read it. */
export interface Sent {
  readonly session: string;
  readonly number: number;
  readonly events: (RawEvent & { readonly data: Record<string, unknown> })[];
  readonly message: Message;
}

type Listener = (event: unknown) => void;

/** A window that counts who listens. */
export const fakePage = () => {
  const listeners: [type: string, listener: Listener][] = [];
  class FakeRequest extends EventTarget {
    status = 0;
    open(_method: string, _url: string) {}
    send() {}
  }
  const page = {
    addEventListener: (type: string, listener: Listener) => void listeners.push([type, listener]),
    removeEventListener(type: string, listener: Listener) {
      const at = listeners.findIndex(([one, other]) => one === type && other === listener);
      if (at >= 0) listeners.splice(at, 1);
    },
    location: { href: 'https://boutique.example/' },
    document: { hidden: false },
    fetch: (_input: unknown): Promise<{ status: number; type: string }> =>
      Promise.resolve({ status: 200, type: 'basic' }),
    XMLHttpRequest: FakeRequest,
  };
  const fire = (type: string, event: object = {}) => {
    for (const [name, listener] of [...listeners]) if (name === type) listener({ type, ...event });
  };
  return { page, listeners, fire };
};

const memory = (): Storage & { readonly rows: Map<string, string> } => {
  const rows = new Map<string, string>();
  return {
    rows,
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => void rows.set(key, value),
    removeItem: (key: string) => void rows.delete(key),
  } as never;
};

export interface RigOptions {
  readonly purposes?: readonly Purpose[];
  readonly settings?: Partial<RecorderSettings>;
  readonly storage?: ReturnType<typeof memory>;
  /** Without it, packing is left out: nothing then takes longer than a promise. */
  readonly gzip?: boolean;
}

/** The recorder on a page whose clock, network, storage and rrweb are the test's. */
export const rig = ({
  purposes = [EVERYTHING],
  settings = {},
  storage = memory(),
  gzip = false,
}: RigOptions = {}) => {
  if (!gzip) vi.stubGlobal('CompressionStream', undefined);
  const browser = fakeBrowser();
  const tab: FakeTab = fakeTab(browser);
  const { clock } = browser;
  const scene = fakePage();
  const hiders = new Set<() => void>();
  const wakers = new Set<() => void>();
  const granted = new Set<string>();
  const shut = new Set<string>();
  let reopened = (_: string) => {};
  const heard: [EventName, never][] = [];
  const path = { now: '/' };
  const platform: Platform = {
    ...tab,
    terminal: { ...tab.terminal, session: () => storage, path: () => path.now },
    life: {
      ...tab.life,
      onHide: (listener) => {
        hiders.add(listener);
        return () => void hiders.delete(listener);
      },
      onWake: (listener) => {
        wakers.add(listener);
        return () => void wakers.delete(listener);
      },
    },
  };
  tab.answer = () => Promise.resolve(new Response(null, { status: 201 }));

  /** rrweb's part. */
  const page = { emit: (_: RawEvent) => {}, live: 0, snapshots: 0, ready: true, late: (_: RawEvent) => {} };
  const shoot = () => {
    page.snapshots += 1;
    page.emit({ type: 4, timestamp: clock.now(), data: { href: 'https://boutique.example/' } });
    page.emit({ type: 2, timestamp: clock.now(), data: { node: { id: page.snapshots } } });
  };
  const masking = { faulty: 0, blind: false, count: 0, nonces: [] as string[] };

  const bus: Bus = createBus((event, detail) => heard.push([event, detail as never]));
  const create = (): Recorder =>
    recorderOver(
      {
        bus,
        gate: {
          passes: (purpose) => granted.has(purpose) && !shut.has(purpose),
          confirms: (purpose) => granted.has(purpose) && !shut.has(purpose),
          onOpen(listener) {
            reopened = listener;
            return () => {};
          },
        },
        platform,
        settings: {
          purposes,
          admits: () => true,
          excluded: () => path.now.startsWith('/compte'),
          grant: (purpose) => (granted.has(purpose) ? `grant-${purpose}` : undefined),
          routes: [],
          unmask: [],
          caps: {},
          ...settings,
        },
      },
      {
        page: scene.page as never,
        source: {
          ready: () => page.ready,
          nodeOf: () => null,
          start({ emit }) {
            let alive = true;
            page.emit = (raw) => alive && emit(raw);
            // What rrweb does where an iframe reloads: it emits after its end.
            page.late = emit;
            page.live += 1;
            shoot();
            return {
              snapshot: shoot,
              stop() {
                if (alive) page.live -= 1;
                alive = false;
              },
            };
          },
        },
        masking({ nonce }) {
          masking.nonces.push(nonce);
          return {
            options: {},
            redact: ({ type, timestamp, data }) => {
              if (masking.faulty > 0) {
                masking.faulty -= 1;
                masking.count += 1;
                return undefined;
              }
              return masking.blind && type === 2 ? undefined : { type, data, timestamp };
            },
            piece: () => undefined,
            faults: () => masking.count,
          };
        },
      },
    );

  const self = {
    bus,
    clock,
    tab,
    browser,
    storage,
    page,
    path,
    masking,
    scene,
    heard,
    create,
    granted,
    gate: shut,
    reopen(purpose: string) {
      shut.delete(purpose);
      reopened(purpose);
    },
    hide() {
      for (const hider of [...hiders]) hider();
    },
    wake() {
      for (const waker of [...wakers]) waker();
    },
    get listening() {
      return hiders.size + wakers.size + scene.listeners.length;
    },
    /** The collector took the proof: the receipt brings a token. */
    deliver(purpose: string = purposes[0]?.id ?? '', token = `token-${purpose}`) {
      const upload = { token, expires: new Date(clock.now() + 24 * 3_600_000).toISOString() };
      const receipt = {
        id: `grant-${purpose}`,
        log: '',
        index: 0,
        leaf: '',
        receivedAt: '',
        checkpoint: '',
        upload,
      };
      bus.emit('proof:delivered', { records: [receipt.id], receipts: [receipt] });
    },
    /** The visitor agrees, and the page comes to rest. */
    grant(...ids: string[]) {
      for (const purpose of ids.length ? ids : purposes.map(({ id }) => id)) {
        granted.add(purpose);
        bus.emit('consent:granted', { purpose, choice: 'c', restored: false });
        self.deliver(purpose);
      }
      clock.pass(1);
    },
    withdraw(purpose: string) {
      granted.delete(purpose);
      bus.emit('consent:withdrawn', { purpose, choice: 'c' });
    },
    /** Something happens in the page: by default, it changes. */
    event(source = 0, data: object = {}) {
      page.emit({ type: 3, timestamp: clock.now(), data: { source, ...data } });
    },
    told: <E extends EventName>(name: E) =>
      heard.filter(([event]) => event === name).map(([, detail]) => detail as Events[E]),
    segments: (): Sent[] =>
      tab.sent
        .filter(({ path }) => path.startsWith('/recordings/'))
        .map((message) => {
          const [, , session = '', , number] = message.path.split('/');
          const body = typeof message.body === 'string' ? message.body : '';
          const events = body
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line));
          return { session, number: Number(number), events, message };
        }),
    stored: () => JSON.parse(storage.rows.get('temoin.session') ?? 'null'),
  };
  return self;
};

export type Rig = ReturnType<typeof rig>;
