import { join } from 'node:path';
import { build } from 'esbuild';
import { VENDORS } from '../../src/adapters/recorders/index.ts';
import type { VendorFacts } from '../../src/adapters/recorders/vendor-facts.ts';

export interface RealVendor {
  readonly facts: VendorFacts;
  /** Its own code, which leaves `vendorRig.start(address)` in the page. */
  readonly code: Uint8Array;
}

const rigs = join(import.meta.dirname, '../../test/fixtures/vendors');

const bundled = async (id: string): Promise<Uint8Array> => {
  const { outputFiles } = await build({
    entryPoints: [join(rigs, `${id}-rig.ts`)],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'vendorRig',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
};

/** The recorders whose real code is on npm; the first one is also the one that records beside every platform. */
export const besideVendors = (): Promise<readonly RealVendor[]> =>
  Promise.all(
    Object.values(VENDORS)
      .filter(({ tested }) => tested.on === 'real')
      .sort((a, b) => Number(b.id === 'rrweb') - Number(a.id === 'rrweb'))
      .map(async (facts) => ({ facts, code: await bundled(facts.id) })),
  );

/** What a vendor's code does not go on without, as JSON. */
export const vendorAnswer = (path: string): string => {
  if (path.includes('/v1/web/start'))
    return JSON.stringify({
      token: 'token',
      userUUID: 'uuid',
      projectID: '1',
      sessionID: '1',
      delay: 0,
      beaconSizeLimit: 1_000_000,
      startTimestamp: Date.now(),
    });
  if (path.includes('/config/'))
    return '{"configs":{"sessionReplay":{"sr_sampling_config":{"sample_rate":1,"capture_enabled":true}}}}';
  if (/\/(array|flags|decide)\//.test(path))
    return '{"sessionRecording":{"endpoint":"/s/","version":"v2"},"supportedCompression":[],"featureFlags":{}}';
  return '{}';
};
