import { builtOf, type Contestant, inline, script, type Words } from '../contestant.ts';

/** Its one file holds its styles and all its languages: the builds that leave them out are hardly smaller. */
export const klaro = (words: Words): Contestant => {
  const options = {
    version: 1,
    lang: 'fr',
    acceptAll: true,
    translations: {
      fr: {
        privacyPolicyUrl: '/confidentialite',
        consentNotice: { title: words.title, description: words.lead, learnMore: words.choose },
        consentModal: { title: words.second, description: words.lead },
        ok: words.accept,
        acceptAll: words.accept,
        acceptSelected: words.save,
        decline: words.refuse,
        close: words.close,
        purposes: Object.fromEntries(words.purposes.map(({ id, title }) => [id, title])),
      },
    },
    services: words.purposes.map(({ id, title, description }) => ({
      name: id,
      title,
      description,
      purposes: [id],
      cookies: [],
    })),
  };
  return {
    name: 'klaro',
    banner: ['#klaro .cookie-notice'],
    first: {
      refuse: '#klaro .cookie-notice .cn-decline',
      accept: '#klaro .cookie-notice .cm-btn-success',
      choose: '#klaro .cn-learn-more',
    },
    second: ['#klaro .cm-modal .cn-decline'],
    head: `<script>window.klaroConfig=${inline(options)}</script><script src="/klaro.js" defer></script>`,
    files: { '/klaro.js': script(builtOf('klaro/dist/klaro.js')) },
  };
};
