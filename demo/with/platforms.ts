import { klaro } from '../with-klaro/klaro.ts';
import { orejime } from '../with-orejime/orejime.ts';
import { tarteaucitron } from '../with-tarteaucitron/tarteaucitron.ts';
import { vanillaCookieconsent } from '../with-vanilla-cookieconsent/vanilla-cookieconsent.ts';
import type { Platform } from './platform.ts';

/** All of which npm has the real code. */
export const platforms: readonly Platform[] = [klaro, orejime, tarteaucitron, vanillaCookieconsent];
