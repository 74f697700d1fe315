import { AROUND, DIFFICULTIES, WITHIN } from '../measures/difficulties.ts';
import { json } from '../platform/json.ts';
import type { Limitation } from '../purpose/purpose.ts';
import type { Asked } from './asked.ts';

/** The limit without its justification; what is left out means its default. */
const limitTerms = ({ L1, L2, L3 }: Limitation): object => ({
  L1: L1 && { rate: L1.rate },
  L2: L2 && {
    triggers: [...(L2.triggers ?? DIFFICULTIES)].sort(),
    before: L2.before ?? AROUND.before,
    after: L2.after ?? AROUND.after,
  },
  L3: L3 && { within: WITHIN, ...L3 },
});

const sorted = <T>(items: readonly T[]): T[] => [...items].sort((a, b) => (json(a) < json(b) ? -1 : 1));

/**
 * What is agreed to, as canonical JSON text: only its change asks again. Wording, language, addresses and the order
 * of things are no part of it. EDPB 05/2020 §110; CNIL 2020-092 on the list of parties.
 */
export const termsOf = ({
  controller,
  recipients = [],
  purposes,
  unmask = [],
  recorder = 'temoin',
}: Asked): string =>
  json({
    schema: 'temoin-terms/1',
    purposes: sorted(
      purposes.map(({ id, limitation, masking, identifier, retention, recorder: own = recorder }) => ({
        id,
        data: limitation ? 'replay' : 'trackers',
        limitation: limitation && limitTerms(limitation),
        masking,
        identifier,
        retention,
        recorder: limitation && own,
      })),
    ),
    controller: controller.name,
    recipients: sorted(
      recipients.map(({ name, role, country, ownPurpose }) => ({ name, role, country, ownPurpose })),
    ),
    unmask: sorted(unmask.map((entry) => (typeof entry === 'string' ? entry : entry.selector))),
  });
