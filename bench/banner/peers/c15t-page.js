// Not typed: the package declares a global that this project declares as well.
import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from '@c15t/react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

/** Its purposes are five that it knows; the three nearest to ours take our words. */
const CATEGORIES = ['experience', 'measurement', 'marketing'];

const { title, lead, accept, refuse, choose, save, second, purposes } = window.words;

const fr = {
  common: { acceptAll: accept, rejectAll: refuse, customize: choose, save },
  cookieBanner: { title, description: lead },
  consentManagerDialog: { title: second, description: lead },
  consentTypes: {
    necessary: { title: 'Indispensables', description: 'Ce sans quoi le site ne marche pas.' },
    ...Object.fromEntries(
      purposes.map((purpose, at) => [
        CATEGORIES[at],
        { title: purpose.title, description: purpose.description },
      ]),
    ),
  },
};

const options = {
  mode: 'offline',
  overrides: { country: 'FR' },
  consentCategories: ['necessary', ...CATEGORIES],
  i18n: { locale: 'fr', detectBrowserLanguage: false, messages: { fr } },
};

createRoot(document.body.appendChild(document.createElement('div'))).render(
  createElement(
    ConsentManagerProvider,
    { options },
    createElement(ConsentBanner),
    createElement(ConsentDialog),
  ),
);
