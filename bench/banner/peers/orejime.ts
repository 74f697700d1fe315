import { builtOf, type Contestant, inline, script, style, type Words } from '../contestant.ts';

export const orejime = (words: Words): Contestant => {
  const options = {
    privacyPolicyUrl: '/confidentialite',
    // Its own French sentences are in its file already.
    purposes: words.purposes.map(({ id, title, description }) => ({ id, title, description, cookies: [] })),
  };
  return {
    name: 'orejime',
    banner: ['.orejime-Banner'],
    first: {
      refuse: '.orejime-Banner-declineButton',
      accept: '.orejime-Banner-saveButton',
      choose: '.orejime-Banner-learnMoreButton',
    },
    // Its second layer has no button that refuses: nothing is ticked, and that is kept.
    second: ['.orejime-Modal-saveButton'],
    head: `<link rel="stylesheet" href="/orejime.css"><script>window.orejimeConfig=${inline(options)}</script>
<script src="/orejime.js" defer></script>`,
    files: {
      '/orejime.css': style(builtOf('orejime/dist/orejime-standard.css')),
      '/orejime.js': script(builtOf('orejime/dist/orejime-standard-fr.js')),
    },
  };
};
