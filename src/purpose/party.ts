/** Who asks, and who receives: GDPR art. 13(1)(a) and (e), recital 42; CNIL 2020-092 §2.1. */
export interface Controller {
  readonly name: string;
  readonly address: string;
  /** An organisation's contact (address or page), shown on the second layer. */
  readonly contact: string;
  /** The data protection officer's contact, where there is one. */
  readonly dpo?: string;
  /** Address of the privacy policy. */
  readonly policy?: string;
}

export interface Recipient {
  readonly name: string;
  readonly role: 'processor' | 'joint-controller' | 'controller';
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly policy?: string;
  /** What the recipient uses the data for on its own account; makes it a joint controller on the first layer. */
  readonly ownPurpose?: string;
  /** Ids of the purposes that it takes part in; all of replay where absent. */
  readonly purposes?: readonly string[];
}
