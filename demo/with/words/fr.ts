/** What the pages beside a platform say, in French; `{name}`, `{cookie}` and the like are filled. */
export const fr = {
  language: 'fr',
  path: '/avec/',
  next: '/suite',
  title: '{name} demande, Témoin prouve',
  lead: 'Ici, c’est {name} qui pose la question, avec une finalité distincte pour chaque usage. Témoin prouve la réponse, retient l’enregistreur, et l’arrête pour de bon.',
  both: 'Deux mémoires, une réponse',
  heads: ['Finalité', '{name} retient', 'Témoin applique'],
  answers: { undecided: 'rien encore', true: 'oui', false: 'non' },
  statuses: {
    unasked: 'rien encore',
    granted: 'accordé',
    refused: 'refusé',
    withdrawn: 'retiré',
    expired: 'à redemander',
  } as Readonly<Record<string, string>>,
  recording: 'Cette visite est enregistrée.',
  still: 'Cette visite n’est pas enregistrée.',
  tries: 'À essayer',
  steps: [
    ['Répondez à {name}', 'Tant que rien n’est répondu, rien n’est enregistré, et Témoin ne demande rien.'],
    ['Voyez la preuve', 'Un oui arrive au comptoir, signé, avec le nom de {name}.'],
    [
      'Arrêtez tout',
      'Le bouton de Témoin, en bas de la page, arrête sur le champ. {name} retient alors non.',
    ],
    ['Changez de page', 'Aucun oui ne revient : ni de {name}, ni de Témoin.'],
  ],
  again: 'Seconde page',
  againLead: 'Une page de plus, la même réponse. Rien n’est redemandé, et ce qui a été retiré le reste.',
  forward: 'Aller à la seconde page',
  back: 'Revenir à la première page',
  how: 'Comment c’est fait',
  made: 'Les fichiers de {name} viennent de son paquet npm, sans retouche. Il reprend mot pour mot les textes de Témoin, et garde votre réponse dans son propre cookie (« {cookie} »), six mois au plus.',
  strict: 'La page garde les règles de sécurité de la boutique, sans exception.',
  loose:
    'Les règles de sécurité de la page sont celles de la boutique, sans ce dont {name} ne s’accommode pas : {without}. Témoin, lui, s’en accommode.',
  absent: '{name} n’est pas installé ici',
  absentLead:
    'Cette page a besoin du paquet « {package} », une dépendance de développement. Lancez npm ci, puis npm start. D’ici là, c’est le bandeau de la boutique qui demande.',
  others: 'Avec une autre plateforme',
  home: 'Avec la plateforme que vous avez déjà',
  homeLead:
    'Votre plateforme de consentement demande, Témoin prouve et arrête. Quatre d’entre elles, avec leur vrai code :',
};

export type WithWords = typeof fr;
