import type { Configuration } from '../../src/config/configuration.ts';
import { explain } from '../../src/config/explain.ts';

/** A site that asks for three purposes: session replay, audience, advertisements. Throws if it may not be asked so. */
export const configurationFor = (site: string): Configuration => {
  const { configuration, errors } = explain({
    site,
    siteVersion: '2026-11',
    controller: {
      name: 'Boutique SAS',
      address: '1 rue de la Paix, Paris',
      contact: 'https://boutique.example/contact',
      policy: '/confidentialite',
    },
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
      {
        id: 'audience',
        title: { fr: 'Compter les visites', en: 'Count visits' },
        description: {
          fr: 'Compter les pages vues, sans vous suivre ailleurs.',
          en: 'Count the pages that are viewed, without following you elsewhere.',
        },
        trackers: [{ name: '_pk_id*', store: 'cookie' }],
      },
      {
        id: 'publicite',
        title: { fr: 'Publicité', en: 'Advertisements' },
        description: {
          fr: 'Montrer sur d’autres sites les articles que vous avez regardés ici.',
          en: 'Show on other sites the articles that you looked at here.',
        },
        trackers: [{ name: '_ads*', store: 'cookie' }],
      },
    ],
    routes: ['/'],
  });
  if (!configuration) throw new Error(JSON.stringify(errors));
  return configuration;
};
