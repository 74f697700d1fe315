import { describe, expect, it } from 'vitest';
import { createNotice } from '../../../src/notice/create-notice.ts';
import { createSecondNotice } from '../../../src/notice/create-second-notice.ts';
import { noticeBytes } from '../../../src/notice/notice.ts';
import { noticesOf } from '../../../src/notice/notices-of.ts';
import { digest } from '../../../src/platform/digest.ts';
import { asked, audience, errors, examples, experience, noticeOf, one, secondOf, texts } from './example.ts';

/** The second layer's lines on the first purpose, by their term. */
const lines = (...parts: Parameters<typeof secondOf>): Record<string, string> =>
  Object.fromEntries(
    secondOf(...parts).second.purposes[0]?.details.map(({ term, text }) => [term, text]) ?? [],
  );
const detail = (block: ReturnType<typeof one>, term: string) =>
  block.details.find((line) => line.term === term)?.text;
const processor = (name: string) => ({ name, role: 'processor', country: 'FR' }) as const;

describe('the first layer', () => {
  it('says what is recorded, that it can be replayed, by whom, and what is masked', () => {
    expect(noticeOf().first).toMatchObject({
      title: 'Enregistrement de votre visite',
      lead: expect.stringMatching(/Boutique SAS enregistre .*rejouer comme une vidéo.*masqués/),
    });
  });

  it('puts a block a purpose before three controls in the fixed order', () => {
    const { first } = noticeOf();
    expect(Object.keys(first).indexOf('purposes')).toBeLessThan(Object.keys(first).indexOf('controls'));
    expect(first.purposes.map(({ id }) => id)).toEqual(['replay.errors', 'replay.experience']);
    expect(first.controls).toEqual([
      { act: 'refuse-all', label: 'Tout refuser' },
      { act: 'accept-all', label: 'Tout accepter' },
      { act: 'choose', label: 'Choisir' },
    ]);
  });

  it('says the consequence, the way to withdraw and how long yes and no are kept', () => {
    const { consequence, withdrawal, keep } = noticeOf({ choiceLifetime: 'P6M' }).first;
    expect([consequence, withdrawal, keep]).toEqual([
      'Refuser ne change rien au site. Rien n’est enregistré sans votre accord.',
      'Vous changez d’avis en un clic, en bas de chaque page\u00a0: l’arrêt est immédiat.',
      'Choix gardé 6 mois, oui ou non.',
    ]);
  });

  it('names the controller, and the recipients up to two, then their number', () => {
    const line = (...names: string[]) => noticeOf({ recipients: names.map(processor) }).first.recipients;
    expect(noticeOf().first.controller).toBe('Responsable\u00a0: Boutique SAS.');
    expect(line()).toBe('Destinataires\u00a0: aucun autre.');
    expect(line('A')).toBe('Destinataires\u00a0: A.');
    expect(line('A', 'B')).toBe('Destinataires\u00a0: A, B.');
    expect(line('A', 'B', 'C')).toBe('Destinataires\u00a0: 3.');
  });

  it('names a recipient that uses the data for itself as a joint controller, with its use', () => {
    const recipients = [
      { ...processor('Mesure SARL'), ownPurpose: 'améliorer son produit' },
      processor('Hébergeur SA'),
    ];
    const { first } = noticeOf({ recipients });
    const { second } = secondOf({ recipients });
    expect(first.controller).toBe(
      'Responsables conjoints\u00a0: Boutique SAS, Mesure SARL. Mesure SARL s’en sert aussi pour son compte\u00a0: améliorer son produit.',
    );
    expect(first.recipients).toBe('Destinataires\u00a0: Hébergeur SA.');
    const further = second.purposes[0]?.details.at(-1)?.text;
    expect(further).toContain('améliorer son produit');
    expect(further).not.toContain('Ni publicité');
  });
});

