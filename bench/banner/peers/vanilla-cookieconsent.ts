import { builtOf, type Contestant, inline, script, style, type Words } from '../contestant.ts';

/** The smallest that a page can have of it: its configuration in the page itself costs no request. */
export const vanilla = (words: Words): Contestant => {
  const buttons = { acceptAllBtn: words.accept, acceptNecessaryBtn: words.refuse };
  const options = {
    // It shows nothing to a browser that is driven by a program, unless it is told to.
    hideFromBots: false,
    categories: Object.fromEntries(words.purposes.map(({ id }) => [id, {}])),
    language: {
      default: 'fr',
      translations: {
        fr: {
          consentModal: {
            title: words.title,
            description: words.lead,
            ...buttons,
            showPreferencesBtn: words.choose,
          },
          preferencesModal: {
            title: words.second,
            ...buttons,
            savePreferencesBtn: words.save,
            closeIconLabel: words.close,
            sections: words.purposes.map(({ id, title, description }) => ({
              title,
              description,
              linkedCategory: id,
            })),
          },
        },
      },
    },
  };
  const first = (role: string) => `#cc-main .cm [data-role=${role}]`;
  return {
    name: 'vanilla-cookieconsent',
    banner: ['#cc-main .cm'],
    first: { refuse: first('necessary'), accept: first('all'), choose: first('show') },
    second: ['#cc-main .pm [data-role=necessary]'],
    head: `<link rel="stylesheet" href="/cookieconsent.css"><script src="/cookieconsent.umd.js" defer></script>
<script type="module">CookieConsent.run(${inline(options)})</script>`,
    files: {
      '/cookieconsent.css': style(builtOf('vanilla-cookieconsent/dist/cookieconsent.css')),
      '/cookieconsent.umd.js': script(builtOf('vanilla-cookieconsent/dist/cookieconsent.umd.js')),
    },
  };
};
