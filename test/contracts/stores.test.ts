import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STORES } from '../../src/collector/stores/index.ts';
import { storeKit } from './store-kit.ts';

for (const [name, open] of Object.entries(STORES))
  storeKit(name, async () => {
    const data = mkdtempSync(join(tmpdir(), 'temoin-store-'));
    return {
      open: async () => open(data),
      bytes: async () => Buffer.concat(readdirSync(data).map((file) => readFileSync(join(data, file)))),
      remove: async () => rmSync(data, { recursive: true, force: true }),
    };
  });
