import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { recordJsonSchema } from '../../../src/collector/records/record-schema.ts';
import { ROUTES } from '../../../src/collector/routes/index.ts';
import { openApiPath } from '../../../src/collector/routes/openapi.ts';
import { pageConfiguration } from '../../../src/config/page-configuration.ts';
import { CONFIGURATION, folder, open, request } from './collecting.ts';

describe('what is published of the collector', () => {
  it('is a schema of records that the file in schema/ equals', () => {
    const path = 'schema/proof-record.schema.json';
    const schema = JSON.stringify(recordJsonSchema(), null, 2);
    // UPDATE_SCHEMA=1 writes it anew; the formatter has the last word on its lines.
    if (process.env['UPDATE_SCHEMA']) writeFileSync(path, `${schema}\n`);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(schema));
  });

  it('is a description of every route, with what each status means', async () => {
    const opened = await open();
    const described = await (await opened.collector.fetch(request('GET', '/openapi.json'))).json();
    const told = Object.entries<Record<string, { responses: object; summary: string }>>(
      described.paths,
    ).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(told.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${openApiPath(path)}`).sort());
    expect(described.servers).toEqual([{ url: '/temoin' }]);
    const upload = described.paths['/recordings/{session}/segments/{n}'].post;
    expect(Object.keys(upload.responses)).toEqual(
      expect.arrayContaining(['201', '401', '403', '409', '413', '422']),
    );
    expect(upload.security).toEqual([{ upload: [] }]);
  });

  it('has every route of the interfaces', () => {
    const routes = ROUTES.map(({ method, path }) => `${method} ${path}`);
    for (const route of [
      'POST /proofs',
      'POST /proofs/:id/upload',
      'POST /withdrawals',
      'POST /recordings/:session/segments/:n',
      'DELETE /recordings/:session',
      'GET /checkpoint',
      'GET /tile/*',
      'GET /logs/:epoch/checkpoint',
      'GET /logs/:epoch/tile/*',
      'GET /proofs/:id/tlog-proof',
      'GET /notices/:digest',
      'GET /recordings',
      'GET /recordings/:session',
      'GET /bodies',
      'GET /health',
      'GET /openapi.json',
    ])
      expect(routes).toContain(route);
  });
});

describe('the drop-in files', () => {
  const built = () => {
    const path = folder();
    mkdirSync(join(path, 'cmp'));
    writeFileSync(join(path, 'temoin.fr.js'), '(function(c){window.c=c})(/*temoin-configuration*/);');
    writeFileSync(join(path, 'recorder.js'), 'export const recorder=1;');
    writeFileSync(join(path, 'cmp', 'didomi.js'), 'export{}');
    return path;
  };

  it('carry what the page needs of the configuration, and no more', async () => {
    const why = '</script>$& always';
    const purposes = CONFIGURATION.purposes.map((each) =>
      each.limitation?.L1 ? { ...each, limitation: { L1: { rate: 1, why } } } : each,
    );
    const configuration = { ...CONFIGURATION, purposes };
    const opened = await open({ dropIn: built(), configuration });
    const answer = await opened.collector.fetch(request('GET', '/temoin.fr.js'));
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const code = await answer.text();
    expect(code).not.toContain('</script>');
    const window = {} as { c?: unknown };
    new Function('window', code)(window);
    expect(window.c).toEqual(pageConfiguration(configuration));
    expect(code).not.toContain('replay_sid');
  });

  it('come in the encoding that the browser takes best', async () => {
    const opened = await open({ dropIn: built() });
    const asked = async (accepted: string) => {
      const answer = await opened.collector.fetch(
        request('GET', '/recorder.js', { headers: { 'accept-encoding': accepted } }),
      );
      return [answer.headers.get('content-encoding'), Buffer.from(await answer.arrayBuffer())] as const;
    };
    const [[br, one], [gzip, two], [none, three], [refused]] = [
      await asked('gzip, deflate, br'),
      await asked('gzip'),
      await asked('deflate'),
      await asked('br;q=0, gzip;q=0'),
    ];
    expect([br, gzip, none, refused]).toEqual(['br', 'gzip', null, null]);
    for (const bytes of [brotliDecompressSync(one), gunzipSync(two), three])
      expect(bytes.toString()).toBe('export const recorder=1;');
  });

  it('are asked for again only where they changed', async () => {
    const opened = await open({ dropIn: built() });
    const answer = await opened.collector.fetch(request('GET', '/cmp/didomi.js'));
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('vary')]).toEqual([
      200,
      'no-cache',
      'accept-encoding',
    ]);
    const etag = answer.headers.get('etag') as string;
    const again = await opened.collector.fetch(
      request('GET', '/cmp/didomi.js', { headers: { 'if-none-match': etag } }),
    );
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('may be a page for a frame of the site, which runs its own script and loads nothing', async () => {
    const dropIn = built();
    writeFileSync(join(dropIn, 'replayer.html'), '<!doctype html>');
    const { headers } = await (await open({ dropIn })).collector.fetch(request('GET', '/replayer.html'));
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self';.* frame-ancestors 'self'$/,
    );
  });

  it('are no way to other files', async () => {
    const opened = await open({ dropIn: built() });
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/cmp', '/', '', '/temoin.fr.js/'])
      expect([path, (await opened.collector.fetch(request('GET', path))).status]).toEqual([path, 404]);
  });
});
