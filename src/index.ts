import type { CreateHost } from './adapters/cmp/host.ts';
import type { CreateVendor } from './adapters/recorders/vendor.ts';
import type { Texts } from './notice/texts.ts';
import { createTemoin as startTemoin, type Temoin } from './temoin.ts';
import type { Beside, TemoinParts } from './temoin-parts.ts';

export type { Discarded, Recorder } from './adapters/recorders/recorder.ts';
export type { Bus } from './bus/bus.ts';
export type { EventName, Events, HaltReason, Listener } from './bus/events.ts';
export type { Wishes } from './choosing/choose.ts';
export type { Configuration } from './config/configuration.ts';
export { readConfiguration } from './config/read.ts';
export type { Act, Choice, Status, Statuses, Via } from './consent/choice.ts';
export type { Gate } from './consent/gate.ts';
export { MEASURES } from './measures/index.ts';
export { PROFILES, unmet } from './profiles/index.ts';
export type { ProofRecord, SignedRecord } from './proof/proof-record.ts';
export type { Receipt } from './proof/receipt.ts';
export { definePurpose } from './purpose/define-purpose.ts';
export type { Controller, Recipient } from './purpose/party.ts';
export type { DifficultyKind, Limitation, Purpose, PurposeId, Tracker } from './purpose/purpose.ts';
export type { Temoin } from './temoin.ts';
export type { Beside, TemoinParts } from './temoin-parts.ts';

/** From the modules beside this one; a bundler that cannot follow names made at run time is given `beside` instead. */
const BESIDE: { readonly [Part in keyof Beside]: (texts: Texts) => Promise<Beside[Part]> } = {
  debug: () => import('./debug.ts'),
  consentMode: () => import('./consent-mode.ts'),
  tcf: () => import('./tcf.ts'),
  async embeds(texts) {
    const { embeds } = await import('./embeds/embeds.ts');
    return { start: (parts) => embeds(parts, async () => texts['3.embed'] as string) };
  },
  async host() {
    const { hosting } = await import('./adapters/cmp/hosting.ts');
    const createHost: CreateHost = async (parts) => {
      const { cmp } = Object(parts.configuration.ask);
      return hosting((await import(/* @vite-ignore */ `./adapters/cmp/${cmp}.js`)).cmp, parts);
    };
    return { createHost };
  },
  async vendors() {
    const { vendorRecorder } = await import('./adapters/recorders/vendor-recorder.ts');
    const createVendor: CreateVendor = async (name, parts) => {
      const { facts, driver } = await import(/* @vite-ignore */ `./adapters/recorders/${name}.js`);
      return vendorRecorder(facts, driver, parts);
    };
    return { createVendor };
  },
};

/**
 * Starts Témoin on a page, from modules: what is needed once there is a choice, and the recorder, are fetched by
 * dynamic import when they are needed. Throws if the configuration cannot lawfully be asked for.
 *
 * A page has one, `window.temoin`: where it runs already, from here or as the drop-in, that one is handed back. So a
 * component may call this at each mount, and a module that is loaded anew while a site is developed asks once.
 */
export const createTemoin = (
  json: unknown,
  parts: Omit<TemoinParts, 'second' | 'core' | 'recorder'> & Partial<TemoinParts>,
): Temoin => {
  const page = (parts.page ?? window) as Window & { temoin?: Temoin };
  // An element of the page may bear that name.
  if (page.temoin?.statuses) return page.temoin;
  page.temoin = startTemoin(json, {
    second: async (asked, digest) =>
      (await import('./banner/create-second-layer.tsx')).createSecondLayer(
        asked,
        parts.texts,
        parts.language,
        digest,
      ),
    core: () => import('./core.ts'),
    recorder: () => import('./recorder/index.ts'),
    looks: async (given) => (await import('./looks.ts')).createLooks(given, parts.page),
    beside: (part) => BESIDE[part](parts.texts),
    ...parts,
  });
  return page.temoin;
};
