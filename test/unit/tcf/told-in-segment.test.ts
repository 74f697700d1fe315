import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCustomPurposes } from '../../../src/tcf/read-custom-purposes.ts';
import { toldInSegment } from '../../../src/tcf/told-in-segment.ts';

const CORE = 'CQSbk4AQSbk4ANwAAAENAwCgAAAAAAAAAAYgACPAAAAA';
const BASE64URL = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
const segments = fc
  .array(fc.constantFrom(...BASE64URL), { minLength: 10, maxLength: 40 })
  .map((letters) => `${letters.join('')}AA`);

describe('a page’s few lines that read a publisher segment', () => {
  it('read what the library reads, of any segment that it can read', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...'YZabcdef'), segments, (first, rest) => {
        const tcString = `${CORE}.${first}${rest}`;
        const library = readCustomPurposes(tcString);
        if (!library.readable) return;
        read += 1;
        const told = toldInSegment(tcString) ?? [];
        const said = Object.fromEntries(told.map((yes, at) => [at + 1, yes ? 'granted' : 'refused']));
        // The library does not tell of refusals behind the last consent where legitimate interests are there as well.
        for (const [number, answer] of Object.entries(library.said)) expect(said[number]).toBe(answer);
        expect(Object.keys(said).length).toBeGreaterThanOrEqual(Object.keys(library.said).length);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('never throw, whatever stands there', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.anything());
    fc.assert(
      fc.property(any, fc.string(), (text, rest) => {
        for (const each of [text, `${CORE}.Y${rest}`, `${CORE}.${rest}`])
          expect(toldInSegment(each)?.every((yes) => typeof yes === 'boolean')).not.toBe(false);
      }),
      { examples: [[{ toString: undefined, valueOf: undefined }, '']] },
    );
  });
});
