/** What a CMP says by `addEventListener`: the part that is read here. */
export interface TcData {
  readonly cmpId?: number;
  readonly cmpVersion?: number;
  readonly tcfPolicyVersion?: number;
  readonly gdprApplies?: boolean;
  readonly eventStatus?: string;
  readonly listenerId?: number;
  readonly tcString?: string;
  readonly publisher?: { readonly customPurpose?: { readonly consents?: Readonly<Record<string, boolean>> } };
}

export type Callback = (value: TcData | null, success: boolean) => void;
export type TcfCall = (command: string, callback: Callback, parameter?: unknown) => void;
type Page = Window &
  typeof globalThis & {
    __tcfapi?: (command: string, version: number, callback: Callback, parameter?: unknown) => void;
  };

/** How a CMP of the TCF in this window is called; `undefined` as long as there is none. */
export const callHere = (page: Page): TcfCall | undefined =>
  page.__tcfapi && ((command, callback, parameter) => page.__tcfapi?.(command, 2, callback, parameter));
