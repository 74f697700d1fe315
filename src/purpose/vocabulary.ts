import type { PurposeId } from './purpose.ts';

/** The terms of the W3C Data Privacy Vocabulary 2.3 by which exports name the three uses. */
export const DPV: Readonly<Record<PurposeId, string>> = Object.freeze({
  'replay.errors': 'dpv:RepairImpairments',
  'replay.experience': 'dpv:OptimiseUserInterface',
  'replay.support': 'dpv:CustomerCare',
});
