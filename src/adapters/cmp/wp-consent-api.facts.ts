import type { CmpFacts } from './cmp-facts.ts';

export const wpConsentApi: CmpFacts = {
  id: 'wp-consent-api',
  name: 'WP Consent API',
  holds: 'never',
  lumped: ['statistics-anonymous'],
  steps: [
    'Leave your consent plugin as it is: the categories of the WP Consent API (functional, preferences, statistics-anonymous, statistics, marketing) are fixed, and none of them is replay.',
    'Name it in `temoin.json` with an empty `map`: Témoin asks for replay alone, once the plugin has told the API an answer.',
  ],
  traps: [
    'It is a signal and no CMP: nothing is inferred from it, nothing is written to it, and it has no dialog to open.',
    'Services of its version 2 (`wp_has_service_consent`) fall back to their category, and unregistered ones to marketing: they are not read either.',
    'Where visitors opt in and none of its cookies is there yet, the plugin behind is taken to be asking, and Témoin waits.',
    'A plugin that writes `deny` before anybody has answered looks like one that was answered: then both questions may be on the screen.',
  ],
  tested: { on: 'fake', what: 'a fake written from the plugin’s public source; WordPress was not run' },
  docs: 'https://wordpress.org/plugins/wp-consent-api/',
};
