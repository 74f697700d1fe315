import { createTemoin } from 'temoin';
import { createBanner } from 'temoin/banner';
import texts from 'temoin/locales/fr.json' with { type: 'json' };
import configuration from './temoin.json' with { type: 'json' };

/** For an effect that runs in the browser. It may run again: a page has one banner. */
export const startConsent = () => {
  try {
    createTemoin(configuration, { texts, language: 'fr', banner: createBanner });
  } catch (error) {
    // A wrong configuration: nothing is asked, nothing is recorded, and the site goes on.
    console.error(error);
  }
};
