import type { CmpRecord } from './cmp.ts';

/** One service of Usercentrics, by whichever version: undefined is undecided. */
export interface Service {
  readonly id: string;
  readonly name?: string | undefined;
  readonly answer: boolean | undefined;
}

export interface Said {
  readonly services: readonly Service[];
  /** An answer is needed: nobody was asked yet, or everybody is asked again. */
  readonly required: boolean;
  readonly record: CmpRecord;
}

type Wishes = readonly { readonly id: string; readonly consent: boolean }[];

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
export interface WithV2 {
  UC_UI?: {
    isInitialized(): boolean;
    isConsentRequired(): boolean;
    getServicesBaseInfo(): readonly {
      readonly id: string;
      readonly name?: string;
      readonly isEssential?: boolean;
      readonly consent: {
        readonly status: boolean;
        readonly history?: readonly { readonly type?: string }[];
      };
    }[];
    acceptService(id: string): unknown;
    rejectService(id: string): unknown;
    getControllerId?(): string;
    showSecondLayer(): unknown;
  };
}

interface Version {
  say(page: WithV2 & WithV3): Promise<Said>;
  write(page: WithV2 & WithV3, wishes: Wishes): Promise<void>;
}

const EXPLICIT = /^explicit$/i;

/** What was granted or denied before anybody was asked is marked IMPLICIT; what is essential is never asked. */
const listed = (services: Readonly<Record<string, Details>> = {}): Service[] =>
  Object.entries(services).flatMap(([id, { name, essential, consent, subservices }]) => [
    {
      id,
      name,
      answer: !essential && consent && EXPLICIT.test(consent.type ?? '') ? consent.given : undefined,
    },
    ...listed(subservices),
  ]);

export const v3: Version = {
  async say({ __ucCmp: cmp }) {
    const details = await cmp?.getConsentDetails();
    const { controllerId, updatedAt = 0, setting } = details?.consent ?? {};
    return {
      services: listed(details?.services),
      required: (await cmp?.isConsentRequired()) === true,
      record: {
        ...(setting?.version && { version: setting.version }),
        ...(controllerId && { reference: controllerId }),
        // Anything smaller is no time in milliseconds.
        ...(updatedAt > 1e12 && { at: updatedAt }),
      },
    };
  },
  async write({ __ucCmp: cmp }, wishes) {
    // Saved without the update, what is there would become the visitor's own answer: never the second alone.
    await cmp?.updateServicesConsents(wishes);
    await cmp?.saveConsents();
  },
};

export const v2: Version = {
  async say({ UC_UI: ui }) {
    // Newer builds answer with a promise.
    const services = (await ui?.getServicesBaseInfo()) ?? [];
    const required = ui?.isConsentRequired() === true;
    const reference = ui?.getControllerId?.();
    return {
      services: services.map(({ id, name, isEssential, consent: { status, history } }) => ({
        id,
        name,
        answer:
          isEssential || (history ? !history.some(({ type = '' }) => EXPLICIT.test(type)) : required)
            ? undefined
            : status,
      })),
      required,
      record: reference ? { reference } : {},
    };
  },
  async write({ UC_UI: ui }, wishes) {
    for (const { id, consent } of wishes) await ui?.[consent ? 'acceptService' : 'rejectService'](id);
  },
};
