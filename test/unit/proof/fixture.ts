import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { ChoiceEntry, ProofRecord, SignedRecord } from '../../../src/proof/index.ts';

export const NOTICE: string = 'ab'.repeat(32);

export const record = (change: Partial<ProofRecord> = {}): ProofRecord => ({
  schema: 'temoin-record/1',
  id: '0b9c3a52-6a8e-4f0e-9d7c-3f1f0f6f7a11',
  choice: '5f2d1c2e-54c5-4b7e-8a54-9a3b6f0b1c22',
  act: 'grant',
  purpose: 'replay.errors',
  at: '2026-11-03T10:00:00.123Z',
  site: 'https://boutique.example',
  parties: [{ name: 'Boutique SAS', role: 'controller' }],
  asked: { notice: NOTICE, terms: 'cd'.repeat(32), language: 'fr', layer: '1', control: 'accept-all' },
  build: { version: '0.1.0', code: 'ef'.repeat(32), configuration: '01'.repeat(32) },
  ...change,
});

/** As a browser sends a grant: signed by its own P-256 key. */
export const signedRecord = (
  signed: string = JSON.stringify(record()),
  privateKey: KeyObject = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
): SignedRecord => {
  const { kty, crv, x, y } = privateKey.export({ format: 'jwk' });
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const key = Object.fromEntries(
    Object.entries({ kty, crv, x, y }).filter(([, value]) => value !== undefined),
  );
  return { signed, key, signature: signature.toString('base64url') };
};

export const choiceEntry = (change: Partial<ChoiceEntry> = {}): ChoiceEntry => ({
  v: 1,
  kind: 'choice',
  act: 'grant',
  purpose: 'replay.errors',
  site: 'https://boutique.example',
  notice: NOTICE,
  at: '2026-11-03T10:00:00Z',
  c: Buffer.alloc(32, 7).toString('base64'),
  ...change,
});
