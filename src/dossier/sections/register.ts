import type { Facts } from '../facts.ts';
import { type Cell, lines, type Section, table, text } from '../model.ts';
import type { Voice } from '../voice.ts';
import { placeOf, plainTitle, titleOf } from './naming.ts';

/** An entry of the record of processing activities, point by point. GDPR art. 30(1). */
export const register = (facts: Facts, voice: Voice): Section => {
  const { say, list, duration } = voice;
  const { controller, recipients, purposes, site, storage } = facts;
  const joint = recipients.filter((party) => party.joint).map((party) => party.name);
  const names = purposes.flatMap((purpose) => purpose.trackers.map((tracker) => tracker.name));
  const away = [
    ...storage.filter((place) => place.outsideEea).map((place) => voice.country(place.country)),
    ...recipients
      .filter((party) => party.outsideEea)
      .map((party) => `${party.name} (${voice.country(party.country)})`),
  ];
  const line = (key: string, cell: Cell): readonly Cell[] => [say(key), cell, null];
  return {
    id: 'register',
    title: say('register'),
    blocks: [
      text(say('register.lead', { site })),
      table(
        say('register.caption'),
        [
          [say('col.item'), 22],
          [say('col.from'), 48],
          [say('col.complete'), 30],
        ],
        [
          line(
            'register.reference',
            say('register.reference.from', {
              date: voice.date(facts.date),
              sha256: facts.configuration.sha256,
            }),
          ),
          line(
            'register.a',
            lines([
              [controller.name, controller.address, controller.contact].join(say('comma')),
              ...(joint.length ? [say('register.a.joint', { names: list(joint) })] : []),
              say('register.a.dpo', { dpo: controller.dpo ?? say('parties.no-dpo') }),
            ]),
          ),
          line('register.b', lines(purposes.map((purpose) => titleOf(purpose, voice)))),
          line(
            'register.c',
            lines([
              say('register.c.people', { site }),
              say('register.c.replay'),
              say('register.c.proofs'),
              ...(names.length
                ? [say('register.c.trackers', { names: [...new Set(names)].join(say('comma')) })]
                : []),
            ]),
          ),
          line(
            'register.d',
            recipients.length
              ? lines(
                  recipients.map(
                    (party) => `${party.name}, ${say(`role.${party.role}`)}, ${placeOf(party, voice)}`,
                  ),
                )
              : say('parties.no-recipients'),
          ),
          line(
            'register.e',
            away.length ? say('register.e.some', { places: list(away) }) : say('register.e.none'),
          ),
          line(
            'register.f',
            lines([
              ...purposes.flatMap((purpose) =>
                purpose.replay
                  ? say('register.f.line', {
                      purpose: plainTitle(purpose, voice),
                      retention: duration(purpose.replay.retention),
                    })
                  : [],
              ),
              say('register.f.choice', { duration: duration(facts.choice.lifetime) }),
              say('register.f.proofs', { retention: duration(facts.proofs.retention) }),
            ]),
          ),
          line('register.g', say('register.g.is')),
        ],
      ),
    ],
  };
};
