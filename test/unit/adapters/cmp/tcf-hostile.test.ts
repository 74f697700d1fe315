import stub from '@iabtechlabtcf/stub';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaults, fakeTcfCmp } from '../../../fixtures/fakes/tcf.ts';
import { loadIabCmp, stringOf } from '../../../fixtures/iab-cmp.ts';
// Fetched by the adapter: so it is there at once.
import '../../../../src/adapters/cmp/tcf-frame.ts';
import { connect, emptyPage, remembering, type TcfPage, turn, withIabCmp } from './tcf-page.ts';

let page: TcfPage;
beforeEach(() => {
  page = emptyPage();
});

describe('a fake CMP of the TCF that calls back while it is loading', () => {
  it('is not believed before it says that its string was loaded', async () => {
    const fake = fakeTcfCmp(remembering(stringOf([true, true])));
    page.__tcfapi = fake.api;
    const it = await connect(page, '1');
    expect(it.connected).toBe(false);
    fake.say({ eventStatus: 'unheardOf' });
    await turn();
    expect(it.connected).toBe(false);
    fake.say({ eventStatus: 'tcloaded' });
    await turn();
    expect(it.cmp.read()).toEqual({ '1': true });
  });

  it('keeps what stood when it fails, or says nothing of use', async () => {
    const fake = fakeTcfCmp(remembering(stringOf([true, false])));
    page.__tcfapi = fake.api;
    const it = await connect(page, '1', '2');
    fake.say({ eventStatus: 'tcloaded', publisher: { customPurpose: { consents: { '1': true } } } });
    await turn();
    let heard = 0;
    const undo = it.cmp.watch(() => {
      heard += 1;
    });
    fake.say({ eventStatus: 'useractioncomplete', publisher: undefined }, false);
    fake.say({ eventStatus: null });
    for (const listener of fake.listeners.values()) listener(null, false);
    expect([heard, it.cmp.read()]).toEqual([0, { '1': true, '2': false }]);
    undo();
    expect(fake.listeners.size).toBe(0);
  });

  it('infers nothing where data and string contradict each other, nor where nobody knows whether the GDPR applies', async () => {
    const memory = remembering(stringOf([false, true]));
    const fake = fakeTcfCmp(memory);
    page.__tcfapi = fake.api;
    const it = await connect(page, '1', '2');
    fake.say({ eventStatus: 'tcloaded', publisher: { customPurpose: { consents: { '1': true } } } });
    await turn();
    expect(it.cmp.read()).toEqual({ '1': undefined, '2': undefined });
    for (const gdprApplies of [undefined, 1, 'true']) {
      fake.say({ eventStatus: 'tcloaded', gdprApplies, tcString: stringOf([true, true]) });
      expect(it.cmp.read()).toEqual({ '1': undefined, '2': undefined });
    }
    fake.say({ eventStatus: 'tcloaded', tcString: stringOf([true, true]) });
    expect(it.cmp.read()).toEqual({ '1': true, '2': true });
  });

  it('takes a yes from the data alone where the string holds no segment of the publisher, or a broken one', async () => {
    const fake = fakeTcfCmp(remembering());
    page.__tcfapi = fake.api;
    const it = await connect(page, '1', '3');
    for (const tcString of [undefined, '', stringOf([], false), `${stringOf([], false)}.YAAA`, '~.~', 7]) {
      fake.say({ ...defaults, eventStatus: 'tcloaded', tcString });
      await turn();
      expect(it.cmp.read()).toEqual({ '1': true, '3': undefined });
    }
  });
});

describe('a fake CMP of the TCF that says yes to everything', () => {
  it('says it in vain of what is no custom purpose: there are 63', async () => {
    const fake = fakeTcfCmp(remembering());
    page.__tcfapi = fake.api;
    const keys = ['63', '64', '99', '0', '01', 'purpose8'];
    const it = await connect(page, ...keys);
    const consents = Object.fromEntries(keys.map((key) => [key, true]));
    fake.say({ eventStatus: 'tcloaded', publisher: { customPurpose: { consents } } });
    await turn();
    expect(it.cmp.read()).toEqual({ '63': true });
  });
});

