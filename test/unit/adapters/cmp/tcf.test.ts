import stub from '@iabtechlabtcf/stub';
import { beforeEach, describe, expect, it } from 'vitest';
import { bring } from '../../../../src/adapters/cmp/bring.ts';
import { tcf } from '../../../../src/adapters/cmp/tcf.facts.ts';
import { loadIabCmp, stringOf } from '../../../fixtures/iab-cmp.ts';
import { connect, emptyPage, remembering, type TcfPage, turn, withIabCmp } from './tcf-page.ts';

let page: TcfPage;
beforeEach(() => {
  page = emptyPage();
});

describe('a CMP of the TCF, with the IAB’s own stub and CmpApi', () => {
  it('is waited for in the queue of the stub, and heard when it has come', async () => {
    stub();
    const it = await connect(page, '1');
    expect(it.connected).toBe(false);
    const iab = loadIabCmp(remembering());
    await turn();
    expect([it.connected, it.cmp.asking(), it.cmp.read()]).toEqual([true, true, { '1': undefined }]);
    iab.answer(true);
    expect([it.cmp.asking(), it.cmp.read()]).toEqual([false, { '1': true }]);
  });

  it('tells a refusal above the highest number granted by the string, for TCData leaves it out', async () => {
    const iab = withIabCmp();
    const { cmp } = await connect(page, '1', '2', '3');
    iab.answer(true, false);
    expect(cmp.read()).toEqual({ '1': true, '2': false, '3': undefined });
    iab.answer(false, true);
    expect(cmp.read()).toEqual({ '1': false, '2': true, '3': undefined });
    iab.answer(false, false);
    expect(cmp.read()).toEqual({ '1': false, '2': false, '3': undefined });
  });

  it('does not call a refusal what no segment tells', async () => {
    const iab = withIabCmp(remembering(stringOf([true, true])));
    const { cmp } = await connect(page, '1', '2');
    iab.update(stringOf([false, true], false));
    expect(cmp.read()).toEqual({ '1': undefined, '2': undefined });
  });

  it('leaves what was answered as it is while the dialog is shown again', async () => {
    const iab = withIabCmp(remembering(stringOf([true, false])));
    const { cmp } = await connect(page, '1', '2');
    cmp.open();
    expect([iab.opened(), cmp.asking(), cmp.read()]).toEqual([true, true, { '1': true, '2': false }]);
    // What is ticked there and not saved yet.
    iab.update(stringOf([false, true]), true);
    expect(cmp.read()).toEqual({ '1': true, '2': false });
    iab.answer(false);
    expect([cmp.asking(), cmp.read()]).toEqual([false, { '1': false, '2': false }]);
  });

  it('infers nothing from a string that is shown with the question, only from one that was loaded', async () => {
    stub();
    const memory = remembering(stringOf([true, true]));
    const iab = loadIabCmp(remembering());
    iab.update(memory.get() as string, true);
    const { cmp } = await connect(page, '1');
    expect([cmp.asking(), cmp.read()]).toEqual([true, { '1': undefined }]);
  });

  it('infers nothing where the GDPR does not apply, also after it did', async () => {
    const iab = withIabCmp(remembering(stringOf([true, true])));
    const { cmp } = await connect(page, '1');
    expect(cmp.read()).toEqual({ '1': true });
    iab.update(null);
    expect([cmp.asking(), cmp.read()]).toEqual([false, { '1': undefined }]);
  });

  it('takes no standard purpose for a custom one, and no number that there cannot be', async () => {
    const iab = withIabCmp();
    const keys = ['0', '01', '64', '1.0', 'purpose8', 'purpose.consents.8', 'constructor', ''];
    const { cmp } = await connect(page, ...keys);
    iab.answer(true);
    expect(Object.values(cmp.read()).filter((answer) => answer !== undefined)).toEqual([]);
    expect(keys.map(cmp.knows)).toEqual(keys.map(() => false));
  });

  it('knows the numbers of a string, and that one which was just written has no more of them', async () => {
    const iab = withIabCmp(remembering(stringOf([true, true])));
    const { cmp } = await connect(page, '1');
    // It may have been written before there was a third.
    expect(['1', '2', '3'].map(cmp.knows)).toEqual([true, true, undefined]);
    iab.answer(true);
    expect(['1', '2', '3'].map(cmp.knows)).toEqual([true, true, false]);
    iab.update(stringOf([true, true], false));
    expect(['1', '3'].map(cmp.knows)).toEqual([undefined, undefined]);
  });

  it('ends its listener in the CMP with the last watcher, and knows nothing from then on', async () => {
    const iab = withIabCmp(remembering(stringOf([true, true])));
    const { cmp } = await connect(page, '1');
    const heard: string[] = [];
    const undo = [cmp.watch(() => heard.push('a')), cmp.watch(() => heard.push('b'))];
    iab.answer(false);
    undo[0]?.();
    undo[0]?.();
    iab.answer(true);
    expect([heard, cmp.read()]).toEqual([['a', 'b', 'b'], { '1': true }]);
    undo[1]?.();
    iab.answer(true);
    expect([heard.length, cmp.read()]).toEqual([3, { '1': undefined }]);
  });

  it('says which CMP it was, and of the string nothing', async () => {
    const iab = withIabCmp(remembering(stringOf([true, true])));
    const { cmp, clock } = await connect(page, '1');
    // When a remembered answer was given, the string knows to the day at most.
    expect(cmp.record()).toEqual({ version: 'cmp 880 v3 policy 5' });
    clock.pass(5000);
    iab.answer(true);
    expect(cmp.record()).toEqual({ version: 'cmp 880 v3 policy 5', at: clock.now() });
  });

  it('cannot be written to, and says so', async () => {
    withIabCmp();
    const { cmp } = await connect(page, '1');
    expect(cmp.write).toBeUndefined();
    await expect(bring(tcf, cmp, '1', true)).rejects.toThrow('has no command that writes');
    await expect(bring(tcf, cmp, '1', false)).resolves.toBeUndefined();
  });

  it('says so where the CMP has no command that opens its dialog', async () => {
    withIabCmp();
    const { cmp } = await connect(page, '1');
    const there = page.__tcfapi as (...given: unknown[]) => void;
    page.__tcfapi = (command: string, ...rest: unknown[]) =>
      there(command === 'displayConsentUi' ? 'unheardOf' : command, ...rest);
    expect(() => cmp.open()).toThrow('no displayConsentUi');
  });
});
