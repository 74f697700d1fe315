import { describe, expect, it } from 'vitest';
import { FORBIDDEN, forbiddenIn } from '../../../src/purpose/forbidden.ts';

const NAMED: readonly (readonly [text: string, aim: string])[] = [
  ['advertising', 'advertising'],
  ['Publicité ciblée', 'advertising'],
  ['ads.personal', 'advertising'],
  ['ad targeting', 'advertising'],
  ['retargeting', 'retargeting'],
  ['re-targeting', 'retargeting'],
  ['reTargeting', 'retargeting'],
  ['remarketing', 'retargeting'],
  ['reciblage publicitaire', 'advertising'],
  ['Reciblage', 'retargeting'],
  ['Relancer les paniers : relance clients', 'retargeting'],
  ['marketing', 'marketing segmentation'],
  ['Segmentation de la clientèle', 'marketing segmentation'],
  ['audience segments', 'marketing segmentation'],
  ['optimisation commerciale', 'commercial optimisation'],
  ['Commercial optimization', 'commercial optimisation'],
  ['Améliorer le taux de conversion', 'commercial optimisation'],
  ['upsell', 'commercial optimisation'],
  ['Cross-selling', 'commercial optimisation'],
  ['Augmenter le chiffre d’affaires', 'commercial optimisation'],
  ['profiling', 'profiling'],
  ['Profilage des visiteurs', 'profiling'],
  ['user profiles', 'profiling'],
  ['scoring', 'profiling'],
  ['hesitant buyers', 'singling out hesitant buyers'],
  ['Repérer les acheteurs hésitants', 'singling out hesitant buyers'],
  ['acheteuses hésitantes', 'singling out hesitant buyers'],
  ['Personalised prices', 'personal prices or offers'],
  ['Offres personnalisées', 'personal prices or offers'],
  ['resell data', 'selling the data'],
  ['Vente de données', 'selling the data'],
  ['Nous ne faisons jamais de profilage', 'profiling'],
];

describe('what replay may never serve', () => {
  it.each(NAMED)('finds in “%s” %s', (text, aim) => {
    expect(forbiddenIn(text)?.aim).toBe(aim);
  });

  it('finds every aim of its table', () => {
    expect(new Set(NAMED.map(([, aim]) => aim))).toEqual(new Set(FORBIDDEN.map(({ aim }) => aim)));
  });

  it.each([
    'replay.errors',
    'replay.experience',
    'replay.support',
    'Corriger les pannes',
    'Rendre le site plus facile à utiliser',
    'Understand why a page loads slowly',
    'Ad hoc help at the checkout',
    'Comprendre où le paiement bloque, sur votre page de profil',
    'Download problems',
    'Saisie des adresses',
  ])('finds nothing in “%s”', (text) => {
    expect(forbiddenIn(text)).toBeUndefined();
  });
});
