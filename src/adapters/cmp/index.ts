import { axeptio } from './axeptio.facts.ts';
import type { CmpFacts } from './cmp-facts.ts';
import { cookiebot } from './cookiebot.facts.ts';
import { didomi } from './didomi.facts.ts';
import { googleConsentMode } from './google-consent-mode.facts.ts';
import { klaro } from './klaro.facts.ts';
import { onetrust } from './onetrust.facts.ts';
import { orejime } from './orejime.facts.ts';
import { tarteaucitron } from './tarteaucitron.facts.ts';
import { tcf } from './tcf.facts.ts';
import { usercentrics } from './usercentrics.facts.ts';
import { vanillaCookieconsent } from './vanilla-cookieconsent.facts.ts';
import { wpConsentApi } from './wp-consent-api.facts.ts';

/** Every platform that there is an adapter for, by its id. Pure data: the adapters are fetched by name. */
export const CMPS: Readonly<Record<string, CmpFacts>> = Object.fromEntries(
  [
    axeptio,
    cookiebot,
    didomi,
    googleConsentMode,
    klaro,
    onetrust,
    orejime,
    tarteaucitron,
    tcf,
    usercentrics,
    vanillaCookieconsent,
    wpConsentApi,
  ].map((facts) => [facts.id, facts]),
);
