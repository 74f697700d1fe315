import { limitsOf } from '../../measures/limits.ts';
import type { Facts, PurposeFacts, ReplayFacts } from '../facts.ts';
import {
  type Block,
  type Cell,
  code,
  heading,
  lines,
  note,
  type Section,
  strong,
  table,
  terms,
  text,
} from '../model.ts';
import type { Voice } from '../voice.ts';
import { quotedTitle, titleOf } from './naming.ts';

const VALUES: Readonly<
  Record<string, (replay: ReplayFacts, facts: Facts, voice: Voice) => readonly string[]>
> = {
  L1({ limitation: { L1 } }, _, { say, percent }) {
    const { rate = 0, why } = L1 ?? {};
    return [
      say(rate === 1 ? 'L1.all' : 'L1.value', { rate: percent(rate) }),
      ...(why ? [say('L1.why', { why })] : []),
    ];
  },
  L2({ limitation: { L2 } }, _, { say, list }) {
    const { triggers = [], before = 0, after = 0 } = L2 ?? {};
    const named = list(triggers.map((kind) => say(`trigger.${kind}`)));
    return [say('L2.value', { triggers: named, before: `${before}`, after: `${after}` })];
  },
  L3({ limitation }, _, { say, list, duration }) {
    const { triggers, within = '' } = limitsOf(limitation);
    return [
      say('L3.value', {
        triggers: list(triggers.map((kind) => say(`trigger.${kind}`))),
        within: duration(within),
      }),
    ];
  },
  M0: (_, { unmask }, { say, count }) => [
    unmask.length ? count('M0.some', unmask.length, { masking: say('masking') }) : say('M0.none'),
  ],
  M3: (_, __, { say }) => [say('M3.value')],
  I1: (_, { caps }, { say, duration }) => [
    say('I1.value', { idle: duration(caps.idle), life: duration(caps.life) }),
  ],
};

/** How a purpose stands to the profile of its use. */
const standing = ({ profile, unmet, alternative }: ReplayFacts, { say, either, list }: Voice): Block[] => {
  if (!profile) return [note(say('measures.no-profile'), true)];
  return [
    text(
      say('measures.profile', {
        limitation: either(profile.limitation),
        masking: either(profile.masking),
        identifier: either(profile.identifier),
        security: list(profile.security),
      }),
    ),
    ...(unmet.length
      ? unmet.map(({ family, called, applied }) =>
          note(
            say('measures.unmet', { family: say(`family.${family}`), called: either(called), applied }),
            true,
          ),
        )
      : [text(say('measures.met'))]),
    ...(alternative && !unmet.length ? [text(say('measures.needless'))] : []),
  ];
};

/** The measures of each replay purpose, with the value in force. CNIL draft §42 to §48. */
export const measures = (facts: Facts, voice: Voice): Section => {
  const { say } = voice;
  const row = (id: string, replay: ReplayFacts): readonly Cell[] => [
    [strong(id), ` ${say(`${id}.name`)}`],
    say(`${id}.is`),
    lines(VALUES[id]?.(replay, facts, voice) ?? [say('always')]),
  ];
  const about = (purpose: PurposeFacts): readonly Block[] => {
    const { replay } = purpose;
    if (!replay) return [];
    const { alternative } = replay;
    const title = titleOf(purpose, voice);
    return [
      heading([...(Array.isArray(title) ? title : [title]), ' ', code(purpose.id)]),
      table(
        say('measures.caption', { purpose: quotedTitle(purpose, voice) }),
        [
          [say('col.measure'), 20],
          [say('col.is'), 45],
          [say('col.value'), 35],
        ],
        replay.measures.map((id) => row(id, replay)),
        true,
      ),
      ...standing(replay, voice),
      ...(alternative
        ? [
            heading(say('measures.alternative')),
            terms([
              [say('measures.alternative.why'), alternative.why],
              [say('measures.alternative.equivalent'), alternative.equivalent],
              [say('measures.alternative.owner'), alternative.owner],
            ]),
          ]
        : []),
    ];
  };
  return {
    id: 'measures',
    title: say('measures'),
    blocks: [
      text(say('measures.lead', { dated: voice.date(facts.ruleset.dated), tests: say('tests') })),
      ...facts.purposes.flatMap(about),
    ],
  };
};
