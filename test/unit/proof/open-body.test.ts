import { describe, expect, it } from 'vitest';
import {
  bodyText,
  type ChoiceEntry,
  commitment,
  openBody,
  type ProofRecord,
  Unsound,
} from '../../../src/proof/index.ts';
import { flipped, sha256 } from '../log/fixture.ts';
import { choiceEntry, NOTICE, record, signedRecord } from './fixture.ts';

const key = new Uint8Array(32).fill(9);
const entryFor = (body: string, change: Partial<ChoiceEntry> = {}): ChoiceEntry =>
  choiceEntry({ c: commitment(sha256, key, body), ...change });

describe('a body beside its entry', () => {
  const body = bodyText(signedRecord());

  it('holds when it is the one that was committed to', () => {
    expect(openBody(sha256, entryFor(body), key, body)).toEqual(record());
    const refusal = bodyText({ signed: JSON.stringify(record({ act: 'refuse' })) });
    expect(openBody(sha256, entryFor(refusal, { act: 'refuse' }), key, refusal).act).toBe('refuse');
  });

  it('is found out by any letter changed, and by another key', () => {
    const fault = new Unsound('the body is not the one that was committed to');
    const entry = entryFor(body);
    for (let at = 0; at < body.length; at++) {
      const altered = body.slice(0, at) + (body[at] === 'x' ? 'y' : 'x') + body.slice(at + 1);
      expect(() => openBody(sha256, entry, key, altered)).toThrow(fault);
    }
    for (let bit = 0; bit < 256; bit++) {
      expect(() => openBody(sha256, entry, flipped(key, bit), body)).toThrow(fault);
    }
  });

  it.each([
    ['act', { act: 'refuse' }, {}],
    ['purpose', { purpose: 'replay.experience' }, {}],
    ['site', { site: 'https://other.example' }, {}],
    ['notice', { notice: '00'.repeat(32) }, {}],
    ['act', {}, { act: 'withdraw' }],
    ['notice', {}, { asked: { ...record().asked, notice: NOTICE.slice(2) } }],
    ['notice', {}, { asked: undefined }],
  ])('may not prove another %s than its entry tells', (member, logged, told) => {
    const other = bodyText(signedRecord(JSON.stringify(record(told as Partial<ProofRecord>))));
    const entry = entryFor(other, logged as Partial<ChoiceEntry>);
    expect(() => openBody(sha256, entry, key, other)).toThrow(`entry and body differ in ${member}`);
  });

  it.each([
    ['body: not JSON', 'committed to, but no body'],
    ['body: not in its canonical form', '{"signed":"{}","beside":1}'],
    ['record: not JSON', bodyText({ signed: 'not a record' })],
    ['record: not a JSON object', bodyText({ signed: '[]' })],
  ])('is reported as “%s”', (fault, odd) => {
    expect(() => openBody(sha256, entryFor(odd), key, odd)).toThrow(new Unsound(fault));
  });
});
