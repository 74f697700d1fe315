import { describe, expect, it, vi } from 'vitest';
import { createOutbox, type Kept } from '../../../src/platform/outbox.ts';
import { fakeBrowser, fakeTab } from '../../fixtures/fake-platform.ts';

const row = (id: string, at: number, to = '/proofs', act = 'grant'): Kept => ({
  id,
  act,
  purpose: 'p',
  at,
  until: at + 1,
  choice: 'c',
  key: `${String(at).padStart(14, '0')}.0.${id}`,
  to,
  record: { signed: JSON.stringify({ id }) },
});

const ids = (body: unknown) =>
  JSON.parse(body as string).records.map((each: { signed: string }) => JSON.parse(each.signed).id);

const refusal = () =>
  Response.json({ title: 'no' }, { status: 422, headers: { 'content-type': 'application/problem+json' } });

const set = () => {
  const browser = fakeBrowser();
  const tab = fakeTab(browser);
  const delivered = vi.fn();
  const rejected = vi.fn();
  const outbox = createOutbox(tab, { delivered, rejected });
  const accept = async ({ body }: { body?: unknown }) =>
    Response.json({ receipts: ids(body).map((id: string) => ({ id })) }, { status: 201 });
  return { browser, tab, outbox, delivered, rejected, accept };
};

describe('the outbox', () => {
  it('sends nothing over a withdrawal before the grant that it ends', async () => {
    const { tab, outbox, accept } = set();
    tab.answer = accept;
    await outbox.add([row('w', 3, '/withdrawals', 'withdraw'), row('g', 1), row('h', 2)]);
    await outbox.deliver();
    expect(tab.sent.map(({ path, body }) => [path, ids(body)])).toEqual([
      ['/proofs', ['g', 'h']],
      ['/withdrawals', ['w']],
    ]);
  });
  it('keeps what found no answer, and tries again later and later', async () => {
    const { browser, tab, outbox, delivered, accept } = set();
    await outbox.add([row('g', 1)]);
    await outbox.deliver();
    expect(tab.sent).toHaveLength(1);
    browser.clock.pass(1999);
    await vi.waitFor(() => expect(tab.sent).toHaveLength(1));
    browser.clock.pass(1);
    await vi.waitFor(() => expect(tab.sent).toHaveLength(2));
    tab.answer = accept;
    browser.clock.pass(4000);
    await vi.waitFor(() => expect(delivered).toHaveBeenCalledOnce());
    await outbox.deliver();
    expect(tab.sent).toHaveLength(3);
  });
  it.each([500, 503, 429, 408])('tries again after %i', async (status) => {
    const { tab, outbox, rejected } = set();
    tab.answer = async () => new Response('', { status });
    await outbox.add([row('g', 1)]);
    await outbox.deliver();
    expect(rejected).not.toHaveBeenCalled();
    expect(await outbox.all()).toHaveLength(1);
  });
  it('does not let one refused record take the others with it', async () => {
    const { tab, outbox, delivered, rejected, accept } = set();
    tab.answer = async (message) => (ids(message.body).includes('bad') ? refusal() : accept(message));
    await outbox.add([row('a', 1), row('bad', 2), row('b', 3)]);
    await outbox.deliver();
    expect(delivered.mock.calls.flatMap(([rows]) => rows.map((each: Kept) => each.id))).toEqual(['a', 'b']);
    expect(rejected.mock.calls[0]?.[0]).toMatchObject([{ id: 'bad' }]);
    expect((await outbox.all()).map(({ id }) => id)).toEqual(['a', 'b']);
  });
  it('sends a row that came while another was on its way', async () => {
    const { tab, outbox, accept } = set();
    let late: Promise<void> | undefined;
    tab.answer = async (message) => {
      late ??= outbox.add([row('late', 9)]).then(() => outbox.deliver());
      await late;
      return accept(message);
    };
    await outbox.add([row('g', 1)]);
    await outbox.deliver();
    expect(tab.sent.map(({ body }) => ids(body))).toEqual([['g'], ['late']]);
  });
  it.each([401, 403, 404, 422])('takes a proxy’s %i for no answer at all', async (status) => {
    const { tab, outbox, rejected } = set();
    tab.answer = async () =>
      new Response('<h1>no</h1>', { status, headers: { 'content-type': 'text/html' } });
    await outbox.add([row('g', 1), row('w', 2, '/withdrawals', 'withdraw')]);
    await outbox.deliver();
    expect(rejected).not.toHaveBeenCalled();
    expect((await outbox.all()).filter(({ to }) => to)).toHaveLength(2);
  });
  it('never drops a withdrawal, and lets the next record pass it', async () => {
    const { tab, outbox, delivered, accept } = set();
    tab.answer = async (message) => (ids(message.body).includes('w') ? refusal() : accept(message));
    await outbox.add([row('w', 1, '/withdrawals', 'withdraw'), row('g', 2)]);
    await outbox.deliver();
    expect(delivered.mock.calls.flatMap(([rows]) => rows.map((each: Kept) => each.id))).toEqual(['g']);
    expect((await outbox.all()).filter(({ to }) => to).map(({ id }) => id)).toEqual(['w']);
  });
  it('gives up the request in flight when it is interrupted, and sends again what it carried', async () => {
    const { tab, outbox, delivered, accept } = set();
    tab.answer = ({ signal }) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    await outbox.add([row('g', 1)]);
    const sending = outbox.deliver();
    await vi.waitFor(() => expect(tab.sent).toHaveLength(1));
    outbox.interrupt();
    await sending;
    tab.answer = accept;
    await outbox.deliver();
    expect(delivered).toHaveBeenCalledOnce();
  });
});
