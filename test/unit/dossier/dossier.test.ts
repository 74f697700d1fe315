import { describe, expect, it } from 'vitest';
import { pageConfiguration } from '../../../src/config/page-configuration.ts';
import type { Block, Dossier } from '../../../src/dossier/model.ts';
import { boutique, changed } from '../config/boutique.ts';
import { bare, digest, drawnUp, elaborate, given, read, sectionOf, unremarkable } from './drawn-up.ts';

/** Every text in a configuration but those that are said in other words. */
const written = (value: unknown): string[] =>
  typeof value === 'string'
    ? /^(P[\dT].*|[A-Z]{2}|processor|(joint-)?controller|refuse|banner|\d{4}-\d\d-\d\d)$/.test(value)
      ? []
      : [value]
    : Object.entries(Object(value)).flatMap(([key, each]) =>
        /^(store|triggers|policy|recorder)$/.test(key) ? [] : written(each),
      );

const rich = drawnUp(elaborate());

describe('a dossier', () => {
  it.each(['fr', 'en'] as const)('says every text of the configuration (%s)', (language) => {
    const missing = written(elaborate()).filter((text) => !rich.text[language].includes(text));
    expect(missing).toEqual([]);
  });

  it('writes numbers and days as its language does', () => {
    for (const fact of [
      '25 % des sessions',
      '5 000 000 octets',
      'Suisse',
      '10 mars 2026',
      'erreur de script',
    ])
      expect(rich.text.fr).toContain(fact);
    expect(rich.text.en).toContain('5,000,000 bytes');
  });

  const SECTIONS: Readonly<Record<string, readonly string[]>> = {
    glance: ['Fix faults 25% of the sessions, drawn at random 2 months not met', 'Chat with us nothing'],
    parties: [
      'Mesures & Fils joint controller Belgium améliorer son outil',
      'Replay Inc. processor United States (outside the European Economic Area) – https://replay.test/privacy',
      'deleguee@boutique.example',
      'Acting on the controller’s behalf: Hébergeur SA and Replay Inc. The contract',
    ],
    purposes: [
      'technical errors',
      'none of the draft’s three uses',
      'Count visits, without following anyone.',
    ],
    basis: ['article 6(1)(a)', 'article 82 of the French Data Protection Act', 'data-temoin-purpose'],
    visitor: [
      '“Refuse all”, “Accept all” and “Choose”',
      'remembered alike, for 8 months',
      'Le site est saisonnier.',
    ],
    measures: [
      'L1 random sampling',
      'Reason given: Les pannes sont rares.',
      '100% of the sessions: every one of them',
      'Why Les erreurs ne laissent pas de trace. What protects as well Une visite sur quatre, masquée.',
      'script error and rejected form field. Kept: 10 seconds before and 20 seconds after',
      '2 selectors are on the list',
    ],
    masking: ['nav none given', 'h1 same for every visitor', 'data-temoin-unmask', 'data-temoin-ignore'],
    pages: ['/paiement/**', '/compte/**', '/produits/:id', 'after 35 minutes at the latest'],
    retention: [
      'Fix faults 2 months 30 days 6 months Elles reviennent au bout de six semaines.',
      'Make the site easier to use 30 days 30 days 6 months not needed',
      'Help at the checkout 7 days – – not needed',
      'the present one is 2026-11',
    ],
    security: ['France and Switzerland (outside', 'served over https', '(/temoin)'],
    trackers: [
      'vendeur_* cookie path /boutique, domain boutique.example expired by script, in all its scopes',
      'vendeur_refus cookie – kept',
      'rejeu-db database (IndexedDB) the site deleted by script',
      'rejeu-cache cache the site deleted by script',
      'rejeu_local local storage the site removed by script',
      'rejeu_session session storage the site removed by script',
      '_pk_id* cookie every path and domain',
      'replay_sid path /caisse, domain boutique.example expired by the collector',
      'rp_* path /, this host only, Secure, Partitioned those that the browser sends',
      '“Chat with us” declares no tracker',
    ],
    proof: ['any IP address, user agent, query string'],
    audit: ['6 months', 'Cabinet Dupré', '10 March 2026', '10 September 2026'],
    tests: [
      'in force: “Fix faults” and “Make the site easier to use” src/measures/draw.ts',
      'has a random name of 128 bits that shares nothing with the next test/unit/recorder/session.test.ts',
      'M1 few may unmask, after validation not in the product yet',
    ],
    rules: [
      '25 February 2026',
      'DRAFT',
      'no final version was known',
      'neither certification nor proof of conformity',
    ],
    register: [
      'Data protection officer: deleguee@boutique.example',
      'Tiers SpA, controller of its own, Italy',
      'Switzerland and Replay Inc. (United States)',
      'Fix faults: 2 months after the last segment',
      'vendeur_*, vendeur_refus',
    ],
    assessment: ['Fix faults: 25% of the sessions', 'Data leaves the European Economic Area'],
    risks: [
      'nav, h1',
      '/paiement/**, /compte/**',
      'Mesures & Fils uses the data on its own account',
      '9 are declared',
    ],
    lighter: ['Heat maps', 'Recording on demand', '“Count visits” and “Chat with us”'],
  };
  it.each(Object.entries(SECTIONS))('says in section “%s” what belongs there', (id, facts) => {
    const said = sectionOf(rich.html.en, id);
    expect(facts.filter((fact) => !said.includes(fact))).toEqual([]);
  });

  const CHANGES: readonly (readonly [path: string, value: unknown, en: string, fr: string])[] = [
    ['purposes[1].limitation.L1.rate', 0.02, '2% of the sessions', '2 % des sessions'],
    ['purposes[0].retention', 'P12D', '12 days', '12 jours'],
    ['purposes[0].limitation.L2', { before: 7 }, '7 seconds before', '7 secondes avant'],
    ['choiceLifetime', 'P3M', 'remembered alike, for 3 months', 'gardés de même, pendant 3 mois'],
    ['storage', [{ country: 'DE' }], 'are kept in: Germany', 'des preuves : Allemagne'],
    ['exclude', [], 'No page is excluded', 'Aucune page n’est exclue'],
    ['routes', [], 'by the site’s origin alone', 'que par l’origine du site'],
    ['unmask', [], 'No selector is unmasked by the configuration', 'ne démasque aucun sélecteur'],
    ['siteVersion', undefined, 'names no version of the site', 'ne nomme aucune version du site'],
    ['recipients', [], 'names no recipient', 'ne nomme aucun destinataire'],
    ['tcf', { cmpId: 880 }, 'under the CMP id 880', 'sous le numéro de CMP 880'],
    ['gpc', 'refuse', 'signal is not asked', 'ne reçoit pas la question'],
    ['httpOnlyTrackers', [], 'declares no HttpOnly cookie', 'ne déclare aucun cookie HttpOnly'],
    ['purposes[2].trackers', [], 'neither a recording nor a tracker', 'ni enregistrement ni traceur'],
    ['audit', { every: 'P1M', by: 'Ada' }, 'still to be carried out', 'le premier reste à faire'],
  ];
  it.each(CHANGES)('says otherwise once %s is %j', (path, value, en, fr) => {
    const before = drawnUp(boutique()).text;
    const after = drawnUp(changed(path, value)).text;
    expect([before.en.includes(en), after.en.includes(en)]).toEqual([false, true]);
    expect([before.fr.includes(fr), after.fr.includes(fr)]).toEqual([false, true]);
  });

  it('has the same structure in both languages', () => {
    const shapeOf = (block: Block): unknown => {
      if (block.kind === 'table') return [block.kind, block.head.length, block.rows.map((row) => row.length)];
      if (block.kind === 'shown') return [block.kind, block.blocks.map(shapeOf)];
      return [block.kind, 'items' in block ? block.items.length : 'rows' in block ? block.rows.length : 0];
    };
    const shape = ({ opening, parts }: Dossier) => [
      opening.map(shapeOf),
      parts.map(({ id, sections }) => [id, sections.map((each) => [each.id, each.blocks.map(shapeOf)])]),
    ];
    for (const json of [boutique(), elaborate(), bare()]) {
      const { fr, en } = drawnUp(json).models;
      expect(shape(fr)).toEqual(shape(en));
    }
  });

  it('is the same to the byte for the same file and day, and names that day and the digests', () => {
    const again = drawnUp(elaborate());
    expect(again.files).toEqual(rich.files);
    expect(drawnUp(elaborate(), '2026-11-23').files).not.toEqual(rich.files);
    expect(rich.text.fr).toContain('22 novembre 2026');
    const { configuration, sha256 } = given(elaborate());
    const inProofs = digest(JSON.stringify(pageConfiguration(configuration)));
    expect(rich.facts.configuration).toEqual({ sha256, inProofs });
    for (const text of Object.values(rich.text)) {
      expect(text).toContain(sha256);
      expect(text).toContain(inProofs);
    }
  });

  it('holds the same facts as data', () => {
    expect(JSON.parse(rich.files['dossier.json'] as string)).toEqual(rich.facts);
  });

  it('shows the first layer word for word, with the digests of every notice', () => {
    for (const language of ['fr', 'en'] as const) {
      const shown = rich.facts.notices.filter((notice) => notice.language === language);
      for (const { content, sha256 } of shown) {
        expect(rich.text[language]).toContain(sha256);
        if (content.layer !== 1) continue;
        const { title, lead, consequence, withdrawal, keep, controls } = content.first;
        for (const text of [
          title,
          lead,
          consequence,
          withdrawal,
          keep,
          ...controls.map(({ label }) => label),
        ])
          expect(rich.text[language]).toContain(read(text));
      }
      expect(shown.map(({ content }) => [content.layer, 'signal' in content])).toEqual([
        [1, false],
        [2, false],
        [1, true],
      ]);
    }
  });

  it('keeps the words of a site that speaks one language, and says so', () => {
    const { text, html } = drawnUp(
      changed('purposes', [
        { id: 'replay.errors', limitation: { L2: {} } },
        { id: 'chat', title: { fr: 'Discuter en ligne' }, description: { fr: 'Ouvrir la discussion.' } },
      ]),
    );
    expect(text.en).toContain('No notice is shown in English: the first layer is reproduced in French.');
    expect(html.en).toContain('<span lang="fr">Discuter en ligne</span>');
    expect(html.en).toContain('<div class="shown" lang="fr">');
    expect(text.fr).not.toContain('Aucune information n’est affichée');
  });
});

