import type { Buttons } from '../buttons.ts';

/** What the counter says, in French; `said` are the words on the shop's banner, so that the guide names the real buttons. */
export const fr = ({ accept, withdraw, titles }: Buttons) => ({
  language: 'fr',
  locale: 'fr-FR',
  path: '/comptoir',
  shop: '/',
  other: { language: 'en', path: '/en/counter', label: 'English' },
  title: 'Derrière le comptoir',
  lead: 'Témoin demande à chaque visiteur s’il veut bien que sa visite soit enregistrée. Voici ce que voit la boutique : la preuve de chaque choix, et les visites que l’on a le droit de regarder.',
  newTab: '(nouvel onglet)',
  live: 'En direct',
  away: 'Le collecteur ne répond pas',
  done: 'fait',
  guide: 'En deux minutes',
  steps: [
    {
      title: 'Acceptez dans la boutique',
      text: `Ouvrez-la dans un autre onglet, choisissez « ${accept} », et promenez-vous un peu.`,
      link: 'Ouvrir la boutique',
    },
    {
      title: 'Voyez la preuve arriver',
      text: 'Une ligne par finalité, dans un registre que l’on ne peut pas réécrire. Sans votre nom.',
    },
    {
      title: 'Regardez l’enregistrement',
      text: 'Il se rejoue comme un film. Vos saisies, les images et les textes personnels y sont masqués.',
    },
    {
      title: 'Changez d’avis',
      text: `Dans la boutique, « ${withdraw} » : un clic, et l’enregistrement disparaît d’ici. La preuve du retrait reste.`,
    },
  ],
  proofs: {
    title: 'Preuves',
    lead: 'Un registre où l’on ajoute, sans jamais effacer ni récrire. Chaque ligne dit ce qui a été choisi et sur quel texte ; aucune ne dit par qui.',
    sealed: 'Sceau signé : {n} lignes',
    sealedOne: 'Sceau signé : 1 ligne',
    sound: '✓ signature et contenu recontrôlés dans ce navigateur',
    soundRoot: '✓ contenu recontrôlé dans ce navigateur',
    unsound: '✗ le contenu ne correspond pas au sceau',
    heads: ['N°', 'Heure', 'Ce qui s’est passé', 'Texte montré'],
    all: 'Voir les {n} lignes',
    few: 'Ne voir que les dernières',
    most: 'Seules les {n} dernières sont montrées ici.',
    acts: {
      grant: 'Oui',
      refuse: 'Non',
      withdraw: 'Retrait',
      notice: 'Texte',
      configuration: 'Règles',
      erasure: 'Effacement',
      deletion: 'Enregistrements effacés',
      evidence: 'Image du bandeau',
      import: 'Reprise',
      expiry: 'Journal supprimé',
    },
    plain: {
      grant: 'Un visiteur a dit oui. La preuve est signée par son navigateur.',
      refuse: 'Un visiteur a dit non. Rien n’est enregistré, et rien ne distingue ce refus d’un autre.',
      withdraw: 'Un visiteur a changé d’avis : tout s’est arrêté, puis a été effacé.',
      notice: 'Le texte du bandeau est consigné avant d’être montré.',
      configuration: 'Les règles de la boutique sont consignées avant de servir.',
      erasure: 'Le détail de la ligne {n} a été effacé : {why}. La ligne reste.',
      deletion: 'Enregistrements effacés pour de bon : {recordings}. Motif : {why}.',
      evidence: 'L’apparence du bandeau, gardée avec son texte.',
      import: 'Choix gardés par un autre système : {records}. Ce ne sont pas des preuves.',
      expiry:
        'Un journal plus ancien est arrivé au terme de sa conservation : {why}. Son dernier sceau reste.',
    },
    /** The reasons that the collector writes into the log for ever, by its own words. */
    whys: {
      'withdrawal: GDPR art. 7(3), 17(1)(b)': 'retrait du consentement (RGPD, art. 7(3) et 17(1)(b))',
      'asked by the visitor: GDPR art. 17(1)': 'à la demande du visiteur (RGPD, art. 17(1))',
      'by the operator': 'par l’opérateur',
      'end of their retention: GDPR art. 5(1)(e)': 'fin de leur conservation (RGPD, art. 5(1)(e))',
      'end of the proofs’ retention: GDPR art. 5(1)(e)':
        'fin de la conservation des preuves (RGPD, art. 5(1)(e))',
    } as Readonly<Record<string, string>>,
    banner: 'Texte du bandeau',
    shop: 'Boutique',
  },
  notice: {
    title: 'Ce que le visiteur a lu',
    fits: '✓ Ces mots ont bien cette empreinte :',
    differs: '✗ Ces mots n’ont pas cette empreinte :',
    close: 'Fermer',
    failed: 'Ce texte n’a pas pu être lu : {why}.',
  },
  recordings: {
    title: 'Enregistrements',
    lead: 'Chiffrés, une clé chacun. Regarder exige un jeton d’opérateur, et chaque consultation est notée dans un journal.',
    none: 'Aucun enregistrement pour l’instant. Quand un visiteur accepte et se promène, le premier arrive en quelques secondes.',
    heads: ['Visite', 'Finalité', 'Début', 'Durée', 'Difficultés', 'Taille', 'Effacement', 'Actions'],
    watch: 'Regarder',
    erase: 'Effacer',
    sure: 'Effacer pour de bon',
    gone: {
      withdrawn: 'Effacé à {time} : le visiteur a retiré son accord. Données, clé et fiche sont détruites.',
      byHand: 'Effacé à {time}, ici, à la main. Données, clé et fiche sont détruites.',
      due: 'Effacé à {time} : sa durée de conservation est écoulée.',
    },
    failed: 'L’effacement n’a pas pu se faire : {why}.',
  },
  player: {
    title: 'Visite rejouée',
    lead: 'La page est reconstruite ici, dans un cadre sans script ni réseau. Ce qui est masqué n’a jamais quitté l’appareil du visiteur.',
    close: 'Fermer',
    failed: 'Cet enregistrement n’a pas pu être lu : {why}.',
    withdrawn: 'Le visiteur vient de retirer son accord : cette visite n’existe plus.',
  },
  purposes: titles,
});

export type CounterWords = ReturnType<typeof fr>;
