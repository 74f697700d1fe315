import type { WithWords } from './fr.ts';

/** What the pages beside a platform say, in English. */
export const en: WithWords = {
  language: 'en',
  path: '/en/with/',
  next: '/next',
  title: '{name} asks, Témoin proves',
  lead: 'Here {name} asks the question, with a purpose of its own for each use. Témoin proves the answer, holds the recorder back, and stops it for good.',
  both: 'Two memories, one answer',
  heads: ['Purpose', '{name} keeps', 'Témoin applies'],
  answers: { undecided: 'nothing yet', true: 'yes', false: 'no' },
  statuses: {
    unasked: 'nothing yet',
    granted: 'granted',
    refused: 'refused',
    withdrawn: 'withdrawn',
    expired: 'to be asked again',
  },
  recording: 'This visit is being recorded.',
  still: 'This visit is not being recorded.',
  tries: 'To try',
  steps: [
    ['Answer {name}', 'While nothing is answered, nothing is recorded, and Témoin asks nothing.'],
    ['See the proof', 'A yes arrives at the counter, signed, with the name of {name}.'],
    ['Stop everything', 'Témoin’s button, at the foot of the page, stops at once. {name} then keeps a no.'],
    ['Change pages', 'No yes returns: neither from {name} nor from Témoin.'],
  ],
  again: 'Second page',
  againLead: 'One more page, the same answer. Nothing is asked again, and what was withdrawn stays so.',
  forward: 'Go to the second page',
  back: 'Back to the first page',
  how: 'How it is made',
  made: 'The files of {name} come from its npm package, untouched. It takes over Témoin’s texts word for word, and keeps your answer in its own cookie (“{cookie}”), for six months at most.',
  strict: 'The page keeps the shop’s security policy, without exception.',
  loose:
    'The page’s security policy is the shop’s, without what {name} cannot live with: {without}. Témoin can.',
  absent: '{name} is not installed here',
  absentLead:
    'This page needs the package “{package}”, a development dependency. Run npm ci, then npm start. Until then the shop’s own banner asks.',
  others: 'With another platform',
  home: 'With the platform that you already have',
  homeLead: 'Your consent platform asks, Témoin proves and stops. Four of them, with their real code:',
};
