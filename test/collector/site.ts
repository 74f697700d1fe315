import type { Configuration } from '../../src/config/configuration.ts';

export const SITE = 'https://boutique.example';
export const NOTICE = '{"schema":"temoin-notice/1","language":"fr"}';

export const CONFIGURATION: Configuration = {
  site: SITE,
  controller: { name: 'Boutique SAS', address: '1 rue de la Paix, Paris', contact: 'dpo@boutique.example' },
  storage: [{ country: 'FR' }],
  purposes: [
    { id: 'replay.errors', limitation: { L2: {} }, masking: 'M3', identifier: 'I1', retention: 'P30D' },
    { id: 'audience', title: { fr: 'Audience' }, description: { fr: 'Compter les visites.' } },
  ],
};
