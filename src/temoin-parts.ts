import type { CreateHost } from './adapters/cmp/host.ts';
import type { Recorder } from './adapters/recorders/recorder.ts';
import type { CreateVendor } from './adapters/recorders/vendor.ts';
import type { Along } from './along.ts';
import type { Banner, BannerParts, SecondLayer } from './banner/banner.ts';
import type { Configuration } from './config/configuration.ts';
import type { Core, CoreParts } from './core.ts';
import type { Asked } from './notice/asked.ts';
import type { Texts } from './notice/texts.ts';
import type { RecorderParts } from './recorder/recorder-parts.ts';

/** What is fetched only where the configuration names others. */
export interface Beside {
  readonly host: { readonly createHost: CreateHost };
  readonly debug: Along;
  readonly embeds: Along;
  readonly consentMode: Along;
  readonly tcf: Along;
  readonly vendors: { readonly createVendor: CreateVendor };
}

export interface TemoinParts {
  readonly texts: Texts;
  /** BCP 47 tag of the texts. */
  readonly language: string;
  readonly page?: Window;
  readonly banner?: (parts: BannerParts) => Banner;
  /** How the banner looks and where it stands, fetched where the configuration says either. */
  looks?(configuration: Configuration): Promise<Pick<BannerParts, 'css' | 'place'>>;
  /** Fetches the second layer, when it is first opened. */
  second(asked: Asked, digest: (text: string) => Promise<string>): Promise<SecondLayer>;
  /** Fetches what is needed once there is a choice; called at the first choice, or where one is remembered. */
  core(): Promise<{ readonly createCore: (parts: CoreParts) => Promise<Core> }>;
  /** Fetches the bundled recorder; called after a grant and never before. */
  recorder(): Promise<{ readonly createRecorder: (parts: RecorderParts) => Recorder }>;
  /** Fetches what joins others: the platform that asks beside us, or recorders of theirs, likewise after a grant. */
  beside?<Part extends keyof Beside>(part: Part): Promise<Beside[Part]>;
}
