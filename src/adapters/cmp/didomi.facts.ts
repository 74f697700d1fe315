import type { CmpFacts } from './cmp-facts.ts';

export const didomi: CmpFacts = {
  id: 'didomi',
  name: 'Didomi',
  holds: 'console',
  lumped: [
    'create_ads_profile',
    'select_personalized_ads',
    'create_content_profile',
    'select_personalized_content',
    'measure_ad_performance',
    'measure_content_performance',
    'market_research',
    'improve_products',
    'use_limited_data_to_select_content',
    'select_basic_ads',
    'geolocation_data',
    'device_characteristics',
    'geo_ads',
    'advertising_personalization',
    'analytics_tracking',
    'social_media',
  ],
  steps: [
    'In the Didomi console, open Data manager, then Purposes, and create a custom purpose with the title and the description below; its id is the key.',
    'Create a custom vendor for the recorder, or for your own site where Témoin records by itself, and give it this one purpose on the legal basis of consent.',
    'Add the vendor to your notice, and check that the purpose is shown on its own in the preferences, not inside a stack or a category with one switch.',
    'Publish the notice.',
  ],
  traps: [
    '`getCurrentUserStatus()` lists what is undecided as `enabled: false`: the lists of `getUserStatus().purposes.consent` are read instead, in which an undecided id stands nowhere.',
    'A purpose that is marked essential is on without an answer: Témoin does not see that it is essential, so never mark replay as one.',
    'Where Didomi says that no regulation applies, everything is on by default: nothing is taken from it there, and no recorder starts.',
    '`window.didomiOnReady` and `window.didomiEventListeners` are made if they are not there yet, as Didomi documents it.',
    'Unverified on a real account: that `disablePurpose` of a transaction refuses a custom purpose alone and leaves its vendor as it is, and that `Didomi.version` names the code in every release.',
  ],
  tested: {
    on: 'fake',
    what: 'a fake written from the documented API of the web SDK; no code of Didomi’s was run',
  },
  docs: 'https://developers.didomi.io/cmp/web-sdk/reference/api',
};
