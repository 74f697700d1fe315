import { describe, expect, it, vi } from 'vitest';
import type { Terminal } from '../../../src/platform/terminal.ts';
import type { Tracker } from '../../../src/purpose/purpose.ts';
import { expireLater } from '../../../src/withdrawal/expire-later.ts';
import { fakeClock } from '../../fixtures/fake-clock.ts';
import { fakeBrowser, fakeTab } from '../../fixtures/fake-platform.ts';

const databases = (held: Set<string>, over: Partial<IDBFactory> = {}): IDBFactory =>
  ({
    databases: async () => [...held].map((name) => ({ name, version: 1 })),
    deleteDatabase(name: string) {
      const request = {} as IDBOpenDBRequest;
      queueMicrotask(() => {
        held.delete(name);
        request.onsuccess?.(new Event('success'));
      });
      return request;
    },
    ...over,
  }) as IDBFactory;

const terminal = (over: Partial<Terminal>): Terminal => ({ ...fakeTab(fakeBrowser()).terminal, ...over });
const declared: Tracker[] = [
  { name: 'trk_*', store: 'indexedDB' },
  { name: 'exact', store: 'indexedDB' },
  { name: 'trk_keep', store: 'indexedDB', keep: true },
];

describe('databases', () => {
  it('are not even listed when none is declared', async () => {
    const list = vi.fn(async () => []);
    const factory = databases(new Set(), { databases: list });
    await expireLater([{ name: 'x', store: 'cookie' }], terminal({ databases: () => factory }), fakeClock());
    expect(list).not.toHaveBeenCalled();
  });

  it('go by pattern where they can be listed', async () => {
    const held = new Set(['trk_1', 'exact', 'trk_keep', 'panier', 'temoin']);
    const expiry = await expireLater(declared, terminal({ databases: () => databases(held) }), fakeClock());
    expect([...held]).toEqual(['trk_keep', 'panier', 'temoin']);
    expect(expiry).toEqual({
      expired: ['indexedDB:trk_1', 'indexedDB:exact'],
      kept: ['indexedDB:trk_keep'],
      residual: [],
    });
  });

  it('go by exact name where they cannot, and a pattern stays reported', async () => {
    const held = new Set(['trk_1', 'exact', 'trk_keep']);
    const { databases: _, ...rest } = databases(held);
    const expiry = await expireLater(
      declared,
      terminal({ databases: () => rest as IDBFactory }),
      fakeClock(),
    );
    expect([...held]).toEqual(['trk_1', 'trk_keep']);
    expect(expiry).toMatchObject({ expired: ['indexedDB:exact'], residual: ['indexedDB:trk_*'] });
  });

  it('are residual after the limit when another tab blocks them', async () => {
    const clock = fakeClock();
    const held = new Set(['trk_1', 'exact']);
    const open = databases(held);
    const factory = databases(held, {
      deleteDatabase: (name) => (name === 'trk_1' ? ({} as IDBOpenDBRequest) : open.deleteDatabase(name)),
    });
    let settled = false;
    const pass = expireLater(declared, terminal({ databases: () => factory }), clock).finally(() => {
      settled = true;
    });
    await vi.waitFor(() => expect(held.has('exact')).toBe(false));
    clock.pass(999);
    await new Promise(setImmediate);
    expect(settled).toBe(false);
    clock.pass(1);
    expect(await pass).toEqual({ expired: ['indexedDB:exact'], kept: [], residual: ['indexedDB:trk_1'] });
  });

  it('are residual when their deletion fails, and when the list hangs', async () => {
    const failing = databases(new Set(['exact']), {
      deleteDatabase() {
        const request = {} as IDBOpenDBRequest;
        queueMicrotask(() => request.onerror?.(new Event('error')));
        return request;
      },
    });
    const first = await expireLater(declared, terminal({ databases: () => failing }), fakeClock());
    expect(first.residual).toEqual(['indexedDB:exact']);

    const clock = fakeClock();
    const hanging = databases(new Set(), {
      databases: () => new Promise(() => {}),
      deleteDatabase: () => ({}) as IDBOpenDBRequest,
    });
    const pass = expireLater(declared, terminal({ databases: () => hanging }), clock);
    const ticking = setInterval(() => clock.pass(1000), 1);
    const second = await pass.finally(() => clearInterval(ticking));
    expect(second.residual).toEqual(['indexedDB:trk_*', 'indexedDB:exact']);
  });
});

describe('where storage is blocked', () => {
  it('reports nothing and does not reject', async () => {
    expect(await expireLater(declared, terminal({}), fakeClock())).toEqual({
      expired: [],
      kept: [],
      residual: [],
    });
  });
});
