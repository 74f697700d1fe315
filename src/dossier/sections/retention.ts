import { limitsOf } from '../../measures/limits.ts';
import type { Facts } from '../facts.ts';
import { heading, list, type Section, table, terms } from '../model.ts';
import type { Voice } from '../voice.ts';
import { titleOf } from './naming.ts';

/** How long recordings live, why, and how they go. CNIL draft §45 to §47; GDPR art. 5(1)(e). */
export const retention = ({ purposes, siteVersion }: Facts, voice: Voice): Section => {
  const { say, duration } = voice;
  const rows = purposes.flatMap((purpose) => {
    const { replay } = purpose;
    if (!replay) return [];
    const limits = replay.profile?.retention;
    return [
      [
        titleOf(purpose, voice),
        duration(replay.retention),
        limits ? duration(limits.unexplained) : say('never'),
        limits ? duration(limits.most) : say('never'),
        replay.retentionWhy ?? say('retention.why.none'),
      ],
    ];
  });
  const uneventful = new Set(
    purposes.flatMap(({ replay }) => (replay ? (limitsOf(replay.limitation).within ?? []) : [])),
  );
  return {
    id: 'retention',
    title: say('retention'),
    blocks: [
      table(
        say('retention.caption'),
        [
          [say('col.purpose'), 24],
          [say('col.kept'), 14],
          [say('col.usual'), 16],
          [say('col.most'), 12],
          [say('col.why'), 34],
        ],
        rows,
      ),
      heading(say('retention.deletion')),
      list([
        say('retention.how.count'),
        say('retention.how.sweep'),
        ...[...uneventful].map((within) => say('retention.how.uneventful', { within: duration(within) })),
        siteVersion === undefined
          ? say('retention.how.no-version')
          : say('retention.how.version', { version: siteVersion }),
        say('retention.how.withdrawal'),
        say('retention.how.single'),
        say('retention.how.means'),
        say('retention.how.backups'),
      ]),
      terms([[say('retention.backups'), null]]),
    ],
  };
};
