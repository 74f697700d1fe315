import { createHash } from 'node:crypto';
import type { Configuration } from '../../src/config/configuration.ts';

export const SITE = 'https://boutique.example';
export const MOUNT = '/temoin';
/** Answered with an empty 204 by the same server, outside the collector. */
export const EMPTY_ROUTE = '/empty';
export const NOTICE = '{"schema":"temoin-notice/1","language":"fr"}';
export const NOTICE_DIGEST: string = createHash('sha256').update(NOTICE).digest('hex');

export const CONFIGURATION: Configuration = {
  site: SITE,
  controller: { name: 'Boutique SAS', address: '1 rue de la Paix, Paris', contact: 'dpo@boutique.example' },
  recipients: [{ name: 'Hébergeur SA', role: 'processor', country: 'FR' }],
  storage: [{ country: 'FR' }],
  purposes: [
    {
      id: 'replay.experience',
      limitation: { L1: { rate: 0.05 } },
      masking: 'M3',
      identifier: 'I1',
      retention: 'P30D',
    },
    { id: 'audience', title: { fr: 'Audience' }, description: { fr: 'Compter les visites.' } },
    { id: 'publicite', title: { fr: 'Publicité' }, description: { fr: 'Montrer des annonces.' } },
  ],
};
