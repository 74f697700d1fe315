import { amplitude } from '../../src/adapters/recorders/amplitude.facts.ts';
import { openreplay } from '../../src/adapters/recorders/openreplay.facts.ts';
import { rrweb } from '../../src/adapters/recorders/rrweb.facts.ts';
import { vendorMatrix } from '../fixtures/vendors/matrix.ts';

vendorMatrix({ facts: openreplay, host: 'api.openreplay.com', again: false });
vendorMatrix({
  facts: amplitude,
  host: 'api-sr.amplitude.com',
  named: true,
  again: false,
  held: /^indexedDB:/,
});
vendorMatrix({ facts: rrweb, host: 'replay.shop.test', named: true, again: false });
