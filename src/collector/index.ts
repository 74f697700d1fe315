/** Entry point `temoin/collector`: the publisher's server side. Node only. */
export { type CollectorClock, systemClock } from './clock.ts';
export { type Collector, createCollector } from './collector.ts';
export type { Fault } from './fault.ts';
export type { CollectorOptions, NoticeText } from './options.ts';
export { discard, eraseRecordings } from './recordings/erase.ts';
export { type SweepReport, sweep } from './recordings/sweep.ts';
export { type ServeOptions, type Serving, serve } from './serve.ts';
export { sha256hex } from './sha256.ts';
export { hasData, openShelves } from './shelves.ts';
export { filePayloads } from './stores/files.ts';
export { STORES } from './stores/index.ts';
export type { Store } from './stores/store.ts';
export { createAccessToken } from './tokens.ts';
