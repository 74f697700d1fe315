import type { VendorFacts } from '../../src/adapters/recorders/vendor-facts.ts';
import type { Configuration } from '../../src/config/configuration.ts';
import { explain } from '../../src/config/explain.ts';
import type { RealCmp } from '../../test/fixtures/real-cmps/real-cmp.ts';

export const PURPOSE = 'replay.experience';

/** A site whose CMP asks about replay, which a vendor does. Throws if it may not be asked so. */
export const configurationFor = (
  site: string,
  { id, key }: Pick<RealCmp, 'id' | 'key'>,
  { id: vendor, provider, reuse }: VendorFacts,
): Configuration => {
  const owner = 'dpo@boutique.example';
  const { configuration, errors } = explain({
    site,
    siteVersion: '2026-11',
    controller: {
      name: 'Boutique SAS',
      address: '1 rue de la Paix, Paris',
      contact: 'https://boutique.example/contact',
      policy: '/confidentialite',
    },
    recipients: [
      {
        ...provider,
        ...(reuse === undefined
          ? { role: 'processor' }
          : { role: 'joint-controller', ownPurpose: 'its own products' }),
      },
    ],
    storage: [{ country: 'FR' }],
    purposes: [
      {
        id: PURPOSE,
        limitation: { L1: { rate: 1, why: 'every visit of a bench is watched' } },
        masking: 'M3',
        identifier: 'I1',
        retention: 'P30D',
        recorder: vendor,
        alternative: { why: 'the vendor has it', equivalent: 'the means of the vendor', owner },
      },
    ],
    ask: { cmp: id, map: { [PURPOSE]: key } },
    // Where its data goes here, which not every vendor's object tells.
    vendors: { [vendor]: { hosts: [`${site}/vendor/`] } },
  });
  if (!configuration) throw new Error(JSON.stringify(errors));
  return configuration;
};
