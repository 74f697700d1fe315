import { recorded } from './beside.ts';
import { EXPLICIT, type Service, type Version, type Wishes } from './usercentrics-said.ts';

interface Details {
  readonly name?: string;
  readonly essential?: boolean;
  readonly consent?: { readonly given: boolean; readonly type?: string };
  readonly subservices?: Readonly<Record<string, Details>>;
}
export interface WithV3 {
  __ucCmp?: {
    isInitialized(): Promise<boolean>;
    isConsentRequired(): Promise<boolean>;
    getConsentDetails(): Promise<{
      readonly consent?: {
        readonly controllerId?: string;
        readonly updatedAt?: number;
        readonly setting?: { readonly version?: string };
      };
      readonly services?: Readonly<Record<string, Details>>;
    }>;
    updateServicesConsents(wishes: Wishes): Promise<void>;
    saveConsents(): Promise<void>;
    showSecondLayer(): unknown;
  };
}

/** What is essential is never asked. */
const listed = (services: Readonly<Record<string, Details>> = {}): Service[] =>
  Object.entries(services).flatMap(([id, { name, essential, consent, subservices }]) => [
    {
      id,
      name,
      answer: !essential && consent && EXPLICIT.test(consent.type ?? '') ? consent.given : undefined,
    },
    ...listed(subservices),
  ]);

export const v3: Version<WithV3> = {
  async say({ __ucCmp: cmp }) {
    const details = await cmp?.getConsentDetails();
    const { controllerId, updatedAt = 0, setting } = details?.consent ?? {};
    return {
      services: listed(details?.services),
      required: (await cmp?.isConsentRequired()) === true,
      // Anything smaller is no time in milliseconds.
      record: recorded(setting?.version, controllerId, updatedAt > 1e12 ? updatedAt : 0),
    };
  },
  async write({ __ucCmp: cmp }, wishes) {
    // Saved without the update, what is there would become the visitor's own answer: never the second alone.
    await cmp?.updateServicesConsents(wishes);
    await cmp?.saveConsents();
  },
};