describe('visits that are deleted soon (L3)', () => {
  it('are described as they are: all recorded, marked, and gone within their time', () => {
    const { text } = drawnUp(changed('purposes[1].limitation', { L3: {} }));
    expect(text.en).toContain('every session; those without a difficulty erased within 24 hours');
    expect(text.en).toContain('Every session of a visitor who agreed is recorded and sent.');
    expect(text.en).toContain('A recording without any is erased within 24 hours of its last segment');
    expect(text.en).toContain('goes at the last run before its shorter time is over: within 24 hours');
    expect(text.fr).toContain('Un enregistrement qui n’en porte aucune est effacé sous 24 heures');
  });
});

describe('what departs from the draft', () => {
  it('is shown, with the alternative and who answers for it', () => {
    expect(rich.text.en).toContain('Not met: the profile calls for the limitation L2 or L3; L1 is applied.');
    expect(rich.text.fr).toContain(
      'Non respecté : le profil demande la limitation L2 ou L3 ; L1 est appliquée.',
    );
    expect(rich.text.en).toContain('The draft has no profile for this purpose');
    expect(rich.html.en).toContain('<dd>Direction technique</dd>');
    const codes = rich.facts.points.map(({ code }) => code);
    expect(codes.slice(0, 3)).toEqual(['unmet', 'needless', 'no-profile']);
    expect(codes).toEqual(
      expect.arrayContaining(['rate', 'retention', 'lifetime', 'outside-storage', 'outside-recipient']),
    );
  });

  it('is not found where the profile is met', () => {
    const { text, facts } = drawnUp(boutique());
    expect(text.en).not.toContain('Not met');
    expect(text.en).toContain('This combination meets the profile.');
    expect(facts.purposes.every(({ replay }) => !replay?.unmet.length)).toBe(true);
  });

  it('keeps every warning of the check, one that has no sentence here in its own words', () => {
    const { facts, text } = drawnUp(changed('httpOnlyTrackers[0]', { name: 'a*' }));
    expect(facts.points.map(({ code, path }) => [code, path])).toContainEqual([
      'other',
      'httpOnlyTrackers[0].name',
    ]);
    expect(text.fr).toContain('“a*” is wide: it may reach trackers of others');
  });

  it('has nothing to remark where nothing stands out', () => {
    const { text, facts } = drawnUp(unremarkable());
    expect(facts.points).toEqual([]);
    expect(text.fr).toContain('Rien dans cette configuration n’appelle de remarque.');
  });
});

describe('what only the controller can say', () => {
  it('is empty, in the register, the risks and wherever else it is asked for', () => {
    for (const language of ['fr', 'en'] as const) {
      const tables = rich.models[language].parts.flatMap(({ sections }) =>
        sections.flatMap(({ id, blocks }) =>
          blocks.flatMap((block) => (block.kind === 'table' ? [{ id, ...block }] : [])),
        ),
      );
      for (const id of ['register', 'risks', 'remaining', 'assessment'])
        for (const { rows } of tables.filter((each) => each.id === id))
          for (const row of rows) expect(row.at(-1)).toBe(null);
      expect(tables.find(({ id }) => id === 'risks')?.rows.length).toBe(6);
    }
    expect(rich.html.fr).toMatch(/<td role="cell" class="empty" data-label="[^"]+"><\/td>/);
  });
});
