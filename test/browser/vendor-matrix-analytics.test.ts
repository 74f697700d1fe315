import { amplitude } from '../../src/adapters/recorders/amplitude.facts.ts';
import { openreplay } from '../../src/adapters/recorders/openreplay.facts.ts';
import { rrweb } from '../../src/adapters/recorders/rrweb.facts.ts';
import { vendorMatrix } from '../fixtures/vendors/matrix.ts';

vendorMatrix({ facts: openreplay, host: 'api.openreplay.com', again: false, sleeps: false });
vendorMatrix({
  facts: amplitude,
  host: 'api-sr.amplitude.com',
  named: true,
  again: false,
  held: /^indexedDB:/,
  // A database that another page deletes while this one sleeps ends its sleep.
  sleeps: false,
});
vendorMatrix({ facts: rrweb, host: 'replay.shop.test', named: true, again: false });
