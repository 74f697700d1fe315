import { posthog } from '../../src/adapters/recorders/posthog.facts.ts';
import { vendorMatrix } from '../fixtures/vendors/matrix.ts';

vendorMatrix({
  facts: posthog,
  host: 'replay.posthog.com',
  again: false,
  keeps: ['localStorage:__ph_opt_in_out_phc_boutique'],
});
