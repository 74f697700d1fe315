import { type Platform, START } from '../with/platform.ts';

export const vanillaCookieconsent: Platform = {
  id: 'vanilla-cookieconsent',
  name: 'vanilla-cookieconsent',
  package: 'vanilla-cookieconsent',
  folder: 'dist',
  cookie: 'cc_cookie',
  styles: ['cookieconsent.css'],
  scripts: () => ['cookieconsent.umd.js', START],
  // It turns strings into markup without a policy of Trusted Types.
  without: ['require-trusted-types-for', 'trusted-types'],
};
