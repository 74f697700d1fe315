import { limitsOf } from '../../measures/limits.ts';
import { limitOf } from '../../notice/purpose-in-words.ts';
import type { Facts, ReplayFacts } from '../facts.ts';
import { heading, note, type Section, table, text } from '../model.ts';
import type { Point } from '../points.ts';
import type { Voice } from '../voice.ts';
import { inPoint, purposeNamed, titleOf } from './naming.ts';

const GRAVE = /^(unmet|no-profile|insecure|audit-overdue)$/;

/** How recordings are limited, in a few words. */
export const inShort = ({ limitation }: ReplayFacts, { say, percent, duration }: Voice): string => {
  const { share, within } = limitsOf(limitation);
  return say(`short.${limitOf({ limitation })}`, {
    rate: percent(share),
    ...(within && { within: duration(within) }),
  });
};

const standing = ({ profile, unmet }: ReplayFacts): string =>
  !profile ? 'glance.no-profile' : unmet.length ? 'glance.unmet' : 'glance.met';

const said = ({ code, path, values }: Point, facts: Facts, voice: Voice): string => {
  const { say } = voice;
  const filled = Object.entries(values).map(([name, value]) => [name, inPoint(name, value, voice)]);
  const { purpose } = values;
  return say(`point.${code}`, {
    path,
    measures: say('measures'),
    retentionSection: say('retention'),
    next: facts.audit.next ? voice.date(facts.audit.next) : '',
    ...Object.fromEntries(filled),
    ...(purpose !== undefined && { purpose: purposeNamed(facts, `${purpose}`, voice) }),
  });
};

export const glance = (facts: Facts, voice: Voice): Section => {
  const { say, count, duration } = voice;
  const { purposes, points, controller, site } = facts;
  const replay = purposes.filter((purpose) => purpose.replay);
  return {
    id: 'glance',
    title: say('glance'),
    blocks: [
      text(
        say('glance.lead', {
          controller: controller.name,
          site,
          purposes: count('n-purposes', purposes.length),
          replay: count('n-replay', replay.length),
        }),
      ),
      table(
        say('glance.caption'),
        [
          [say('col.purpose'), 30],
          [say('col.recorded'), 28],
          [say('col.kept'), 18],
          [say('col.profile'), 24],
        ],
        purposes.map((purpose) => [
          titleOf(purpose, voice),
          purpose.replay ? inShort(purpose.replay, voice) : say('glance.nothing'),
          purpose.replay ? duration(purpose.replay.retention) : say('never'),
          purpose.replay ? say(standing(purpose.replay)) : say('never'),
        ]),
      ),
      heading(say('glance.points')),
      ...(points.length
        ? points.map((point) => note(said(point, facts, voice), GRAVE.test(point.code)))
        : [text(say('glance.no-points'))]),
    ],
  };
};
