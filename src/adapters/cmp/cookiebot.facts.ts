import type { CmpFacts } from './cmp-facts.ts';

export const cookiebot: CmpFacts = {
  id: 'cookiebot',
  name: 'Cookiebot',
  holds: 'never',
  steps: [
    'Leave Cookiebot as it is: its four categories (necessary, preferences, statistics, marketing) are fixed, and none of them is replay.',
    'Declare the recorder’s cookies in none of its categories that it releases by itself, and take `data-cookieconsent` off the recorder’s tag.',
    'Name Cookiebot in `temoin.json` with an empty `map`: Témoin asks for replay alone, once Cookiebot was answered.',
  ],
  traps: [
    'A yes to statistics is not a yes to replay: nothing is inferred, in either direction.',
    'Withdrawing in Cookiebot does not withdraw in Témoin, and the other way round: each holds its own purposes, and `<temoin-control>` has to stay on every page.',
    'Where every flag of `Cookiebot.regulations` is false, Cookiebot asks nothing, and Témoin asks at once.',
    'Cookiebot’s own blocking (`data-blockingmode="auto"`) may hold Témoin’s script back: give it `data-cookieconsent="ignore"`.',
    'Unverified on a real account: that `hasResponse` is true as soon as `CookiebotOnAccept` or `CookiebotOnDecline` fires.',
  ],
  tested: { on: 'fake', what: 'a fake written from the documented API; no code of Cookiebot’s was run' },
  docs: 'https://www.cookiebot.com/en/developer/',
};
