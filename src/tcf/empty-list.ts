import { GVL } from '@iabtechlabtcf/core';

/**
 * A Global Vendor List without vendors: the library encodes nothing without one, not even a segment that has none.
 * Version and language (two letters) are those that the string is to name.
 */
export const emptyList = (version = 1, language = 'en'): GVL =>
  // Those that the list is translated into are all that the library takes, and the language is the notice's.
  Object.defineProperty(
    new GVL({
      gvlSpecificationVersion: 3,
      vendorListVersion: version,
      tcfPolicyVersion: 5,
      lastUpdated: '1970-01-01T00:00:00Z',
      purposes: {},
      specialPurposes: {},
      features: {},
      specialFeatures: {},
      stacks: {},
      dataCategories: {},
      vendors: {},
    }),
    'language',
    { value: language },
  );
