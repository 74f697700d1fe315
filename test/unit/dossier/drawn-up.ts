import { createHash } from 'node:crypto';
import { shippedLanguages, textsOf } from '../../../src/cli/locales.ts';
import { explain } from '../../../src/config/explain.ts';
import { languagesOf } from '../../../src/config/languages.ts';
import { compose, createVoice, dossiersOf, factsOf, type Given, TEXTS } from '../../../src/dossier/index.ts';
import { noticesOf } from '../../../src/notice/notices-of.ts';
import { boutique, ownReplay } from '../config/boutique.ts';

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What the command hands over for this configuration, which must be sound. */
export const given = (json: unknown, date = '2026-11-22'): Given => {
  const shipped = shippedLanguages();
  const { configuration, errors } = explain(json, shipped);
  if (!configuration) throw new Error(JSON.stringify(errors));
  const notices = languagesOf(configuration, shipped).flatMap((language) =>
    noticesOf(configuration, textsOf(language), language),
  );
  return { configuration, notices, sha256: digest(JSON.stringify(json)), date, version: '9.9.9' };
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a reader reads: no tags, plain spaces, one at a time. */
export const read = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<wbr>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] as string)
    .replace(/[\s\u00a0\u202f]+/g, ' ');

/** What a reader reads in one section. */
export const sectionOf = (html: string, id: string): string =>
  read(html.split(`<section id="${id}">`)[1]?.split('</section>')[0] ?? '');

/** A configuration's dossier, in every form that the tests look at. */
export const drawnUp = (json: unknown, date?: string) => {
  const from = given(json, date);
  const facts = factsOf(from, digest);
  const files = Object.fromEntries(dossiersOf(from, digest));
  const fr = files['dossier.fr.html'] as string;
  const en = files['dossier.en.html'] as string;
  return {
    facts,
    files,
    html: { fr, en },
    text: { fr: read(fr), en: read(en) },
    models: {
      fr: compose(facts, createVoice(TEXTS.fr, 'fr')),
      en: compose(facts, createVoice(TEXTS.en, 'en')),
    },
  };
};

/** A configuration that says nearly all that can be said. */
export const elaborate = () => {
  const base = boutique();
  const [errors, experience, audience] = base.purposes;
  return {
    ...base,
    controller: { ...base.controller, dpo: 'deleguee@boutique.example' },
    recipients: [
      ...base.recipients,
      { name: 'Mesures & Fils', role: 'joint-controller', country: 'BE', ownPurpose: 'améliorer son outil' },
      { name: 'Replay Inc.', role: 'processor', country: 'US', policy: 'https://replay.test/privacy' },
      { name: 'Tiers SpA', role: 'controller', country: 'IT' },
    ],
    storage: [{ country: 'FR' }, { country: 'CH' }],
    purposes: [
      {
        ...errors,
        limitation: { L1: { rate: 0.25, why: 'Les pannes sont rares.' } },
        retention: 'P2M',
        retentionWhy: 'Elles reviennent au bout de six semaines.',
        alternative: {
          why: 'Les erreurs ne laissent pas de trace.',
          equivalent: 'Une visite sur quatre, masquée.',
          owner: 'Direction technique',
        },
        trackers: [
          { name: 'vendeur_*', store: 'cookie', path: '/boutique', domain: 'boutique.example' },
          { name: 'vendeur_refus', store: 'cookie', keep: true },
          { name: 'rejeu-db', store: 'indexedDB' },
          { name: 'rejeu-cache', store: 'cache' },
          { name: 'rejeu_local', store: 'localStorage' },
          { name: 'rejeu_session', store: 'sessionStorage' },
        ],
      },
      {
        ...experience,
        limitation: { L1: { rate: 1, why: 'Peu de visites.' } },
        alternative: { why: 'par prudence', equivalent: 'le profil', owner: 'Direction produit' },
      },
      audience,
      {
        ...ownReplay(),
        limitation: { L2: { triggers: ['error', 'form-error'], before: 10, after: 20 } },
      },
      {
        id: 'chat',
        title: { fr: 'Discuter en ligne', en: 'Chat with us' },
        description: { fr: 'Ouvrir la discussion.', en: 'Open the chat.' },
      },
    ],
    unmask: ['nav', { selector: 'h1', why: 'same for every visitor' }],
    choiceLifetime: 'P8M',
    choiceLifetimeWhy: 'Le site est saisonnier.',
    gpc: 'refuse',
    tcf: { cmpId: 880 },
    caps: { duration: 'PT35M', bytes: 5_000_000, rate: 501 },
    audit: { every: 'P6M', by: 'Cabinet Dupré', last: '2026-03-10' },
    httpOnlyTrackers: [
      { name: 'replay_sid', path: '/caisse', domain: 'boutique.example' },
      { name: 'rp_*', path: '/', secure: true, partitioned: true },
    ],
  };
};

/** One in which nothing stands out. */
export const unremarkable = () => ({
  ...boutique(),
  controller: { ...boutique().controller, dpo: 'dpo@boutique.example' },
  unmask: [],
  audit: { every: 'P1M', by: 'Ada', last: '2026-11-01' },
});

/** One that says as little as may be said. */
export const bare = () => ({
  site: 'http://boutique.test',
  controller: { name: 'Boutique', address: 'Paris', contact: 'contact@boutique.test' },
  storage: [{ country: 'FR' }],
  purposes: [{ id: 'replay.errors', limitation: { L2: {} } }],
});
