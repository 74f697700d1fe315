import process from 'node:process';
import { createCollector, serve } from '../../src/collector/index.ts';
import { CONFIGURATION, EMPTY_ROUTE, MOUNT, NOTICE } from './site.ts';

// A program of its own: a collector as `temoin serve` runs it, and beside it a route that does nothing but read.
// Tells its port, and whenever asked the microseconds of CPU that it has used: all of it, and its main thread.
const collector = await createCollector({
  configuration: CONFIGURATION,
  notices: [{ language: 'fr', bytes: NOTICE }],
  data: process.argv[2] as string,
  mount: MOUNT,
  offThread: true,
});
const { port } = await serve({
  collector,
  port: 0,
  signals: true,
  beside: {
    mount: MOUNT,
    async fetch(request) {
      if (request.method === 'POST') await request.text();
      return new Response(null, { status: request.url.endsWith(EMPTY_ROUTE) ? 204 : 404 });
    },
  },
});
const used = ({ user, system }: NodeJS.CpuUsage): number => user + system;
process.on('message', () => process.send?.([used(process.cpuUsage()), used(process.threadCpuUsage())]));
process.on('disconnect', () => process.exit(1));
process.send?.(port);