describe('what a sentence promises comes from the configuration', () => {
  it.each([
    [0.05, 'fr', '5\u00a0%'],
    [0.05, 'en', '5%'],
    [0.07, 'fr', '7\u00a0%'],
    [0.125, 'fr', '12,5\u00a0%'],
    [0.125, 'en', '12.5%'],
    [0.001, 'en', '0.1%'],
  ] as const)('draws %s of the visits, in %s: %s', (rate, language, share) => {
    const { description } = one({ ...experience, limitation: { L1: { rate } } }, language);
    expect(description).toContain(`(${share})`);
  });

  it('does not speak of a draw where every visit is recorded', () => {
    const every = { ...experience, limitation: { L1: { rate: 1, why: 'a demonstration' } } };
    expect(one(every).description).toMatch(/^Enregistrement de chaque visite,/);
    expect(one(every, 'en').description).toMatch(/^Every visit is recorded,/);
    expect(JSON.stringify(one(every))).not.toMatch(/hasard \(|%/);
  });

  it('says of L2 that only a difficulty keeps the visit, and names those configured', () => {
    expect(one(errors).description).toContain('seulement si une difficulté survient');
    expect(detail(one(errors), 'Quand')).toContain('erreur, chargement raté, clics répétés, clic sans effet');
    const two = { ...errors, limitation: { L2: { triggers: ['error', 'named'] } } } as const;
    expect(detail(one(two), 'Quand')).toMatch(
      /: erreur, signalement du site\. Sont alors gardées les 30 secondes d’avant et les 60 secondes d’après\. Sinon, rien n’est envoyé\.$/,
    );
  });

  it('says of L3 that every visit is recorded, and when those without a difficulty go', () => {
    const day = { ...errors, limitation: { L3: {} } };
    expect(one(day).description).toBe(
      'Enregistrement de chaque visite, pour comprendre la panne. Effacement sous 24 h sans difficulté, sinon sous 30 jours.',
    );
    expect(one(day, 'en').description).toBe(
      'Every visit is recorded, to understand the fault. Erased within 24 h without a difficulty, otherwise within 30 days.',
    );
    expect(one({ ...errors, limitation: { L3: { within: 'P2D' } } }).description).toContain('sous 2 jours');
    expect(detail(one(day), 'Quand')).toMatch(
      /^Enregistrement de chaque visite\. .* est gardée plus longtemps\u00a0: erreur, chargement raté, .*, signalement du site\.$/,
    );
    expect(detail(one(day), 'Durée')).toBe('Effacement sous 24 h sans difficulté, sinon sous 30 jours.');
  });

  it('says how soon the number of a session changes, where a site shortens it', () => {
    expect(lines()['Identifiant']).toContain('après 30 min sans activité et 4 h au plus');
    expect(lines({ caps: { idle: 'PT10M', life: 'PT1H' } })['Identifiant']).toContain(
      'après 10 min sans activité et 1 h au plus',
    );
  });

  it.each([
    ['P30D', '30 jours', '30 days'],
    ['P1D', '1 jour', '1 day'],
    ['P1M', '1 mois', '1 month'],
    ['P3M', '3 mois', '3 months'],
    ['P1M15D', '1 mois 15 jours', '1 month 15 days'],
    ['PT4H', '4 h', '4 h'],
    ['PT12H30M', '12 h 30 min', '12 h 30 min'],
  ])('says a retention of %s in words: %s, %s', (retention, french, english) => {
    expect(one({ ...errors, retention }).description).toContain(`Effacement sous ${french}.`);
    expect(one({ ...errors, retention }, 'en').description).toContain(`Erased within ${english}.`);
  });

  it('says how long a recording may last, where that is capped', () => {
    expect(lines()['Durée']).toBe('Effacement sous 30 jours.');
    expect(lines({ caps: { duration: 'PT15M' } })['Durée']).toBe(
      'Un enregistrement dure au plus 15 min. Effacement sous 30 jours.',
    );
  });

  it('does not call masked what the allow-list shows', () => {
    const all = noticeOf({ unmask: [] });
    const some = noticeOf({ unmask: ['nav'] });
    expect(all.first.lead).toContain('Saisies, textes et images sont masqués.');
    expect(some.first.lead).toContain('textes personnels sont masqués');
    expect(some.first.lead).toContain('restent lisibles');
    expect(lines({ unmask: ['nav'] })['Masquage']).toContain('restent lisibles');
  });
});

describe('the second layer', () => {
  it('tells of a replay purpose all that is owed', () => {
    expect(one(errors).details.map(({ term }) => term)).toEqual([
      'Données',
      'Quand',
      'Masquage',
      'Identifiant',
      'Durée',
      'Arrêt',
      'Accès',
      'Lieu',
      'Destinataires',
      'Responsable',
      'Vos droits',
      'Réclamation',
      'Autre usage',
    ]);
    expect(detail(one(errors), 'Destinataires')).toBe('Hébergeur SA (prestataire, France)');
    expect(detail(one(errors), 'Responsable')).toBe(
      'Boutique SAS, 1 rue de la Paix, Paris, contact@boutique.example',
    );
    expect(detail(one(errors), 'Vos droits')).toContain('dpo@boutique.example');
    expect(detail(one(errors), 'Réclamation')).toContain('CNIL');
  });

  it('writes to the contact where there is no data protection officer', () => {
    const { dpo: _, ...controller } = asked.controller;
    expect(lines({ controller })['Vos droits']).toContain('contact@boutique.example');
  });

  it('promises no erasure of what a recorder of others has kept, on either layer', () => {
    const theirs = { ...errors, recorder: 'clarity' };
    const erasure = /Effacement|30\s?jours|P30D/;
    expect(JSON.stringify(one(errors))).toMatch(erasure);
    expect(JSON.stringify(one(theirs))).not.toMatch(erasure);
    const { first } = noticeOf({ purposes: [theirs] });
    expect(first.purposes[0]?.description).toMatch(/la panne\.$/);
    expect(JSON.stringify(first.purposes)).not.toMatch(erasure);
  });

  it('says a documented alternative', () => {
    const block = one({
      ...errors,
      alternative: { why: 'Trop peu de visites.', equivalent: 'Effacement chaque soir.', owner: 'DPO' },
    });
    expect(detail(block, 'Autre mesure')).toBe('Effacement chaque soir. Trop peu de visites.');
  });

  it('says the trackers of a purpose of the site’s own, and promises nothing of recordings there', () => {
    const block = secondOf({ purposes: [errors, audience] }).second.purposes[1];
    expect(block).toMatchObject({
      title: 'Compter les visites',
      description: 'Compter les pages vues, sans rien rejouer.',
    });
    expect(block?.details.map(({ term }) => term)).toEqual([
      'Traceurs',
      'Destinataires',
      'Responsable',
      'Vos droits',
      'Réclamation',
      'Autre usage',
    ]);
    expect(block?.details[0]?.text).toBe('_pk_id*');
  });

  it('links each party’s policy', () => {
    expect(secondOf().second.links).toEqual([
      { label: 'Boutique SAS\u00a0: confidentialité', href: '/confidentialite' },
      { label: 'Hébergeur SA\u00a0: confidentialité', href: 'https://hebergeur.example/privacy' },
    ]);
  });

  it('gives a country without a name by its code', () => {
    expect(lines({ storage: [{ country: 'MX' }, { country: 'IE' }] })['Lieu']).toBe('MX, Irlande');
  });
});

describe('rather than say what is not so, it throws', () => {
  it.each([
    ['a measure that has no words yet', { ...errors, masking: 'M1' } as const],
    ['an identifier that has no words yet', { ...errors, identifier: 'I2' } as const],
    ['a limit that has no words', { ...errors, limitation: { L4: {} } as never }],
    ['a use that has no words yet', { ...errors, id: 'replay.support' }],
    ['a duration that cannot be read', { ...errors, retention: 'P1Y' }],
    ['an empty duration', { ...errors, retention: 'PT' }],
    ['a purpose of the site’s own without this language', { ...audience, title: { en: 'Count visits' } }],
  ])('%s', (_, purpose) => {
    const changes = { purposes: [errors, purpose] };
    expect(() => noticesOf({ ...asked, ...changes }, texts.fr, 'fr')).toThrow();
  });

  it('where nothing is to be replayed', () => {
    expect(() => noticeOf({ purposes: [audience] })).toThrow('no replay purpose');
  });

  it('where a locale lacks a text, or a text names what has no value', () => {
    const { lead: _, ...without } = texts.fr;
    expect(() => createNotice(asked, without, 'fr')).toThrow('lead');
    expect(() => createNotice(asked, { ...texts.fr, title: '{nothing}' }, 'fr')).toThrow('nothing');
    const { '2.close': __, ...half } = texts.fr;
    expect(() => createSecondNotice(asked, half, 'fr')).toThrow('2.close');
  });
});

describe('as a document', () => {
  it('speaks a regional language with the words of its primary one', () => {
    expect(
      createNotice({ ...asked, purposes: [errors, audience] }, texts.fr, 'fr-CA').first.purposes[1]?.title,
    ).toBe('Compter les visites');
  });

  it('takes values as they are, braces, bars and dollars included', () => {
    const name = 'A {name} | $& $1 Ltd';
    const controller = { ...asked.controller, name };
    expect(noticeOf({ controller }).first.controller).toBe(`Responsable\u00a0: ${name}.`);
    expect(lines({ controller })['Responsable']).toContain(name);
  });

  it.each(examples)('is read back from its bytes as it was: $name', ({ make }) => {
    const bytes = noticeBytes(make());
    expect(noticeBytes(JSON.parse(bytes))).toBe(bytes);
    expect(noticeBytes(make())).toBe(bytes);
  });

  it('is one of those that the collector knows, layer by layer', () => {
    expect(noticesOf(asked, texts.fr, 'fr')).toEqual(
      [noticeOf(), secondOf(), createNotice(asked, texts.fr, 'fr', true)].map((notice) => ({
        language: 'fr',
        bytes: noticeBytes(notice),
      })),
    );
    expect([noticeOf(), secondOf()].map(({ schema, layer }) => [schema, layer])).toEqual([
      ['temoin-notice/1', 1],
      ['temoin-notice/1', 2],
    ]);
  });

  it('says the same of a purpose on both layers', () => {
    expect(secondOf().second.purposes.map(({ details: _, ...block }) => block)).toEqual(
      noticeOf().first.purposes,
    );
  });

  it.each(examples)('has the digest that a browser finds too: $name', async ({ make, digest: known }) => {
    expect(await digest(noticeBytes(make()))).toBe(known);
  });
});
