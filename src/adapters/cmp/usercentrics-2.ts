import { recorded } from './beside.ts';
import { EXPLICIT, type Version } from './usercentrics-said.ts';

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

/** Fetched where it is this one: most sites have version 3. */
export const v2: Version<WithV2> = {
  async say({ UC_UI: ui }) {
    // Newer builds answer with a promise.
    const services = (await ui?.getServicesBaseInfo()) ?? [];
    const required = ui?.isConsentRequired() === true;
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
      record: recorded(undefined, ui?.getControllerId?.()),
    };
  },
  async write({ UC_UI: ui }, wishes) {
    for (const { id, consent } of wishes) await ui?.[consent ? 'acceptService' : 'rejectService'](id);
  },
};
