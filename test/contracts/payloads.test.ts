import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filePayloads } from '../../src/collector/stores/files.ts';
import { payloadsKit } from './payloads-kit.ts';

payloadsKit('files', async () => {
  const data = mkdtempSync(join(tmpdir(), 'temoin-payloads-'));
  return {
    open: () => filePayloads(data),
    remove: async () => rmSync(data, { recursive: true, force: true }),
  };
});
