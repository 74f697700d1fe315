import en from '../../../locales/en.json' with { type: 'json' };
import fr from '../../../locales/fr.json' with { type: 'json' };
import type { Asked } from '../../../src/notice/asked.ts';
import { createNotice } from '../../../src/notice/create-notice.ts';
import { createSecondNotice } from '../../../src/notice/create-second-notice.ts';
import type { Notice, SecondNotice } from '../../../src/notice/notice.ts';
import type { Texts } from '../../../src/notice/texts.ts';
import type { Purpose } from '../../../src/purpose/purpose.ts';

export const texts: Record<'fr' | 'en', Texts> = { fr, en };

export const errors: Purpose = {
  id: 'replay.errors',
  limitation: { L2: {} },
  masking: 'M3',
  identifier: 'I1',
  retention: 'P30D',
};
export const experience: Purpose = {
  ...errors,
  id: 'replay.experience',
  limitation: { L1: { rate: 0.05 } },
};
export const audience: Purpose = {
  id: 'audience',
  title: { fr: 'Compter les visites', en: 'Count visits' },
  description: { fr: 'Compter les pages vues, sans rien rejouer.', en: 'Count page views, with no replay.' },
  trackers: [
    { name: '_pk_id*', store: 'cookie' },
    { name: '_pk_keep', store: 'cookie', keep: true },
  ],
};

export const asked: Asked = {
  controller: {
    name: 'Boutique SAS',
    address: '1 rue de la Paix, Paris',
    contact: 'contact@boutique.example',
    dpo: 'dpo@boutique.example',
    policy: '/confidentialite',
  },
  recipients: [
    { name: 'Hébergeur SA', role: 'processor', country: 'FR', policy: 'https://hebergeur.example/privacy' },
  ],
  storage: [{ country: 'FR' }],
  purposes: [errors, experience],
};

export const noticeOf = (changes: Partial<Asked> = {}, language: 'fr' | 'en' = 'fr'): Notice =>
  createNotice({ ...asked, ...changes }, texts[language], language);

export const secondOf = (changes: Partial<Asked> = {}, language: 'fr' | 'en' = 'fr'): SecondNotice =>
  createSecondNotice({ ...asked, ...changes }, texts[language], language);

/** One purpose as the second layer says it: title, description, details. */
export const one = (
  purpose: Purpose,
  language: 'fr' | 'en' = 'fr',
): SecondNotice['second']['purposes'][number] => {
  const [block] = secondOf({ purposes: [purpose] }, language).second.purposes;
  if (!block) throw new Error('no purpose in the notice');
  return block;
};

const everything: Partial<Asked> = {
  purposes: [
    { ...errors, retention: 'P1M' },
    { ...experience, limitation: { L1: { rate: 0.125 } } },
    audience,
  ],
  recipients: [
    { name: 'Mesure SARL', role: 'joint-controller', country: 'BE', ownPurpose: 'améliorer son produit' },
    { name: 'Hébergeur SA', role: 'processor', country: 'FR' },
  ],
  unmask: ['nav', { selector: 'h1', why: 'the same for everyone' }],
  choiceLifetime: 'P3M15D',
};

/** Each with the SHA-256 of its bytes: the same in Node and in a browser. A change of wording changes them, rightly. */
export const examples: readonly { name: string; make: () => Notice | SecondNotice; digest: string }[] = [
  {
    name: 'first layer, fr',
    make: () => noticeOf(),
    digest: '2c8c2487d86219679991f8cdc118ebf0db4e6d75e0c6999b1b3cdd80d3038f1f',
  },
  {
    name: 'first layer, en',
    make: () => noticeOf({}, 'en'),
    digest: '36a3c309a4764187992e14d9c6932f47bf93fb83b89acea51345c8fa095401e9',
  },
  {
    name: 'second layer, fr',
    make: () => secondOf(),
    digest: 'f5efcdef86658e5a80eeac632777eb1fbcf697fb363604ee44b8ddc77d5d64fb',
  },
  {
    name: 'second layer, en',
    make: () => secondOf({}, 'en'),
    digest: '630810d1b369610aa401d576649f3faed4eb6881077ec1ab861de45d83d0df8c',
  },
  {
    name: 'first layer, everything said',
    make: () => noticeOf(everything),
    digest: '382f938e5e1b801c3d319abed1e65f44888a9230e5cde6fa7deabb0e347579f2',
  },
  {
    name: 'second layer, everything said',
    make: () => secondOf(everything),
    digest: 'b38481949b3e82276a4798608dd81010c7563d2d3633c1cab4db8d06e3993f82',
  },
];
