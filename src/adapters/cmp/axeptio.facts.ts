import type { CmpFacts } from './cmp-facts.ts';

export const axeptio: CmpFacts = {
  id: 'axeptio',
  name: 'Axeptio',
  holds: 'console',
  lumped: ['google_analytics', 'google_tag_manager', 'matomo'],
  steps: [
    'In the Axeptio console, open your project, then its cookies widget in each language.',
    'Add a custom vendor of its own, with the title and the description below; its technical name (`name`, in lower case, without spaces) is the key.',
    'Put it in a step in which it has its own switch, off at first.',
    'Publish the widget, and write the name of its version into `axeptioSettings.cookiesVersion` if several projects live on one domain.',
  ],
  traps: [
    'Axeptio has no call that writes an answer silently: a withdrawal in Témoin stops at once and stays, but Axeptio itself keeps its yes until the visitor changes it there, and Témoin says so by a `problem`.',
    'Other scripts that Axeptio releases by that same key go on until then: give the recorder to Témoin alone.',
    'The yes that Axeptio still holds is not followed again unless the visitor answers Axeptio anew: a later answer there with the switch left on is a new yes.',
    'Nothing is known before `$$completed` stands in the cookie: closing the widget without an answer leaves replay undecided.',
    'Projects on one domain share the cookie `axeptio_cookies`: another project’s answer is ignored if `axeptioSettings.cookiesVersion` is a text that differs from the one in the cookie; otherwise name the cookie per project by `jsonCookieName`.',
    '`cookies:complete` fires at each load with what is stored, which is no act of the visitor’s.',
    'Unverified on a real account: that `$$completed` stays false when the widget is closed unanswered, that `$$date` moves with every answer, and that vendors are found under `cookiesConfig.steps[].vendors[].name`.',
  ],
  tested: {
    on: 'fake',
    what: 'a fake written from the documented SDK and cookies seen in public; no code of Axeptio’s was run',
  },
  docs: 'https://support.axeptio.eu/en/articles/274036-about-axeptio-s-javascript-sdk',
};
