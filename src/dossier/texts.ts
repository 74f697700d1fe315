import type { Texts } from '../notice/texts.ts';
import en from './texts.en.json' with { type: 'json' };
import fr from './texts.fr.json' with { type: 'json' };

/** The dossier's own words, by language; each language has all of them. */
export const TEXTS: Readonly<Record<'fr' | 'en', Texts>> = { fr, en };
