import { type Platform, START } from '../with/platform.ts';

export const orejime: Platform = {
  id: 'orejime',
  name: 'Orejime',
  package: 'orejime',
  folder: 'dist',
  cookie: 'eu-consent',
  styles: ['orejime-standard.css'],
  scripts: (language) => [START, `orejime-standard-${language}.js`],
  // It turns strings into markup without a policy of Trusted Types.
  without: ['require-trusted-types-for', 'trusted-types'],
};
