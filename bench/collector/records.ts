import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { addDuration } from '../../src/config/duration.ts';
import { CONFIGURATION, NOTICE_DIGEST, SITE } from './site.ts';

const { controller, purposes } = CONFIGURATION;
const DIGEST = 'c'.repeat(64);

/** A record as a page writes it, of its usual length. */
const recordText = (act: 'grant' | 'refuse', purpose: (typeof purposes)[number], choice: string): string => {
  const at = Date.now();
  const { id, limitation, masking, identifier, retention } = purpose;
  return JSON.stringify({
    schema: 'temoin-record/1',
    id: randomUUID(),
    choice,
    act,
    purpose: id,
    at: new Date(at).toISOString(),
    validUntil: new Date(addDuration(at, 'P6M')).toISOString(),
    site: SITE,
    parties: [
      { name: controller.name, role: 'controller' },
      { name: 'Hébergeur SA', role: 'processor' },
    ],
    asked: {
      notice: NOTICE_DIGEST,
      terms: DIGEST,
      language: 'fr',
      layer: '1',
      control: `${act}-all`,
      shownFor: 4200,
    },
    ...(limitation && { profile: { limitation, masking, identifier, retention } }),
    ruleset: 'cnil-sr-draft-2026-02-25',
    build: { version: '0.1.0', code: DIGEST, configuration: DIGEST },
  });
};

/** The body of one visitor's refusal, for the first purpose or for several. */
export const refusal = (count: number): string => {
  const choice = randomUUID();
  return JSON.stringify({
    records: purposes.slice(0, count).map((purpose) => ({ signed: recordText('refuse', purpose, choice) })),
  });
};

/** The body of one visitor's grant for one purpose, signed with a key of the visitor's own. */
export const grant = (): string => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [purpose] = purposes;
  if (!purpose) throw new RangeError('no purpose');
  const signed = recordText('grant', purpose, randomUUID());
  const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return JSON.stringify({
    records: [
      { signed, key: publicKey.export({ format: 'jwk' }), signature: signature.toString('base64url') },
    ],
  });
};
