import { amplitude } from './amplitude.facts.ts';
import { clairvio } from './clairvio.facts.ts';
import { clarity } from './clarity.facts.ts';
import { contentsquare } from './contentsquare.facts.ts';
import { datadog } from './datadog.facts.ts';
import { fullstory } from './fullstory.facts.ts';
import { hotjar } from './hotjar.facts.ts';
import { inspectlet } from './inspectlet.facts.ts';
import { logrocket } from './logrocket.facts.ts';
import { luckyorange } from './luckyorange.facts.ts';
import { mouseflow } from './mouseflow.facts.ts';
import { openreplay } from './openreplay.facts.ts';
import { posthog } from './posthog.facts.ts';
import { rrweb } from './rrweb.facts.ts';
import { sentry } from './sentry.facts.ts';
import { sessioncam } from './sessioncam.facts.ts';
import { smartlook } from './smartlook.facts.ts';
import type { VendorFacts } from './vendor-facts.ts';

/** Every recorder of others that there is a driver for, by its id. Pure data: the drivers are fetched by name. */
export const VENDORS: Readonly<Record<string, VendorFacts>> = {
  amplitude,
  clairvio,
  clarity,
  contentsquare,
  datadog,
  fullstory,
  hotjar,
  inspectlet,
  logrocket,
  luckyorange,
  mouseflow,
  openreplay,
  posthog,
  rrweb,
  sentry,
  sessioncam,
  smartlook,
};
