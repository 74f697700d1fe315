import type { PartyView } from './parties.ts';
import { iri, isCountry } from './place.ts';

export const partyIri = (id: string): string => `urn:temoin:party:${id}`;

const TYPES = {
  controller: 'dpv:DataController',
  'joint-controller': 'dpv:DataController',
  'independent-controller': 'dpv:DataController',
  processor: 'dpv:DataProcessor',
} as const;

const linkedParty = ({
  id,
  name,
  role,
  address,
  country,
  contact,
  dpo,
  url,
  ownPurposes,
}: PartyView): object => ({
  '@id': partyIri(id),
  '@type': TYPES[role],
  'dct:identifier': id,
  'dpv:hasName': name,
  'dpv:hasAddress': address,
  'dpv:hasContact': contact,
  'dpv:hasLocation': country !== undefined && isCountry(country) ? iri(`loc:${country}`) : undefined,
  'schema:url': url,
  'temoin:dataProtectionOfficer': dpo,
  'temoin:role': role,
  'temoin:ownPurposes': ownPurposes.length ? ownPurposes : undefined,
});

/** The parties by what they are to the processing; a kind that nobody is of is left out. */
export const linkedParties = (parties: readonly PartyView[]): object => {
  const of = (role: PartyView['role']) => {
    const some = parties.filter((party) => party.role === role).map(linkedParty);
    return some.length ? some : undefined;
  };
  const joint = of('joint-controller');
  return {
    'dpv:hasDataController': of('controller'),
    'dpv:hasJointDataControllers': joint && {
      '@type': 'dpv:JointDataControllers',
      'dpv:hasDataController': joint,
    },
    'dpv:hasDataProcessor': of('processor'),
    'dpv:hasRecipientThirdParty': of('independent-controller'),
  };
};
