import type { PageConfiguration } from '../../config/page-configuration.ts';
import { purposesOf } from '../../config/purposes-of.ts';

/** Who takes part, with all that ISO/IEC TS 27560 wants of a party. */
export interface PartyView {
  readonly id: string;
  readonly name: string;
  readonly role: 'controller' | 'joint-controller' | 'processor' | 'independent-controller';
  /** Of a recipient the configuration holds the country alone. */
  readonly address: string;
  readonly country?: string;
  /** An organisation's contact; of a recipient without a policy of its own, the controller's. */
  readonly contact: string;
  readonly dpo?: string;
  readonly url?: string;
  readonly ownPurposes: readonly string[];
}

const address = (href: string, site: string): string =>
  URL.canParse(href, site) ? new URL(href, site).href : href;

/** The controller and all who take part in a purpose, in the configuration's order. GDPR art. 13(1), 26, 28. */
export const partiesOf = (configuration: PageConfiguration, purpose: string): readonly PartyView[] => {
  const { controller, recipients = [], site } = configuration;
  const { name, contact, dpo, policy } = controller;
  const link = (href?: string) => (href === undefined ? {} : { url: address(href, site) });
  const others = recipients
    .map((recipient, place) => ({ recipient, id: `recipient-${place + 1}` }))
    .filter(({ recipient }) => purposesOf(configuration, recipient.name)?.includes(purpose));
  return [
    {
      ...{ id: 'controller', name, role: 'controller', address: controller.address, contact },
      ...(dpo !== undefined && { dpo }),
      ...link(policy),
      ownPurposes: [],
    },
    ...others.map(({ id, recipient }): PartyView => {
      const { role, country, ownPurpose } = recipient;
      return {
        id,
        name: recipient.name,
        role: role === 'controller' ? 'independent-controller' : role,
        address: country,
        country,
        contact: recipient.policy === undefined ? contact : address(recipient.policy, site),
        ...link(recipient.policy),
        ownPurposes: ownPurpose === undefined ? [] : [ownPurpose],
      };
    }),
  ];
};
