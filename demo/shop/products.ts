export interface Product {
  readonly id: string;
  readonly name: string;
  /** Euros, tax included. */
  readonly price: number;
  readonly kind: { readonly fr: string; readonly en: string };
  readonly text: { readonly fr: string; readonly en: string };
  readonly colours: readonly Colour[];
}

export type Colour = 'sable' | 'terre' | 'sauge' | 'nuit' | 'laiton';

/** The catalogue, invented from end to end. Each has its picture in site/images. */
export const products: readonly Product[] = [
  {
    id: 'veilleuse',
    name: 'Veilleuse',
    price: 79,
    kind: { fr: 'Lampe de chevet', en: 'Bedside lamp' },
    text: {
      fr: 'Un dôme de céramique posé sur un pied court. Elle éclaire la page, pas le voisin de lit.',
      en: 'A ceramic dome on a short foot. It lights the page, not the person beside you.',
    },
    colours: ['terre', 'sable', 'sauge'],
  },
  {
    id: 'brise',
    name: 'Brise',
    price: 129,
    kind: { fr: 'Suspension', en: 'Pendant' },
    text: {
      fr: 'Une sphère de papier plissé à la main qui adoucit tout ce qu’elle touche.',
      en: 'A sphere of hand-pleated paper that softens whatever it touches.',
    },
    colours: ['sable', 'sauge'],
  },
  {
    id: 'quai',
    name: 'Quai',
    price: 249,
    kind: { fr: 'Lampadaire', en: 'Floor lamp' },
    text: {
      fr: 'Un arc d’acier fin qui se penche au-dessus du canapé, comme un réverbère au bord de l’eau.',
      en: 'A slender steel arc that leans over the sofa like a street lamp over the water.',
    },
    colours: ['nuit', 'laiton'],
  },
  {
    id: 'atelier',
    name: 'Atelier',
    price: 139,
    kind: { fr: 'Lampe de bureau', en: 'Desk lamp' },
    text: {
      fr: 'Deux bras, trois articulations, un seul geste pour la placer. Elle reste où on la pose.',
      en: 'Two arms, three joints, one gesture. It stays where you put it.',
    },
    colours: ['laiton', 'nuit', 'terre'],
  },
  {
    id: 'phare',
    name: 'Phare',
    price: 95,
    kind: { fr: 'Applique', en: 'Wall light' },
    text: {
      fr: 'Une demi-lune qui lave le mur de lumière, vers le haut comme vers le bas.',
      en: 'A half moon that washes the wall with light, upwards and downwards.',
    },
    colours: ['sable', 'laiton'],
  },
  {
    id: 'galet',
    name: 'Galet',
    price: 69,
    kind: { fr: 'Lampe nomade', en: 'Portable lamp' },
    text: {
      fr: 'Quatorze heures d’autonomie, de la table au jardin. On l’allume en la retournant.',
      en: 'Fourteen hours on one charge, from table to garden. Turn it over to switch it on.',
    },
    colours: ['sauge', 'sable', 'terre'],
  },
  {
    id: 'roseau',
    name: 'Roseau',
    price: 189,
    kind: { fr: 'Lampadaire', en: 'Floor lamp' },
    text: {
      fr: 'Un tube de verre dépoli, haut comme un enfant de dix ans, dans un socle de chêne.',
      en: 'A tube of frosted glass, as tall as a ten-year-old, in a foot of oak.',
    },
    colours: ['laiton', 'nuit'],
  },
  {
    id: 'lampion',
    name: 'Lampion',
    price: 59,
    kind: { fr: 'Lanterne d’extérieur', en: 'Outdoor lantern' },
    text: {
      fr: 'Une anse, un verre strié, une flamme électrique. La pluie ne lui fait rien.',
      en: 'A handle, ribbed glass, an electric flame. Rain does not bother it.',
    },
    colours: ['nuit', 'sauge'],
  },
  {
    id: 'trio',
    name: 'Trio',
    price: 219,
    kind: { fr: 'Suspension', en: 'Pendant' },
    text: {
      fr: 'Trois cônes, trois hauteurs, un seul câble au plafond. Pour les longues tablées.',
      en: 'Three cones, three heights, a single wire to the ceiling. For long dinners.',
    },
    colours: ['terre', 'sauge', 'laiton'],
  },
];
