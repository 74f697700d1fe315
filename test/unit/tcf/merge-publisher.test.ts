import { TCModel, TCString } from '@iabtechlabtcf/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyList } from '../../../src/tcf/empty-list.ts';
import { mergePublisher } from '../../../src/tcf/merge-publisher.ts';
import { readCustomPurposes } from '../../../src/tcf/read-custom-purposes.ts';
import { toldInSegment } from '../../../src/tcf/told-in-segment.ts';
import { writePublisherSegment } from '../../../src/tcf/write-publisher-segment.ts';

const CORE = 'CQSbk4AQSbk4ANwAAAENAwCgAAAAAAAAAAYgACPAAAAA';
const VENDORS = 'IDKQA4AAgAKAGQAygAAA';
const merged = (tcString: string, purposes: readonly string[], answers: Record<string, boolean>): string => {
  const done = mergePublisher(tcString, purposes, answers);
  if (!done.merged) throw new Error(done.why);
  return done.tcString;
};

/** A whole string as a CMP makes it, service specific, with vendors disclosed. */
const foreign = (given: {
  readonly vendors: readonly number[];
  readonly standard: readonly number[];
  readonly interests: readonly number[];
  readonly customs: readonly boolean[];
}): string => {
  const model = new TCModel(emptyList());
  model.cmpId = 880;
  model.vendorsDisclosed.set([...given.vendors]);
  model.publisherConsents.set([...given.standard]);
  model.publisherLegitimateInterests.set([...given.interests]);
  model.numCustomPurposes = given.customs.length;
  model.publisherCustomConsents.set(given.customs.flatMap((yes, index) => (yes ? [index + 1] : [])));
  return TCString.encode(model);
};

const someForeign = fc
  .record({
    vendors: fc.array(fc.integer({ min: 1, max: 1600 }), { maxLength: 40 }),
    standard: fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 24 }),
    interests: fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 24 }),
    customs: fc.array(fc.boolean(), { maxLength: 63 }),
  })
  .map((given) => ({ given, tcString: foreign(given) }));
const someAnswers = fc.array(fc.boolean(), { maxLength: 63 }).map((answers) => ({
  answers,
  purposes: answers.map((_, index) => `p${index + 1}`),
  byPurpose: Object.fromEntries(answers.map((yes, index) => [`p${index + 1}`, yes])),
}));

describe('a TC string of version 2.3, with our answers merged into it', () => {
  it('keeps every other segment byte for byte, wherever the publisher segment stands', () => {
    const uses = ['replay.errors', 'replay.experience', 'replay.support'];
    const yes = { 'replay.errors': true, 'replay.experience': false, 'replay.support': true };
    expect(merged(`${CORE}.${VENDORS}.YAAAAAAAAAAA`, uses, yes)).toBe(`${CORE}.${VENDORS}.YAAAAAAAAdAA`);
    expect(merged(`${CORE}.YAAAAAAAAMAA.${VENDORS}`, uses, yes)).toBe(`${CORE}.YAAAAAAAAdAA.${VENDORS}`);
    expect(merged(`${CORE}.${VENDORS}`, uses, yes)).toBe(`${CORE}.${VENDORS}.YAAAAAAAAdAA`);
  });

  it('keeps what the publisher says of standard purposes, of interests and of higher numbers', () => {
    const given = { vendors: [7], standard: [1, 9], interests: [2, 10], customs: [false, true, true, false] };
    const model = TCString.decode(merged(foreign(given), ['a', 'b'], { a: true, b: false }));
    expect([...model.publisherConsents.values()]).toEqual([1, 9]);
    expect([...model.publisherLegitimateInterests.values()]).toEqual([2, 10]);
    expect(model.numCustomPurposes).toBe(4);
    expect([...model.publisherCustomConsents.values()]).toEqual([1, 3]);
  });

  it('does not come out changed where it says the same already, even if written by another encoder', () => {
    // 59 bits need ten characters; the library makes twelve of them.
    const short = `${CORE}.${VENDORS}.YAAAAAAAAM`;
    expect(merged(short, ['a'], { a: true })).toBe(short);
    expect(merged(short, ['a'], { a: false })).toBe(`${CORE}.${VENDORS}.YAAAAAAAAIAA`);
  });

  it('stays as it was, with a sentence, where it is broken', () => {
    expect(mergePublisher(`${CORE}.YAAA`, ['a'], { a: true })).toEqual({
      merged: false,
      why: 'Its publisher segment ends too early',
    });
    expect(mergePublisher('', ['a'], { a: true })).toEqual({ merged: false, why: 'There is no text' });
    expect(() => mergePublisher(CORE, ['a', 'b'], { b: true })).toThrow(RangeError);
  });
});

describe('whatever was answered', () => {
  it('is read again as it was written, by the library and by the page’s few lines', () => {
    fc.assert(
      fc.property(someAnswers, ({ answers, purposes, byPurpose }) => {
        const tcString = `${CORE}.${VENDORS}.${writePublisherSegment(purposes, byPurpose).segment}`;
        const read = readCustomPurposes(tcString);
        expect(read.readable && Object.values(read.said)).toEqual(
          answers.map((yes) => (yes ? 'granted' : 'refused')),
        );
        expect(toldInSegment(tcString)).toEqual(answers);
      }),
    );
  });

  it('changes the publisher segment of whatever string alone, and in it our numbers alone', () => {
    fc.assert(
      fc.property(someForeign, someAnswers, ({ given, tcString }, { answers, purposes, byPurpose }) => {
        const after = merged(tcString, purposes, byPurpose);
        expect(after.split('.').slice(0, 2)).toEqual(tcString.split('.').slice(0, 2));
        const model = TCString.decode(after);
        const sorted = (ids: Iterable<number>) => [...new Set(ids)].sort((a, b) => a - b);
        expect(sorted(model.publisherConsents.values())).toEqual(sorted(given.standard));
        expect(sorted(model.publisherLegitimateInterests.values())).toEqual(sorted(given.interests));
        expect(toldInSegment(after)).toEqual([...answers, ...given.customs.slice(answers.length)]);
        // Once more changes nothing.
        expect(merged(after, purposes, byPurpose)).toBe(after);
      }),
    );
  });
});

describe('whatever text comes in place of a TC string', () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^C[\w-]{0,40}(\.[\w-]{0,40}){0,3}$/),
    fc.stringMatching(/^C[\w-]{0,20}\.[YZa-f][\w-]{0,30}$/),
    fc
      .tuple(someForeign, fc.nat(), fc.constantFrom('', '.', '~', 'A', '_'))
      .map(([{ tcString }, at, put]) => {
        const cut = at % tcString.length;
        return tcString.slice(0, cut) + put + tcString.slice(cut + 1);
      }),
    fc.anything(),
  );

  it('nothing throws, and the page’s few lines agree with the library', () => {
    fc.assert(
      fc.property(text, (given) => {
        const read = readCustomPurposes(given);
        expect(mergePublisher(given, ['a'], { a: true }).merged).toBe(read.readable);
        const told = typeof given === 'string' ? toldInSegment(given) : undefined;
        if (read.readable)
          expect(Object.values(read.said)).toEqual((told ?? []).map((yes) => (yes ? 'granted' : 'refused')));
      }),
      { numRuns: 2000 },
    );
  });
});
