import type { Facts } from '../facts.ts';
import { type Cell, heading, lines, type Section, strong, table, terms, text } from '../model.ts';
import type { Voice } from '../voice.ts';
import { inShort } from './glance.ts';
import { plainTitle } from './naming.ts';

/** Six risks, what is in force against each, and room for what only the controller knows. GDPR art. 35(7)(c), (d). */
export const risks = (facts: Facts, voice: Voice): Section => {
  const { say, count, duration } = voice;
  const { purposes, unmask, exclude, recipients, httpOnlyTrackers } = facts;
  const replay = purposes.flatMap((purpose) =>
    purpose.replay ? [{ title: plainTitle(purpose, voice), ...purpose.replay }] : [],
  );
  const each = (value: (one: (typeof replay)[number]) => string) =>
    replay.map((one) => say('need.line', { purpose: one.title, value: value(one) }));
  const own = recipients.filter((party) => party.ownPurpose !== undefined);
  const declared = purposes.flatMap((purpose) => purpose.trackers).length + httpOnlyTrackers.length;
  const says = (risk: string, ...ways: readonly (number | string)[]) =>
    ways.map((way) => say(`risk.${risk}.${way}`));
  const against: Readonly<Record<string, readonly string[]>> = {
    viewing: says('viewing', 1, 2, 3),
    leak: [
      ...says('leak', 1),
      unmask.length
        ? count('risk.leak.some', unmask.length, {
            selectors: unmask.map(({ selector }) => selector).join(say('comma')),
          })
        : say('risk.leak.none'),
      exclude.length
        ? say('risk.leak.exclude', { paths: exclude.join(say('comma')) })
        : say('risk.leak.no-exclude'),
    ],
    identity: says('identity', 1, 2, 3),
    chill: [...says('chill', 1), ...each((one) => inShort(one, voice))],
    creep: [
      ...says('creep', 1),
      say('risk.creep.2', { lives: each((one) => duration(one.retention)).join(' ') }),
      ...own.map((party) => say('risk.creep.own', { name: party.name, purpose: party.ownPurpose ?? '' })),
    ],
    withdrawal: [...says('withdrawal', 1, 2), count('risk.withdrawal.3', declared)],
  };
  return {
    id: 'risks',
    title: say('risks'),
    blocks: [
      text(say('risks.lead')),
      table(
        say('risks.caption'),
        [
          [say('col.risk'), 22],
          [say('col.inforce'), 46],
          [say('col.assess'), 32],
        ],
        Object.entries(against).map(([risk, measures]): readonly Cell[] => [
          lines([strong(say(`risk.${risk}`)), say(`risk.${risk}.is`)]),
          lines(measures),
          null,
        ]),
      ),
      heading(say('assessment.conclusion')),
      terms(['dpo', 'views', 'validation'].map((key) => [say(`assessment.${key}`), null] as const)),
    ],
  };
};
