import type { Verdict } from './judge.ts';

export interface PreviewTexts extends Readonly<Record<Verdict, string>> {
  readonly title: string;
  readonly close: string;
  readonly note: string;
}

const fr: PreviewTexts = {
  title: 'Ce qu’un enregistrement montrerait',
  masked: 'Masqué : des points, pourrait être autorisé',
  allowed: 'Autorisé : lisible',
  blocked: 'Bloqué : un cadre vide',
  never: 'Jamais : saisies et textes sensibles',
  note: 'Aperçu pour l’équipe du site. Rien n’est enregistré ni envoyé.',
  close: 'Fermer l’aperçu',
};

const en: PreviewTexts = {
  title: 'What a recording would show',
  masked: 'Masked: dots, could be allowed',
  allowed: 'Allowed: readable',
  blocked: 'Blocked: an empty box',
  never: 'Never: fields and sensitive text',
  note: 'Preview for the site’s team. Nothing is recorded or sent.',
  close: 'Close the preview',
};

/** For developers: French on a French page, English on every other. */
export const textsFor = (language: string): PreviewTexts => (/^fr\b/i.test(language) ? fr : en);
