import type { ConsentView } from './consent-view.ts';
import { partyIri } from './linked-parties.ts';
import { iri, place } from './place.ts';

/** DPV's terms for what the measures do; a measure that DPV has no term for is in `temoin:profile`. */
const MASKING = ['dpv:DataRedaction'];
const IDENTIFIERS: Readonly<Record<string, string>> = {
  I1: 'dpv:RNGPseudonymisation',
  I2: 'dpv:HashMessageAuthenticationCode',
  I3: 'dpv:HashMessageAuthenticationCode',
};

/** The process that was consented to: one purpose with its data, measures, storage and recipients. */
export const linkedPurpose = ({ purposes: [purpose] }: ConsentView): object => {
  const { profile, retention, dpv } = purpose;
  const identifier = profile && IDENTIFIERS[profile.id];
  return {
    '@type': 'dpv:Process',
    'dct:identifier': purpose.id,
    'dct:title': purpose.title,
    'dpv:hasPurpose':
      dpv === 'dpv:Purpose'
        ? { '@type': 'dpv:Purpose', 'dct:identifier': purpose.id, 'dct:title': purpose.title }
        : iri(dpv),
    'dpv:hasLegalBasis': iri('eu-gdpr:A6-1-a'),
    'dpv:hasNecessity': iri('dpv:Optional'),
    'dpv:hasProcessing': [
      'dpv:Collect',
      ...(profile ? ['dpv:Observe', 'dpv:Record'] : []),
      'dpv:Store',
      'dpv:Erase',
    ].map(iri),
    'dpv:hasPersonalData': purpose.data.map(iri),
    'dpv:hasTechnicalMeasure': profile && [...MASKING, ...(identifier ? [identifier] : [])].map(iri),
    'dpv:hasOrganisationalMeasure': profile && [iri('dpv:AuthorisationProcedure')],
    'dpv:hasStorageCondition': [
      ...purpose.storage.map((country) => ({
        '@type': 'dpv:StorageLocation',
        'dpv:hasLocation': place(country),
      })),
      {
        '@type': 'dpv:StorageDuration',
        'dpv:hasDuration': { '@type': 'dpv:TemporalDuration', 'rdf:value': retention.duration },
        'temoin:anchor': retention.anchor,
      },
    ],
    'dpv:hasRecipient': purpose.recipients.map((party) => iri(partyIri(party))),
    'temoin:legalBasis': purpose.legalBasis,
    'temoin:titleHash': purpose.titleHash,
    'temoin:descHash': purpose.descHash,
    'temoin:profile': profile && [profile.limit, profile.masking, profile.id, ...profile.security].join('+'),
  };
};
