import { isReplay } from '../purpose/is-replay.ts';
import type { Configuration } from './configuration.ts';

/**
 * The purposes that a party takes part in: the controller in all, a recipient in those that it names, or in all replay
 * purposes where it names none. Nothing where the configuration does not know it.
 */
export const purposesOf = (
  { controller, recipients = [], purposes }: Pick<Configuration, 'controller' | 'recipients' | 'purposes'>,
  party: string,
): readonly string[] | undefined => {
  if (controller.name === party) return purposes.map(({ id }) => id);
  const recipient = recipients.find(({ name }) => name === party);
  return recipient && (recipient.purposes ?? purposes.filter(isReplay).map(({ id }) => id));
};
