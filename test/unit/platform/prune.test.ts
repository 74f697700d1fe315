import { describe, expect, it } from 'vitest';
import { createOutbox, type Kept } from '../../../src/platform/outbox.ts';
import { fakeBrowser, fakeTab } from '../../fixtures/fake-platform.ts';

const set = () => {
  const browser = fakeBrowser();
  const tab = fakeTab(browser);
  const outbox = createOutbox(tab, { delivered: () => {}, rejected: () => {} });
  const now = browser.clock.now();
  const row = (id: string, act: string, until: number, more: Partial<Kept> = {}): Kept => ({
    ...{ id, act, purpose: 'p', at: now - 10, until: now + until, choice: 'c', key: id },
    record: { signed: '{}' },
    ...more,
  });
  const left = () => browser.vault.rows().map((each) => (each as Kept).key);
  return { browser, tab, outbox, row, left };
};

describe('the rows of the outbox', () => {
  it('go at their end, delivered grants, withdrawals and refusals alike, and not before', async () => {
    const { outbox, row, left } = set();
    const { record: _, ...refusal } = row('refused', 'refuse', 0);
    await outbox.add([
      row('granted', 'grant', 0),
      row('withdrawn', 'withdraw', 0, { ends: ['gone'] }),
      refusal,
      row('still-granted', 'grant', 1),
      row('still-withdrawn', 'withdraw', 1),
      row('still-refused', 'refuse', 1),
    ]);
    await outbox.prune();
    expect(left()).toEqual(['still-granted', 'still-refused', 'still-withdrawn']);
  });
  it('stay while they are to be sent, or to be proved', async () => {
    const { outbox, row, left } = set();
    const { record: _, ...mark } = row('mark', 'withdraw', -1);
    await outbox.add([row('waits', 'grant', -1, { to: '/proofs' }), mark]);
    await outbox.prune();
    expect(left()).toEqual(['mark', 'waits']);
  });
  it('stay as long as a grant that they end: it must not come back', async () => {
    const { browser, outbox, row, left } = set();
    await outbox.add([row('granted', 'grant', 5), row('withdrawn', 'withdraw', 0, { ends: ['granted'] })]);
    await outbox.prune();
    expect(left()).toEqual(['granted', 'withdrawn']);
    browser.clock.pass(5);
    await outbox.prune();
    expect(left()).toEqual([]);
  });
  it('hold no upload token', async () => {
    const { browser, tab, outbox, row } = set();
    tab.answer = async () =>
      Response.json({ receipts: [{ id: 'g', leaf: 'x', upload: { token: 'SECRET', expires: '' } }] });
    await outbox.add([row('g', 'grant', 5, { to: '/proofs' })]);
    await outbox.deliver();
    expect(browser.vault.rows()).toMatchObject([{ receipt: { id: 'g', leaf: 'x' } }]);
    expect(JSON.stringify(browser.vault.rows())).not.toContain('SECRET');
  });
});