describe('a page in which the CMP', () => {
  it('is only half there, or throws, is looked at again', async () => {
    page.__tcfapi = {};
    const it = await connect(page, '1');
    page.__tcfapi = () => {
      throw new Error('not yet');
    };
    it.clock.pass(5000);
    delete page.__tcfapi;
    it.clock.pass(5000);
    await turn();
    expect(it.connected).toBe(false);
    withIabCmp(remembering(stringOf([true, true])));
    it.clock.pass(500);
    await turn();
    expect(it.cmp.read()).toEqual({ '1': true });
    expect(it.clock.waiting).toBe(0);
  });

  it('never comes, although its queue is there, infers nothing', async () => {
    stub();
    const it = await connect(page, '1');
    it.clock.pass(60_000);
    await turn();
    expect(it.connected).toBe(false);
  });

  it('has a listener that throws, which harms neither the next one nor the CMP', async () => {
    const iab = withIabCmp();
    const { cmp } = await connect(page, '1');
    const heard: unknown[] = [];
    cmp.watch(() => {
      throw new Error('a listener that throws');
    });
    cmp.watch(() => heard.push(cmp.read()['1']));
    iab.answer(true);
    iab.answer(false);
    expect(heard).toEqual([true, false]);
  });

  it('is loaded twice is heard from both', async () => {
    const memory = remembering();
    withIabCmp(memory);
    const { cmp } = await connect(page, '1');
    const second = loadIabCmp(memory);
    second.answer(true);
    expect(cmp.read()).toEqual({ '1': true });
  });
});

describe('a fake CMP in a window above', () => {
  /** Its locator frame is there, and it answers each call in text, as to a call in text. */
  const above = () => {
    const calls: { command: string; callId: string; parameter?: unknown }[] = [];
    const far = {
      frames: { __tcfapiLocator: {} },
      postMessage: ({ __tcfapiCall }: { __tcfapiCall: (typeof calls)[number] }) => calls.push(__tcfapiCall),
    };
    // The window between them is of another origin.
    const between = {
      parent: far,
      get frames(): never {
        throw new Error('another origin');
      },
    };
    Object.assign(page, { parent: between, top: far });
    const said = (data: unknown, source: unknown = far) =>
      page.dispatchEvent(Object.assign(new Event('message'), { data, source }));
    const say = (callId: string | undefined, value: unknown) =>
      said(JSON.stringify({ __tcfapiReturn: { callId, returnValue: value, success: true } }));
    return { calls, said, say };
  };
  const yes = { ...defaults, eventStatus: 'tcloaded', listenerId: 4 };

  it('is understood in text, and what is no answer of it is not', async () => {
    const { calls, said, say } = above();
    const it = await connect(page, '1');
    await turn();
    const callId = calls[0]?.callId;
    for (const other of ['{', 'null', null, 7, {}, '{"__tcfapiReturn":null}']) said(other);
    said({ __tcfapiReturn: { callId, returnValue: yes, success: true } }, page);
    say('somebody else’s', yes);
    await turn();
    expect(it.connected).toBe(false);
    say(callId, yes);
    await turn();
    expect(it.cmp.read()).toEqual({ '1': true });
  });

  it('is asked each second, told of once, and asked no more when nobody watches', async () => {
    const { calls, say } = above();
    const it = await connect(page, '1');
    await turn();
    say(calls[0]?.callId, yes);
    await turn();
    let heard = 0;
    const undo = it.cmp.watch(() => {
      heard += 1;
    });
    it.clock.pass(3000);
    const asked = calls.filter(({ command }) => command === 'getTCData');
    expect(asked.length).toBe(4);
    for (const { callId } of asked) say(callId, { ...yes, listenerId: undefined });
    expect(heard).toBe(0);
    say(asked[0]?.callId, {
      ...yes,
      eventStatus: 'useractioncomplete',
      publisher: {},
      tcString: stringOf([false]),
    });
    expect([heard, it.cmp.read()]).toEqual([1, { '1': false }]);
    undo();
    expect(calls.at(-1)).toMatchObject({ command: 'removeEventListener', parameter: 4 });
    expect(it.clock.waiting).toBe(0);
  });
});
