import type { Notice } from '../notice/notice.ts';
import { profileOf, unmet } from '../profiles/index.ts';
import { isReplay } from '../purpose/is-replay.ts';
import type { Localised, Purpose } from '../purpose/purpose.ts';
import type { PurposeFacts, ReplayFacts } from './facts.ts';

const replayOf = (purpose: Purpose): ReplayFacts | undefined => {
  if (!isReplay(purpose)) return undefined;
  const { id, limitation, masking = 'M3', identifier = 'I1', retention = 'P30D' } = purpose;
  const profile = profileOf(id);
  return {
    limitation,
    masking,
    identifier,
    retention,
    ...(purpose.retentionWhy !== undefined && { retentionWhy: purpose.retentionWhy }),
    measures: [...Object.keys(limitation), 'M0', masking, identifier, 'S1', 'S2'],
    ...(profile && {
      profile: {
        limitation: profile.limitation,
        masking: profile.masking,
        identifier: profile.identifier,
        security: profile.security,
        retention: { unexplained: profile.retention.unexplained, most: profile.retention.most },
      },
    }),
    unmet: profile ? unmet(profile, { limitation, masking, identifier }) : [],
    ...(purpose.alternative && { alternative: purpose.alternative }),
  };
};

/** A purpose, with the words that each first layer has for it. */
export const purposeFacts = (purpose: Purpose, notices: readonly Notice[]): PurposeFacts => {
  const { id, trackers = [] } = purpose;
  const words = (field: 'title' | 'description'): Localised =>
    Object.fromEntries(
      notices.flatMap(({ language, first }) =>
        first.purposes.filter((block) => block.id === id).map((block) => [language, block[field]]),
      ),
    );
  const replay = replayOf(purpose);
  return {
    id,
    title: words('title'),
    description: words('description'),
    trackers,
    ...(replay && { replay }),
  };
};
