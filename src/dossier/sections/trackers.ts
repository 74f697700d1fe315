import type { HttpOnlyTracker } from '../../config/configuration.ts';
import type { Tracker } from '../../purpose/purpose.ts';
import type { Facts, PurposeFacts } from '../facts.ts';
import { type Block, code, heading, type Section, table, text } from '../model.ts';
import type { Voice } from '../voice.ts';
import { quotedTitle } from './naming.ts';

const scopeOf = ({ store, path, domain, keep }: Tracker, { say }: Voice): string => {
  if (keep) return say('never');
  if (store !== 'cookie') return say('scope.origin');
  const parts = [
    ...(path ? [say('scope.path', { path })] : []),
    ...(domain ? [say('scope.domain', { domain })] : []),
  ];
  return parts.join(say('comma')) || say('scope.any');
};

const attributesOf = ({ path = '/', domain, secure, partitioned }: HttpOnlyTracker, { say }: Voice): string =>
  [
    say('scope.path', { path }),
    domain ? say('scope.domain', { domain }) : say('scope.host'),
    ...(secure ? ['Secure'] : []),
    ...(partitioned ? ['Partitioned'] : []),
  ].join(say('comma'));

/** What is kept on the terminal for each purpose, and how it goes. CNIL draft §34 and §35. */
export const trackers = (facts: Facts, voice: Voice): Section => {
  const { say } = voice;
  const columns = (last: string) =>
    [
      [say('col.tracker'), 26],
      [say('col.where'), 18],
      [say('col.scope'), 24],
      [say(last), 32],
    ] as const;
  const about = (purpose: PurposeFacts): Block => {
    const named = { purpose: quotedTitle(purpose, voice) };
    if (!purpose.trackers.length) return text(say('trackers.none', named));
    return table(
      say('trackers.caption', named),
      columns('col.end'),
      purpose.trackers.map((tracker) => [
        code(tracker.name),
        say(`store.${tracker.store}`),
        scopeOf(tracker, voice),
        say(`end.${tracker.keep ? 'keep' : tracker.store}`),
      ]),
    );
  };
  const own = [
    ['temoin', 'cookie', 'choice'],
    ['temoin', 'indexedDB', 'proofs'],
    ['temoin.aside', 'localStorage', 'aside'],
    ['temoin.session', 'sessionStorage', 'session'],
  ] as const;
  const lifetime = { duration: voice.duration(facts.choice.lifetime) };
  return {
    id: 'trackers',
    title: say('trackers'),
    blocks: [
      text(say('trackers.lead')),
      ...facts.purposes.map(about),
      text(say('trackers.kept')),
      heading(say('trackers.http')),
      ...(facts.httpOnlyTrackers.length
        ? [
            text(say('trackers.http.lead')),
            table(
              say('trackers.http.caption'),
              [
                [say('col.tracker'), 28],
                [say('col.attributes'), 36],
                [say('col.end'), 36],
              ],
              facts.httpOnlyTrackers.map((tracker) => [
                code(tracker.name),
                attributesOf(tracker, voice),
                say(tracker.name.includes('*') ? 'end.http.pattern' : 'end.http'),
              ]),
              true,
            ),
          ]
        : [text(say('trackers.http.none'))]),
      heading(say('trackers.own')),
      table(
        say('trackers.own.caption'),
        [
          [say('col.tracker'), 20],
          [say('col.where'), 18],
          [say('col.what'), 34],
          [say('col.life'), 28],
        ],
        own.map(([name, store, what]) => [
          code(name),
          say(`store.${store}`),
          say(`own.${what}`),
          say(`own.${what}.end`, lifetime),
        ]),
        true,
      ),
    ],
  };
};
