import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { readConfigurationFile, type Sound } from './configuration-file.ts';

/** The built files, from src/cli and from dist/esm/cli. */
const dropIn = (): string | undefined =>
  ['../../dist/drop-in/', '../../drop-in/']
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find(existsSync);

const asked = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** What a page needs, as it is to be pasted: right on every page, whatever its language. */
const scriptOf = ({ configuration, notices }: Sound): string => {
  const { site, collector: mount = '/temoin' } = configuration;
  const other = new URL(mount, site).origin === site ? '' : ' crossorigin';
  const files = [...new Set(notices.map(({ language }) => `temoin.${language}.js`))];
  const one = files.length === 1 ? files[0] : 'temoin.js';
  const also =
    files.length > 1 ? ` (or, in one request less, the page’s own language: ${files.join(', ')})` : '';
  return `<script src="${mount.replace(/\/$/, '')}/${one}" defer${other}></script>${also}`;
};

/** Starts the collector, and stays until it is asked to end. */
export const serve: Command = {
  name: 'serve',
  summary: 'starts the collector: proofs, withdrawals, recordings',
  usage: `temoin serve --config <temoin.json> --data <dir> --port <n> [--host 127.0.0.1] [--trust-proxy] [--private-log]

  --config       the configuration; it is refused exactly as by temoin check
  --data         the folder that holds everything; made where it is not there
  --port         0 takes any that is free
  --trust-proxy  believe the X-Forwarded- headers of a proxy that sets them
  --private-log  no checkpoint, tile, inclusion proof or notice without a token`,
  async run(args, io) {
    const typed = readArguments(args, {
      text: ['config', 'data', 'port', 'host'],
      flags: ['trust-proxy', 'private-log'],
    });
    const [file, data] = [typed.needed('config'), typed.needed('data')];
    const port = typed.number('port', undefined, 0, 65_535);
    const host = typed.text('host') ?? '127.0.0.1';
    const sound = readConfigurationFile(file, io.err);
    if (!sound) return 1;

    // Read only now: a check must run where the store's native part does not.
    const { createCollector } = await import('../collector/index.ts');
    const { listen } = await import('./listen.ts');
    const { site, collector: address = '/temoin' } = sound.configuration;
    const mount = new URL(address, site).pathname.replace(/\/$/, '');
    const files = dropIn();
    const collector = await createCollector({
      ...sound,
      data,
      mount,
      privateLog: typed.flag('private-log'),
      trustProxy: typed.flag('trust-proxy'),
      offThread: true,
      ...(files && { dropIn: files }),
    });
    let serving: Awaited<ReturnType<typeof listen>>;
    try {
      serving = await listen({ collector, port, host });
    } catch (error) {
      await collector.close();
      throw error;
    }
    io.out(`temoin ready ${serving.address}/`);
    io.out(`mounted at ${serving.address}${mount}; in the pages: ${scriptOf(sound)}`);
    await asked(io.stop);
    await serving.close();
    return 0;
  },
};
