import type { ConsentView } from './consent-view.ts';
import type { PartyView } from './parties.ts';
import { namedPlatform } from './platform.ts';

/** Kantara's classes of parties: a processor acts on behalf of the controller. */
const partyOf = ({ name, role, address, country, contact, dpo, url }: PartyView): object => ({
  piiController: name,
  onBehalf: role === 'processor',
  contact: dpo ?? contact,
  address: country ? { addressCountry: country } : { streetAddress: address },
  // The configuration holds one contact, an address or a page, and no telephone.
  email: [dpo, contact].find((each) => each?.includes('@')) ?? '',
  phone: '',
  ...(url !== undefined && { piiControllerUrl: url }),
});

/** How it was asked; by which platform, and where that keeps the answer, if it was not this product's banner. */
const collectionOf = ({ notice, events: [{ method }], interop }: ConsentView): string => {
  if (!interop) return `consent notice, layer ${notice.layer}, ${method}`;
  const { key, reference } = interop;
  const record = reference === undefined ? '' : `, its record ${reference}`;
  return `consent platform ${namedPlatform(interop)}, its key ${key}${record}`;
};

/**
 * Kantara Initiative, Consent Receipt Specification 1.1.0, of one grant. `key` is the log's verifier key: the key by
 * which the controller answers for it. A processor is no third party (GDPR art. 4(10)).
 */
export const receiptOf = (view: ConsentView, key: string): object => {
  const { events, purposes, parties, notice } = view;
  const [{ at, validUntil }] = events;
  const [purpose] = purposes;
  const third = parties.filter(
    ({ role }) => role === 'joint-controller' || role === 'independent-controller',
  );
  const { duration, anchor } = purpose.retention;
  return {
    version: 'KI-CR-v1.1.0',
    jurisdiction: view.jurisdiction[0],
    // Seconds since 1970, UTC (§4.3.3).
    consentTimestamp: Math.floor(Date.parse(at) / 1000),
    collectionMethod: collectionOf(view),
    consentReceiptID: view.recordId,
    publicKey: key,
    language: notice.language,
    piiPrincipalId: view.subject.id,
    piiControllers: parties.map(partyOf),
    policyUrl: notice.url,
    services: [
      {
        service: view.site,
        purposes: [
          {
            purpose: purpose.title,
            purposeCategory: [purpose.dpv],
            consentType: 'EXPLICIT',
            piiCategory: purpose.data,
            primaryPurpose: false,
            termination: `${duration} after ${anchor.join(' or ')}; on withdrawal at once; no new data after ${validUntil ?? at}`,
            thirdPartyDisclosure: third.length > 0,
            ...(third.length > 0 && { thirdPartyName: third.map(({ name }) => name).join(', ') }),
          },
        ],
      },
    ],
    sensitive: false,
    spiCat: [],
  };
};
