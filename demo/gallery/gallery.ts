import { LOOK_NAMES } from '../../src/looks/looks.ts';
import { POSITIONS } from '../../src/looks/theme.ts';
import { type Html, html } from '../shop/html.ts';

export interface Specimen {
  readonly look?: string;
  readonly position?: string;
  readonly language?: string;
  readonly scheme?: 'light' | 'dark';
  readonly state?: State;
}

/** What a visitor meets, from the first visit to the last. */
export const STATES = ['first', 'second', 'rest', 'recording', 'withdrawn'] as const;
export type State = (typeof STATES)[number];

const SAID: Readonly<Record<State, string>> = {
  first: 'Première couche',
  second: 'Seconde couche',
  rest: 'Contrôle au repos',
  recording: 'Visite enregistrée',
  withdrawn: 'Après le retrait',
};
const PLACES: Readonly<Record<string, string>> = {
  bottom: 'en bas',
  corner: 'dans un coin',
  centre: 'au centre',
  inline: 'dans la page',
};

export const addressOf = (specimen: Specimen): string =>
  `/galerie/vue?${new URLSearchParams(specimen as Record<string, string>)}`;

const shown = (specimen: Specimen, name: string, shape: 'phone' | 'desk'): Html => html`
    <li class="${shape}">
      <div class="glass"><iframe src="${addressOf(specimen)}" title="${name}" loading="lazy" tabindex="-1"></iframe></div>
      <p><a href="${addressOf(specimen)}">${name}</a></p>
    </li>`;

const part = (id: string, title: string, lead: string, items: readonly Html[]): Html => html`
<section aria-labelledby="${id}">
  <h2 id="${id}">${title}</h2>
  <p class="lead">${lead}</p>
  <ul class="row">${items}
  </ul>
</section>`;

const schemes = ['light', 'dark'] as const;
const tone = { light: 'clair', dark: 'sombre' };

const choice = (name: string, label: string, values: readonly (readonly [string, string])[]): Html => html`
    <label>${label} <select name="${name}">${values.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></label>`;

/** Every look, place, state and language of the banner, drawn by the product's own built files. */
export const gallery = (languages: readonly string[]): string => {
  const names = new Intl.DisplayNames('fr', { type: 'language' });
  const inWords = languages.map((tag) => [tag, names.of(tag) ?? tag] as const);
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Galerie · Témoin</title>
<link rel="icon" href="/images/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style/counter.css">
<link rel="stylesheet" href="/style/gallery.css">
</head>
<body>
<header>
  <h1>Galerie</h1>
  <nav><a href="/">La boutique</a></nav>
  <p class="lead">Le bandeau de Témoin, dessiné par ses propres fichiers. Rien n’y est demandé pour de vrai, et rien n’en est gardé.</p>
</header>
<main>
<section aria-labelledby="own">
  <h2 id="own">Composer</h2>
  <form action="/galerie/vue" class="compose">${choice(
    'look',
    'Thème',
    LOOK_NAMES.map((each) => [each, each] as const),
  )}${choice(
    'position',
    'Place',
    POSITIONS.map((each) => [each, PLACES[each] ?? each] as const),
  )}${choice('language', 'Langue', inWords)}${choice(
    'scheme',
    'Teinte',
    schemes.map((each) => [each, tone[each]] as const),
  )}${choice(
    'state',
    'État',
    STATES.map((each) => [each, SAID[each]] as const),
  )}
    <button>Voir</button>
  </form>
</section>${part(
    'looks',
    'Thèmes',
    'Les trois boutons d’une couche partagent toutes leurs règles : aucun thème n’en distingue un.',
    LOOK_NAMES.flatMap((look) =>
      schemes.map((scheme) => shown({ look, scheme }, `${look}, ${tone[scheme]}`, 'desk')),
    ),
  )}${part(
    'places',
    'Places',
    'Sur un téléphone il n’y en a qu’une, en bas, hormis celle que la page lui fait.',
    POSITIONS.flatMap((position) =>
      (['desk', 'phone'] as const).map((shape) =>
        shown({ position }, `${PLACES[position]}, ${shape === 'desk' ? 'écran' : 'téléphone'}`, shape),
      ),
    ),
  )}${part(
    'states',
    'États',
    'De la première visite au retrait.',
    STATES.flatMap((state) =>
      (['desk', 'phone'] as const).map((shape) =>
        shown({ state }, `${SAID[state]}, ${shape === 'desk' ? 'écran' : 'téléphone'}`, shape),
      ),
    ),
  )}${part(
    'languages',
    'Langues',
    'Les textes légaux ne sont jamais montrés dans une autre langue que celle de la page.',
    inWords.map(([language, name]) => shown({ language }, name, 'phone')),
  )}
</main>
</body>
</html>
`.markup;
};
