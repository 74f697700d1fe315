import { describe, expect, it } from 'vitest';
import { usercentricsCmp } from '../../../../src/adapters/cmp/usercentrics.ts';
import { fakeDialog } from '../../../fixtures/fakes/cmp-fake.ts';
import { fakeUsercentrics3 } from '../../../fixtures/fakes/usercentrics.ts';
import { fakeUsercentrics2 } from '../../../fixtures/fakes/usercentrics-2.ts';
import { besideFake } from './beside-fakes.ts';

const ID = 'HkocEodjb7';
const three = () => besideFake(usercentricsCmp, fakeUsercentrics3, [ID]);

describe('Usercentrics, two fakes', () => {
  it('is version 3 where both are there', async () => {
    const { page, dialog, load, connect, settle } = three();
    fakeUsercentrics2(page, fakeDialog(page, 'two'), [ID]);
    load();
    const cmp = await connect();
    page.UC_UI.acceptService(ID);
    await settle();
    expect(cmp.read()[ID]).toBeUndefined();
    dialog.answer(true);
    await settle();
    expect([cmp.read()[ID], cmp.record().version]).toEqual([true, '1.2.3-fake']);
  });

  it('knows a service by its name too, and writes it by its id', async () => {
    const name = `Service ${ID}`;
    const { page, dialog, load } = three();
    load();
    const wishes: unknown[] = [];
    const update = page.__ucCmp.updateServicesConsents;
    page.__ucCmp.updateServicesConsents = (given: unknown) => {
      wishes.push(given);
      return update(given);
    };
    const named = besideFake(usercentricsCmp, () => {}, [name]);
    Object.assign(named.page, { __ucCmp: page.__ucCmp });
    dialog.answer(true);
    const cmp = await named.connect();
    expect([cmp.knows(name), cmp.read()[name]]).toEqual([true, true]);
    wishes.length = 0;
    await cmp.write?.({ [name]: false });
    expect([wishes, cmp.read()[name]]).toEqual([[[{ id: ID, consent: false }]], false]);
  });

  for (const [what, change] of [
    ['implicit', { consent: { given: true, type: 'IMPLICIT' } }],
    ['essential', { essential: true, consent: { given: true, type: 'EXPLICIT' } }],
    ['without a word on it', {}],
  ] as const)
    it(`takes nothing from a consent that is ${what}`, async () => {
      const { page, load, connect } = three();
      load();
      const details = page.__ucCmp.getConsentDetails;
      page.__ucCmp.getConsentDetails = async () => ({ ...(await details()), services: { [ID]: change } });
      expect((await connect()).read()[ID]).toBeUndefined();
    });

  it('says so when what was written was not kept', async () => {
    const { page, dialog, load, connect, settle } = three();
    load();
    dialog.answer(true);
    await settle();
    const cmp = await connect();
    page.__ucCmp.saveConsents = async () => {
      throw new Error('the network is away');
    };
    await expect(cmp.write?.({ [ID]: false })).rejects.toThrow('the network is away');
    page.__ucCmp.saveConsents = async () => {};
    page.__ucCmp.updateServicesConsents = async () => {};
    await expect(cmp.write?.({ [ID]: true })).rejects.toThrow('not kept');
  });

  it('saves nothing while it still needs an answer, since its own question would be settled with it', async () => {
    const { page, load, connect } = three();
    load();
    let saved = 0;
    page.__ucCmp.saveConsents = async () => {
      saved += 1;
    };
    const cmp = await connect();
    await cmp.write?.({ [ID]: false });
    await expect(cmp.write?.({ [ID]: true })).rejects.toThrow();
    expect([saved, cmp.asking()]).toEqual([0, true]);
  });

  it('holds nothing more once it cannot be read', async () => {
    const { page, dialog, load, connect, settle } = three();
    load();
    dialog.answer(true);
    await settle();
    const cmp = await connect();
    expect(cmp.read()[ID]).toBe(true);
    page.__ucCmp.getConsentDetails = () => Promise.reject(new Error('gone'));
    page.dispatchEvent(new Event('UC_CONSENT'));
    await settle();
    expect([cmp.read()[ID], cmp.knows(ID)]).toEqual([undefined, undefined]);
  });
});
