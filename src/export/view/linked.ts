import type { ConsentView } from './consent-view.ts';
import { linkedParties, partyIri } from './linked-parties.ts';
import { linkedPurpose } from './linked-purpose.ts';
import { iri, place } from './place.ts';
import { namedPlatform } from './platform.ts';

/** Prefixes of a record. No key of the context is a term: every name in a record says where it is from. */
const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  loc: 'https://w3id.org/dpv/loc#',
  'legal-eu': 'https://w3id.org/dpv/legal/eu#',
  'legal-fr': 'https://w3id.org/dpv/legal/fr#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  temoin: 'urn:temoin:vocab:1#',
};

const STATUS = {
  given: 'dpv:ConsentGiven',
  refused: 'dpv:ConsentRefused',
  withdrawn: 'dpv:ConsentWithdrawn',
};

const statusOf = ({ events: [event], purposes: [purpose] }: ConsentView): object => {
  const { type, at, receivedAt, method, lifetime, validUntil, context } = event;
  return {
    '@type': [STATUS[type], 'dpv:ExpressedConsent'],
    'dpv:isIndicatedBy': iri('dpv:DataSubject'),
    'dpv:isIndicatedAtTime': at,
    'dpv:hasIndicationMethod': method,
    'dpv:hasScope': purpose.id,
    'dpv:hasDuration': lifetime
      ? { '@type': 'dpv:TemporalDuration', 'rdf:value': lifetime, 'temoin:validUntil': validUntil }
      : { '@type': 'dpv:UntilEventDuration', 'rdf:value': 'another choice' },
    'dpv:hasContext': {
      '@type': 'dpv:Context',
      'temoin:receivedAt': receivedAt,
      'temoin:shownFor': context.shownFor,
      'temoin:globalPrivacyControl': context.gpc,
    },
  };
};

const noticeOf = ({ notice, interop }: ConsentView): object => ({
  '@type': 'dpv:ConsentNotice',
  'dct:identifier': notice.version,
  'dct:language': notice.language,
  'dct:date': notice.date,
  'dpv:hasNoticeLayer': { '@type': 'dpv:NoticeLayer', 'dct:identifier': String(notice.layer) },
  'schema:url': notice.url,
  'temoin:askedBy': interop && {
    '@type': 'dpv:Technology',
    'dct:identifier': namedPlatform(interop),
    'temoin:key': interop.key,
    'temoin:reference': interop.reference,
    'temoin:recordedAt': interop.at,
  },
  'temoin:contentHash': notice.contentHash,
  'temoin:renderHash': notice.renderHash,
  'temoin:screenshots': notice.screenshots.map(({ sha256 }) => `sha256:${sha256}`),
});

/** A record as JSON-LD: ISO/IEC TS 27560 by DPV 2.3, profile `record-eu-gdpr`. One key, an array of values. */
export const linked = (view: ConsentView): object => {
  const { recordId, subject, jurisdiction, authority, withdrawal, rights, outcome, build, parties } = view;
  const exercisedAt = (right: string) =>
    right === 'A7-3'
      ? withdrawal.url
      : right === 'A77' && authority
        ? 'https://www.cnil.fr/fr/plaintes'
        : rights.url;
  return {
    '@context': CONTEXT,
    '@id': `urn:uuid:${recordId}`,
    '@type': 'dpv:ConsentRecord',
    'dct:conformsTo': iri('https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr'),
    'dct:identifier': recordId,
    'dct:relation': iri(`urn:uuid:${view.choice}`),
    'dpv:hasDataSubject': { '@type': 'dpv:Visitor', 'dct:identifier': subject.id },
    'dpv:hasService': { '@type': 'dpv:Service', 'schema:url': view.site },
    'dpv:hasJurisdiction': jurisdiction.map(place),
    'dpv:hasApplicableLaw': iri('legal-eu:law-GDPR'),
    'dpv:hasAuthority': authority && iri(authority),
    ...linkedParties(parties),
    'dpv:hasNotice': noticeOf(view),
    'dpv:hasProcess': [linkedPurpose(view)],
    'dpv:hasConsentControl': {
      '@type': ['dpv:ProvideConsent', 'dpv:WithdrawConsent'],
      'dpv:isExercisedAt': withdrawal.url,
      'temoin:method': withdrawal.method,
    },
    'dpv:hasRight': rights.list.map((right) => ({
      '@type': ['dpv:DataSubjectRight', `eu-gdpr:${right}`],
      'dpv:isExercisedAt': exercisedAt(right),
    })),
    'dpv:hasConsentStatus': [statusOf(view)],
    'dpv:isImplementedByEntity': iri(partyIri('controller')),
    'dpv:isImplementedUsingTechnology': {
      '@type': 'dpv:Technology',
      'dct:identifier': `temoin ${build.cmpVersion}`,
      'temoin:codeHash': build.codeHash,
      'temoin:configurationHash': build.configHash,
      'temoin:configurationInForce': build.configInForce,
    },
    'temoin:schema': view.schema,
    'temoin:ruleset': view.ruleset,
    'temoin:ends': view.ends,
    'temoin:outcome': outcome && {
      'temoin:haltedAt': outcome.haltedAt,
      'temoin:discardedEvents': outcome.discarded.events,
      'temoin:discardedBytes': outcome.discarded.bytes,
      'temoin:expired': outcome.expired,
      'temoin:kept': outcome.kept,
      'temoin:residual': outcome.residual,
    },
    'temoin:log': view.chain.log,
    'temoin:index': view.chain.index,
    'temoin:leafHash': view.chain.hash,
    'temoin:commitment': view.chain.commitment,
    'temoin:signature': view.chain.signature,
  };
};
