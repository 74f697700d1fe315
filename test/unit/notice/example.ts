import en from '../../../locales/en.json' with { type: 'json' };
import fr from '../../../locales/fr.json' with { type: 'json' };
import type { Asked } from '../../../src/notice/asked.ts';
import { createNotice } from '../../../src/notice/create-notice.ts';
import type { Notice } from '../../../src/notice/notice.ts';
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

export const one = (purpose: Purpose, language: 'fr' | 'en' = 'fr'): Notice['second']['purposes'][number] => {
  const [block] = noticeOf({ purposes: [purpose] }, language).second.purposes;
  if (!block) throw new Error('no purpose in the notice');
  return block;
};

/** SHA-256 of the notices below: the same in Node and in a browser. A change of wording changes them, by design. */
export const digests: Record<string, string> = {};

export const examples: Record<string, () => Notice> = {
  'fr, two replay purposes': () => noticeOf(),
  'en, two replay purposes': () => noticeOf({}, 'en'),
  'fr, everything said': () =>
    noticeOf({
      purposes: [{ ...errors, retention: 'P1M' }, { ...experience, limitation: { L1: { rate: 0.125 } } }, audience],
      recipients: [
        { name: 'Mesure SARL', role: 'joint-controller', country: 'BE', ownPurpose: 'améliorer son produit' },
        { name: 'Hébergeur SA', role: 'processor', country: 'FR' },
      ],
      unmask: ['nav', { selector: 'h1', why: 'the same for everyone' }],
      choiceLifetime: 'P3M15D',
    }),
};
