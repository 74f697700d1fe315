import process from 'node:process';
import { createCollector, serve } from '../../src/collector/index.ts';
import { CONFIGURATION, NOTICE, SITE } from './site.ts';

// A collector as `temoin serve` runs it: argv is the data folder; the port is told on standard output.
const collector = await createCollector({
  configuration: { ...CONFIGURATION, site: SITE },
  notices: [{ language: 'fr', bytes: NOTICE }],
  data: process.argv[2] as string,
  offThread: process.argv[3] !== 'one-thread',
});
const { port } = await serve({ collector, port: 0, signals: true });
process.stdout.write(`port ${port}\n`);
