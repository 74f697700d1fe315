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
    digest: '38716c8fd4068b58496176e9d27632d9782d6bd37aad12b0b2b1de527e43c8e7',
  },
  {
    name: 'first layer, en',
    make: () => noticeOf({}, 'en'),
    digest: '33c9feb928c5334363f36775c5e57084802fb527355c5c6cc8462a7855cdc28d',
  },
  {
    name: 'second layer, fr',
    make: () => secondOf(),
    digest: '6460645aff19607f66fb82684996db8cdf19efd5b41efb68f0618319e1772755',
  },
  {
    name: 'second layer, en',
    make: () => secondOf({}, 'en'),
    digest: '630810d1b369610aa401d576649f3faed4eb6881077ec1ab861de45d83d0df8c',
  },
  {
    name: 'first layer, everything said',
    make: () => noticeOf(everything),
    digest: '05937be4862e3bab5979a5319af54c3635e1c1bd70377dcd52c2b442be53fbec',
  },
  {
    name: 'second layer, everything said',
    make: () => secondOf(everything),
    digest: '82abbc3d7fe071262a55c1e3d063d809683c7bfb773f41c0d908fba469ff2879',
  },
];
