import { type Platform, START } from '../with/platform.ts';

export const klaro: Platform = {
  id: 'klaro',
  name: 'Klaro!',
  package: 'klaro',
  folder: 'dist',
  cookie: 'klaro',
  styles: ['klaro.min.css'],
  scripts: () => [START, 'klaro-no-css.js'],
  without: [],
};
