import type { VendorFacts } from './vendor-facts.ts';

/** Every recorder of others that there is a driver for, by its id. Pure data: the drivers are fetched by name. */
export const VENDORS: Readonly<Record<string, VendorFacts>> = Object.fromEntries(
  ([] as VendorFacts[]).map((facts) => [facts.id, facts]),
);
