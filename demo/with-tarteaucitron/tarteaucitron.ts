import { type Platform, START } from '../with/platform.ts';

export const tarteaucitron: Platform = {
  id: 'tarteaucitron',
  name: 'tarteaucitron.js',
  package: 'tarteaucitronjs',
  folder: '.',
  cookie: 'tarteaucitron',
  styles: [],
  scripts: () => ['tarteaucitron.js', START],
  // It turns strings into markup without a policy of Trusted Types.
  without: ['require-trusted-types-for', 'trusted-types'],
};
