import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { json } from '../../../src/platform/json.ts';

type Spoilt = { toJSON?: unknown };

describe('JSON text', () => {
  afterEach(() => {
    delete (Array.prototype as Spoilt).toJSON;
    delete (Object.prototype as Spoilt).toJSON;
  });
  it('is that of `JSON.stringify`', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(json(value)).toBe(JSON.stringify(value));
      }),
    );
  });
  it.each([
    ['arrays', Array.prototype],
    ['objects', Object.prototype],
  ])('is the same where %s have a `toJSON`', (_, prototype) => {
    const value = { a: [1, { b: ['x', null], c: undefined }], d: {} };
    const before = json(value);
    (prototype as Spoilt).toJSON = () => 'spoilt';
    const after = json(value);
    const plain = JSON.stringify(value);
    delete (prototype as Spoilt).toJSON;
    expect(plain).toContain('spoilt');
    expect(after).toBe(before);
  });
});
