/** A sound temoin.json; each call makes a fresh one. */
export const boutique = () => ({
  site: 'https://boutique.example',
  siteVersion: '2026-11',
  controller: {
    name: 'Boutique SAS',
    address: '1 rue de la Paix, Paris',
    contact: 'dpo@boutique.example',
    policy: '/confidentialite',
  },
  recipients: [
    { name: 'Hébergeur SA', role: 'processor', country: 'FR', policy: 'https://hebergeur.example/privacy' },
  ],
  storage: [{ country: 'FR' }],
  purposes: [
    { id: 'replay.errors', limitation: { L2: {} }, masking: 'M3', identifier: 'I1', retention: 'P30D' },
    {
      id: 'replay.experience',
      limitation: { L1: { rate: 0.05 } },
      masking: 'M3',
      identifier: 'I1',
      retention: 'P30D',
    },
    {
      id: 'audience',
      title: { fr: 'Mesurer la fréquentation', en: 'Count visits' },
      description: {
        fr: 'Compter les visites, sans suivre personne.',
        en: 'Count visits, without following anyone.',
      },
      trackers: [{ name: '_pk_id*', store: 'cookie' }],
    },
  ],
  recorder: 'temoin',
  ask: 'banner',
  collector: '/temoin',
  choiceLifetime: 'P6M',
  routes: ['/', '/produits/:id', '/panier'],
  exclude: ['/paiement/**', '/compte/**'],
  unmask: [
    { selector: 'nav', why: 'the same links for every visitor' },
    { selector: 'h1', why: 'same for every visitor' },
  ],
  httpOnlyTrackers: [{ name: 'replay_sid', path: '/', domain: 'boutique.example' }],
  ruleset: 'cnil-sr-draft-2026-02-25',
});

/** The same with one place changed; `undefined` takes it away. */
export const changed = (path: string, value: unknown): unknown => {
  const json: unknown = boutique();
  const steps = path.split(/[.[\]]+/).filter(Boolean);
  const last = steps.pop() as string;
  // biome-ignore lint/suspicious/noExplicitAny: a path into JSON
  let here = json as any;
  for (const step of steps) here = here[step] ??= {};
  if (value === undefined) delete here[last];
  else here[last] = value;
  return json;
};

/** An own replay purpose: every measure said, and why no profile fits. */
export const ownReplay = () => ({
  id: 'checkout-help',
  title: { fr: 'Aider au paiement', en: 'Help at the checkout' },
  description: { fr: 'Comprendre où le paiement bloque.', en: 'See where paying gets stuck.' },
  limitation: { L2: {} },
  masking: 'M3',
  identifier: 'I1',
  retention: 'P7D',
  alternative: {
    why: 'none of the three uses fits',
    equivalent: 'the measures of replay.errors',
    owner: 'dpo@boutique.example',
  },
});
