import type { Facts } from '../facts.ts';
import { code, list, type Section, text } from '../model.ts';
import type { Voice } from '../voice.ts';

/** Where nothing is captured, how a page is named, when a recording ends. GDPR art. 5(1)(c). */
export const pages = ({ exclude, routes, caps }: Facts, { say, duration, number }: Voice): Section => ({
  id: 'pages',
  title: say('pages'),
  blocks: [
    ...(exclude.length
      ? [text(say('pages.exclude')), list(exclude.map(code))]
      : [text(say('pages.no-exclude'))]),
    ...(routes.length ? [text(say('pages.routes')), list(routes.map(code))] : [text(say('pages.no-routes'))]),
    text(
      say('pages.bounds', {
        duration: duration(caps.duration),
        bytes: number(caps.bytes),
        rate: number(caps.rate),
      }),
    ),
  ],
});
