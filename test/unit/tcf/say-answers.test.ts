import { CmpApiModel } from '@iabtechlabtcf/cmpapi';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBus } from '../../../src/bus/bus.ts';
import type { Status } from '../../../src/consent/choice.ts';
import { readCustomPurposes } from '../../../src/tcf/read-custom-purposes.ts';
import { start } from '../../../src/tcf/say-answers.ts';
import { emptyPage, type TcfPage, turn } from '../adapters/cmp/tcf-page.ts';

let page: TcfPage;
let banner: object | null;
let frames: (() => void)[];
let said: string[];
let warned: { mock: { calls: unknown[] } };
beforeEach(() => {
  warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
  page = emptyPage();
  [banner, frames, said] = [null, [], []];
  Object.assign(page, {
    isSecureContext: true,
    requestAnimationFrame: (then: () => void) => frames.push(then),
  });
  Object.assign(page.document, { querySelector: () => banner });
  vi.stubGlobal(
    'MutationObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const IDS = ['replay.errors', 'replay.experience', 'audience'];
const set = (configuration: object = { tcf: { cmpId: 7 } }) => {
  const problems: string[] = [];
  const bus = createBus(() => {});
  bus.on('problem', ({ code, during }) => problems.push(`${code} ${during}`));
  const statuses: Record<string, Status> = {};
  const begin = () => {
    const end = start({
      ...{ page, bus, notice: { language: 'fr' }, open: () => {} },
      configuration: { purposes: IDS.map((id) => ({ id })), ...configuration },
      status: (purpose) => statuses[purpose] ?? 'unasked',
    });
    call('addEventListener', ({ eventStatus, tcString }) => {
      const read = readCustomPurposes(tcString);
      const customs = read.readable
        ? Object.values(read.said).map((word) => (word === 'granted' ? 1 : 0))
        : [];
      said.push(`${eventStatus} ${customs.join('')}`.trim());
    });
    return end;
  };
  const tell = (state: 'granted' | 'refused' | 'withdrawn' | 'expired', ...purposes: string[]) => {
    for (const purpose of purposes) {
      statuses[purpose] = state;
      bus.emit(`consent:${state}`, { purpose, choice: 'c', restored: false });
    }
  };
  return { bus, statuses, begin, tell, problems };
};
type Data = { eventStatus: string; tcString: string };
const call = (command: string, done: (data: Data) => void) =>
  (page.__tcfapi as (...given: unknown[]) => void)(command, 2, done);
/** Two frames, and what follows them. */
const painted = async () => {
  for (let frame = 0; frame < 2; frame += 1) for (const then of frames.splice(0)) then();
  await turn();
};
const ready = { statuses: {} };

describe('what __tcfapi says', () => {
  it('is nothing before the page is ready, and what was remembered at once then', async () => {
    const { bus, begin, tell } = set();
    begin();
    tell('granted', ...IDS);
    await turn();
    expect(said).toEqual([]);
    bus.emit('ready', ready);
    await turn();
    expect(said).toEqual(['tcloaded 111']);
  });

  it('is heard of facts that were there before it', async () => {
    const { bus, begin, tell } = set();
    tell('granted', 'audience');
    tell('refused', 'replay.errors', 'replay.experience');
    bus.emit('ready', ready);
    begin();
    await turn();
    expect(said).toEqual(['tcloaded 001']);
  });

  it('waits for the question, and says where none comes that nobody was asked', async () => {
    const { bus, begin } = set();
    begin();
    bus.emit('ready', ready);
    await turn();
    expect(said).toEqual([]);
    await painted();
    expect(said).toEqual(['tcloaded']);
    banner = { parentNode: {} };
    bus.emit('notice:shown', { layer: 1, notice: '' });
    await turn();
    expect(said).toEqual(['tcloaded', 'cmpuishown']);
  });

  it('holds a yes back until it is proved, and takes it back where it could not be', async () => {
    const { bus, begin, statuses, tell } = set();
    begin();
    bus.emit('ready', ready);
    bus.emit('notice:shown', { layer: 1, notice: '' });
    await turn();
    for (const id of IDS) statuses[id] = 'granted';
    tell('refused', 'replay.errors');
    await turn();
    expect(said).toEqual(['cmpuishown']);
    for (const id of IDS) if (statuses[id] === 'granted') statuses[id] = 'unasked';
    bus.emit('problem', { code: 'proof', during: 'choose' });
    await turn();
    expect(said).toEqual(['cmpuishown', 'cmpuishown 0']);
  });

  it('is one word an act, none twice, and a no at once though a yes is being proved', async () => {
    const { bus, begin, statuses, tell } = set();
    begin();
    bus.emit('ready', ready);
    tell('granted', ...IDS);
    tell('granted', ...IDS);
    await turn();
    tell('granted', ...IDS);
    await turn();
    expect(said).toEqual(['tcloaded 111']);
    tell('withdrawn', 'replay.errors', 'audience');
    statuses['audience'] = 'granted';
    await turn();
    expect(said).toEqual(['tcloaded 111', 'useractioncomplete 01']);
    tell('expired', 'replay.experience');
    statuses['audience'] = 'withdrawn';
    await turn();
    expect(said[2]).toBe('useractioncomplete 000');
  });

  it('says of a purpose that was not asked, before one that was, that there is no consent', async () => {
    const { bus, begin, tell } = set();
    begin();
    tell('granted', 'audience');
    bus.emit('ready', ready);
    await turn();
    expect(said).toEqual(['tcloaded 001']);
  });

  it('is taken back and ended where nothing is asked any more', async () => {
    const { bus, begin, tell } = set();
    begin();
    tell('granted', ...IDS);
    bus.emit('ready', ready);
    await turn();
    bus.emit('problem', { code: 'start', during: 'start' });
    expect(said).toEqual(['tcloaded 111', 'useractioncomplete']);
    tell('granted', ...IDS);
    await turn();
    expect(said).toHaveLength(2);
    expect(CmpApiModel.cmpStatus).toBe('error');
  });

  it('reaches every listener, though one before it throws', async () => {
    const thrown = vi.fn();
    vi.stubGlobal('queueMicrotask', (then: () => void) => void Promise.resolve().then(then).catch(thrown));
    const { bus, begin, tell } = set();
    begin();
    const late: string[] = [];
    call('addEventListener', () => {
      throw new Error('its own fault');
    });
    call('addEventListener', ({ eventStatus }) => late.push(eventStatus));
    tell('refused', ...IDS);
    bus.emit('ready', ready);
    await turn();
    tell('granted', ...IDS);
    await turn();
    expect(late).toEqual(['tcloaded', 'useractioncomplete']);
    expect(thrown).toHaveBeenCalledTimes(2);
  });
});

describe('no __tcfapi', () => {
  it.each([
    [{ tcf: {} }, /cmpId: undefined/],
    [{ tcf: { cmpId: 1 } }, /cmpId: 1 is/],
    [{ tcf: { cmpId: '7' } }, /cmpId: 7 is/],
    [{ tcf: { cmpId: 7, vendorListVersion: 1.5 } }, /a version/],
    [{ tcf: { cmpId: 7, cmpVersion: 4096 } }, /a version/],
    [{ tcf: { cmpId: 7, publisherCC: 'fr' } }, /publisherCC/],
    [{ tcf: { cmpId: 7 }, ask: { cmp: 'tcf', map: {} } }, /ask\.cmp/],
  ])('is made for %o', (configuration, sentence) => {
    expect(set(configuration).begin).toThrow(sentence);
    expect('__tcfapi' in page).toBe(false);
    expect(warned).toHaveBeenCalledOnce();
  });

  it('is made in an insecure context', () => {
    Object.assign(page, { isSecureContext: false });
    expect(set().begin).toThrow(/insecure/);
    expect('__tcfapi' in page).toBe(false);
  });
});
