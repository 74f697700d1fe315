import type { Facts } from '../facts.ts';
import { type Cell, heading, lines, type Section, table, terms, text } from '../model.ts';
import type { Voice } from '../voice.ts';
import { inShort } from './glance.ts';
import { placeOf, plainTitle } from './naming.ts';

const CONTEXT = ['scale', 'people', 'crossing', 'decision'] as const;

/** Description, necessity and proportionality. GDPR art. 35(7)(a) and (b). */
export const assessment = (facts: Facts, voice: Voice): Section => {
  const { say, list, duration } = voice;
  const { purposes, recipients, storage, controller, exclude } = facts;
  const replay = purposes.flatMap((purpose) =>
    purpose.replay ? [{ title: plainTitle(purpose, voice), ...purpose.replay }] : [],
  );
  const tongues = [...new Set(facts.notices.map((notice) => notice.language))].map(voice.tongue);
  const away = [...storage, ...recipients].some((place) => place.outsideEea);
  const row = (key: string, cell: Cell): readonly Cell[] => [say(`need.${key}`), cell, null];
  return {
    id: 'assessment',
    title: say('assessment'),
    blocks: [
      text(say('assessment.lead')),
      heading(say('assessment.context')),
      terms(CONTEXT.map((key) => [say(`assessment.context.${key}`), null] as const)),
      table(
        say('assessment.caption'),
        [
          [say('col.principle'), 22],
          [say('col.inforce'), 44],
          [say('col.assessment'), 34],
        ],
        [
          row('purpose', say('need.purpose.is')),
          row(
            'minimise',
            lines([
              ...replay.map((each) => say('need.line', { purpose: each.title, value: inShort(each, voice) })),
              exclude.length
                ? say('risk.leak.exclude', { paths: exclude.join(say('comma')) })
                : say('risk.leak.no-exclude'),
              say('M0.is'),
            ]),
          ),
          row(
            'retention',
            lines(
              replay.map((each) =>
                say('need.line', { purpose: each.title, value: duration(each.retention) }),
              ),
            ),
          ),
          row('inform', say('need.inform.is', { languages: list(tongues) })),
          row('consent', say('need.consent.is')),
          row('rights', say('need.rights.is', { dpo: controller.dpo ?? controller.contact })),
          row(
            'recipients',
            recipients.length
              ? lines(
                  recipients.map(
                    (party) => `${party.name}, ${say(`role.${party.role}`)}, ${placeOf(party, voice)}`,
                  ),
                )
              : say('parties.no-recipients'),
          ),
          row('transfers', away ? say('need.transfers.some') : say('register.e.none')),
        ],
      ),
    ],
  };
};
