import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyText, parseBody, type SignedRecord, Unsound } from '../../../src/proof/index.ts';
import { signedRecord } from './fixture.ts';

const grant = signedRecord();

describe('a body', () => {
  it('keeps the received text to the letter, so that its signature still verifies', () => {
    const texts = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text));
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    fc.assert(
      fc.property(texts, (text) => {
        const { signed, key, signature } = parseBody(bodyText(signedRecord(text, privateKey)));
        expect(signed).toBe(text);
        const publicKey = createPublicKey({ key: { ...key }, format: 'jwk' });
        const bytes = Buffer.from(signature as string, 'base64url');
        expect(
          verify('sha256', Buffer.from(signed), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes),
        ).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('has one text, whatever order its parts came in', () => {
    const { signed, key, signature } = grant;
    const { crv, kty, x, y } = key ?? {};
    const text = `{"signed":${JSON.stringify(signed)},"key":{"crv":"${crv}","kty":"${kty}","x":"${x}","y":"${y}"},"signature":"${signature}"}`;
    expect(bodyText({ signature, key: { y, kty, x, crv }, signed } as SignedRecord)).toBe(text);
  });

  it('of a refusal is the signed text alone: nothing that tells one visitor from another', () => {
    expect(bodyText({ signed: '{"act":"refuse"}' })).toBe('{"signed":"{\\"act\\":\\"refuse\\"}"}');
  });

  it('leaves out whatever came beside it', () => {
    const surplus = { ...grant, ip: '192.0.2.1', key: { ...grant.key, ext: true, key_ops: ['verify'] } };
    expect(bodyText(surplus)).toBe(bodyText(grant));
  });

  it.each([
    ['a key without a signature', { signed: 'x', key: grant.key }],
    ['a signature without its key', { signed: 'x', signature: grant.signature }],
    ['no signed text', { ...grant, signed: '' }],
    ['a signed text that is not text', { ...grant, signed: 7 }],
    ['a signed text that UTF-8 cannot carry', { signed: '\ud800' }],
    ['a key of another curve', { ...grant, key: { ...grant.key, crv: 'P-384' } }],
    ['a key of another type', { ...grant, key: { ...grant.key, kty: 'OKP' } }],
    ['half a key', { ...grant, key: { ...grant.key, y: undefined } }],
    ['a coordinate cut short', { ...grant, key: { ...grant.key, x: 'AAAA' } }],
    ['a signature cut short', { ...grant, signature: grant.signature?.slice(1) }],
    ['a signature in padded base64', { ...grant, signature: `${grant.signature}==` }],
    ['an empty signature', { ...grant, signature: '' }],
  ])('is not made of %s', (_, parts) => {
    expect(() => bodyText(parts as unknown as SignedRecord)).toThrow(Unsound);
  });

  it.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['surplus members', bodyText(grant).replace(/}$/, ',"ip":"192.0.2.1"}')],
    ['another order', '{"signature":"","signed":"x"}'],
    ['spaces', '{ "signed":"x"}'],
    ['a member twice', '{"signed":"y","signed":"x"}'],
  ])('is not read from %s', (_, text) => {
    expect(() => parseBody(text)).toThrow(Unsound);
  });
});
