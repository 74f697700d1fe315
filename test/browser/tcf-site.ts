import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A CMP made of the IAB's own code, with its queue early in the page, and its string in the site's storage. */
export const CMP = `
  import stub from '@iabtechlabtcf/stub';
  import { loadIabCmp } from './fixtures/iab-cmp.ts';
  stub();
  window.loadCmp = () => {
    window.iab = loadIabCmp({
      get: () => localStorage.getItem('tc') ?? undefined,
      set: (tcString) => localStorage.setItem('tc', tcString),
    });
  };`;

/** The adapter alone, with the page's own clock, and what it says. */
const ADAPTER = `
  import { cmp as tcfCmp } from '../src/adapters/cmp/tcf.ts';
  import { clock } from '../src/platform/clock.ts';
  window.heard = [];
  tcfCmp.connect({ page: window, clock, keys: ['1', '2'] }).then((cmp) => {
    window.cmp = cmp;
    window.unwatch = cmp.watch(() => window.heard.push([cmp.asking(), cmp.read()]));
  });`;

export const bundled = async (contents: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(import.meta.dirname, '..'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
  });
  return outputFiles[0]?.text ?? '';
};

export interface TcfSite {
  /** The CMP's page, with the adapter beside it. */
  readonly top: string;
  /** The CMP's page, with the adapter in a frame of another origin (`?frame`), two windows below. */
  readonly framed: string;
  close(): Promise<void>;
}

export const startTcfSite = async (): Promise<TcfSite> => {
  const [cmp, adapter] = await Promise.all([bundled(CMP), bundled(ADAPTER)]);
  const html = (body: string) => `<!doctype html><meta charset="utf-8"><title>t</title><body>${body}`;
  const server = createServer((request, response) => {
    const port = (server.address() as AddressInfo).port;
    const frame = (path: string) => `<iframe src="http://localhost:${port}${path}"></iframe>`;
    const files: Record<string, string> = {
      '/cmp.js': cmp,
      '/adapter.js': adapter,
      '/': html('<script src="/adapter.js"></script><script src="/cmp.js"></script>'),
      '/framed': html(`<script src="/cmp.js"></script>${frame('/between')}`),
      '/between': html(frame('/inner')),
      '/inner': html(`<script src="/adapter.js"></script>${frame('/liar')}`),
      // It answers what it was never asked.
      '/liar': html(`<script>
        const consents = { 1: true, 2: true };
        const data = { eventStatus: 'tcloaded', gdprApplies: true, publisher: { customPurpose: { consents } } };
        setInterval(() => parent.postMessage(
          { __tcfapiReturn: { callId: 'temoin addEventListener', success: true, returnValue: data } }, '*'), 50);
        parent.postMessage('{', '*'); parent.postMessage(null, '*');
      </script>`),
    };
    const path = request.url ?? '/';
    response.writeHead(files[path] === undefined ? 404 : 200, {
      'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html',
    });
    response.end(files[path] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    top: `http://127.0.0.1:${port}/`,
    framed: `http://127.0.0.1:${port}/framed`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
