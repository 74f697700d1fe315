import { TCModel, TCString } from '@iabtechlabtcf/core';
import { describe, expect, it } from 'vitest';
import { emptyList } from '../../../src/tcf/empty-list.ts';
import { readCustomPurposes } from '../../../src/tcf/read-custom-purposes.ts';
import { toldInSegment } from '../../../src/tcf/told-in-segment.ts';
import { writePublisherSegment } from '../../../src/tcf/write-publisher-segment.ts';

/** The sample string of the specification, without its publisher segment: CMP 880, disclosed vendors 1 to 5, 100, 404. */
const SAMPLE = 'CQSbk4AQSbk4ANwAAAENAwCgAAAAAAAAAAYgACPAAAAA.IDKQA4AAgAKAGQAygAAA';
const USES = ['replay.errors', 'replay.experience', 'replay.support'];
const many = (count: number) => Array.from({ length: count }, (_, index) => `p${index + 1}`);
const all = (purposes: readonly string[], yes: boolean) =>
  Object.fromEntries(purposes.map((purpose) => [purpose, yes]));

/** Measured with the library and read by hand against the bits of the specification. */
const VECTORS: readonly (readonly [string, string, readonly boolean[]])[] = [
  ['no custom purpose', 'YAAAAAAAAAAA', []],
  ['one, refused', 'YAAAAAAAAIAA', [false]],
  ['one, granted', 'YAAAAAAAAMAA', [true]],
  ['three, the first and the last granted', 'YAAAAAAAAdAA', [true, false, true]],
  ['three, all refused', 'YAAAAAAAAYAA', [false, false, false]],
];

describe('a publisher segment', () => {
  it.each(VECTORS)('is written with %s', (_, segment, answers) => {
    const purposes = USES.slice(0, answers.length);
    const given = Object.fromEntries(purposes.map((purpose, index) => [purpose, answers[index]]));
    expect(writePublisherSegment(purposes, given).segment).toBe(segment);
  });

  it.each(VECTORS)(
    'is read with %s, by the library and by the page’s few lines alike',
    (_, segment, answers) => {
      const said = Object.fromEntries(
        answers.map((yes, index) => [index + 1, yes ? 'granted' : 'refused'] as const),
      );
      expect(readCustomPurposes(`${SAMPLE}.${segment}`)).toEqual({ readable: true, said });
      expect(toldInSegment(`${SAMPLE}.${segment}`)).toEqual(answers);
    },
  );

  it('comes with the table of what its numbers mean, in the configuration’s order', () => {
    const { customPurposes } = writePublisherSegment(USES, all(USES, false));
    expect(customPurposes).toEqual({ 'replay.errors': 1, 'replay.experience': 2, 'replay.support': 3 });
    expect(Object.isFrozen(customPurposes)).toBe(true);
  });

  it('does not say refused where nobody was asked: numbers end with the last answer', () => {
    const { segment, customPurposes } = writePublisherSegment(USES, { 'replay.errors': true });
    expect(readCustomPurposes(`${SAMPLE}.${segment}`)).toEqual({ readable: true, said: { 1: 'granted' } });
    expect(customPurposes['replay.support']).toBe(3);
    expect(() => writePublisherSegment(USES, { 'replay.support': true })).toThrow(
      new RangeError('“replay.errors” was not answered: beside “replay.support” it would read as refused'),
    );
  });

  it('holds 63 custom purposes, and refuses a 64th with a sentence', () => {
    const most = many(63);
    const { segment } = writePublisherSegment(most, all(most, true));
    const read = readCustomPurposes(`${SAMPLE}.${segment}`);
    expect(read.readable && Object.values(read.said)).toEqual(most.map(() => 'granted'));
    expect(() => writePublisherSegment(many(64), all(many(64), true))).toThrow(
      new RangeError('A TC string holds 63 custom purposes at most, not 64'),
    );
  });

  it('refuses a purpose that is named twice, and takes no answer from a prototype', () => {
    expect(() => writePublisherSegment(['a', 'a'], { a: true })).toThrow(/“a” is named twice/);
    expect(writePublisherSegment(['constructor'], {}).segment).toBe('YAAAAAAAAAAA');
  });
});

describe('reading a TC string', () => {
  it('says nothing of a string without a publisher segment', () => {
    expect(readCustomPurposes(SAMPLE)).toEqual({ readable: true, said: {} });
    expect(toldInSegment(SAMPLE)).toBeUndefined();
  });

  it('finds the segment wherever it stands after the core one', () => {
    const [core, vendors] = SAMPLE.split('.');
    expect(readCustomPurposes(`${core}.YAAAAAAAAMAA.${vendors}`)).toEqual({
      readable: true,
      said: { 1: 'granted' },
    });
    expect(toldInSegment(`${core}.YAAAAAAAAMAA.${vendors}`)).toEqual([true]);
  });

  it('does not take a core segment that looks like one for one', () => {
    // A whole string of version 2 that the library made.
    const model = new TCModel(emptyList());
    expect(toldInSegment(TCString.encode(model))).toEqual([]);
    expect(toldInSegment('YAAAAAAAAMAA')).toBeUndefined();
  });

  it('takes no consent from a segment that ends among its legitimate interests', () => {
    const purposes = many(20);
    const { segment } = writePublisherSegment(purposes, all(purposes, true));
    // 57 bits, 20 of consents, and 7 of the other 20.
    const cut = `${SAMPLE}.${segment.slice(0, 14)}`;
    expect([readCustomPurposes(cut).readable, toldInSegment(cut)]).toEqual([false, undefined]);
  });

  it.each([
    ['nothing', undefined, 'There is no text'],
    ['an empty text', '', 'There is no text'],
    ['another thing', { tcString: SAMPLE }, 'There is no text'],
    [
      'version 1',
      'BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA',
      'It does not begin with a core segment of version 2',
    ],
    ['other characters', `${SAMPLE}.YAA AAA`, 'A segment is not base64url'],
    ['an empty segment', `${SAMPLE}.`, 'A segment is not base64url'],
    ['a segment cut off', `${SAMPLE}.YAAAAAAAAd`, 'Its publisher segment ends too early'],
    ['one character of a segment', `${SAMPLE}.Y`, 'Its publisher segment ends too early'],
    [
      'two publisher segments',
      `${SAMPLE}.YAAAAAAAAIAA.YAAAAAAAAMAA`,
      'It has more than one publisher segment',
    ],
  ])('answers with a sentence for %s', (_, text, why) => {
    expect(readCustomPurposes(text)).toEqual({ readable: false, why });
  });
});
