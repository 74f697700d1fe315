import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../../../src/config/configuration.ts';
import { DAY, open, stoppedClock } from '../collector/collecting.ts';
import { consented, segment } from '../collector/recording.ts';
import { boutique } from '../config/boutique.ts';
import { file, folder, start, temoin } from './temoin.ts';

const READY = /^temoin ready http:\/\/127\.0\.0\.1:(\d+)\/$/;

const serving = async (configuration: object = boutique(), data = join(folder(), 'data')) => {
  const running = start('serve', '--config', file(configuration), '--data', data, '--port', '0');
  const [, port] = READY.exec(await running.line(READY)) ?? [];
  return { ...running, data, port, at: (path: string) => `http://127.0.0.1:${port}${path}` };
};

describe('temoin serve', { timeout: 60_000 }, () => {
  it('says when it is ready, answers, and ends with 0 when told to', async () => {
    const { at, end, ended } = await serving();
    const health = await fetch(at('/temoin/health'));
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ proofs: 0, recordings: 0 });
    end('SIGTERM');
    expect(await ended).toMatchObject({ code: 0, err: '' });
  });

  it.each([
    [
      '/temoin',
      '<script src="/temoin/temoin.js" defer></script> (or, in one request less, the page’s own language: temoin.en.js, temoin.fr.js)',
    ],
    [
      'https://collector.example/preuves/',
      '<script src="https://collector.example/preuves/temoin.js" defer crossorigin></script> (or, in one request less, the page’s own language: temoin.en.js, temoin.fr.js)',
    ],
  ])('says behind its ready line where it is mounted, and what a page needs (%s)', async (collector, tag) => {
    const { at, line, end, ended } = await serving({ ...boutique(), collector });
    const mount = new URL(collector, 'https://x.example').pathname.replace(/\/$/, '');
    expect(await line(/^mounted/)).toBe(`mounted at ${at(mount)}; in the pages: ${tag}`);
    expect((await fetch(at(`${mount}/health`))).status).toBe(200);
    end('SIGTERM');
    expect((await ended).out.split('\n')).toHaveLength(3);
  });

  it('is mounted where the configuration says that the collector is', async () => {
    const { at, end, ended } = await serving({ ...boutique(), collector: '/consent/' });
    expect((await fetch(at('/consent/health'))).status).toBe(200);
    expect((await fetch(at('/temoin/health'))).status).toBe(404);
    end('SIGINT');
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('refuses a wrong configuration exactly as check does, before it opens anything', async () => {
    const wrong = file({ ...boutique(), storage: [], legalBasis: 'x' });
    const data = join(folder(), 'data');
    const [served, checked] = await Promise.all([
      temoin('serve', '--config', wrong, '--data', data, '--port', '0'),
      temoin('check', wrong),
    ]);
    expect(served.err).toBe(checked.out);
    expect(served).toMatchObject({ code: 1, out: '' });
    expect(served.err).toContain('error: storage is empty');
    expect((await temoin('sweep', '--config', wrong, '--data', data)).err).toContain('is not there');
  });

  it('answers 1 where the port is taken', async () => {
    const { port, end, ended } = await serving();
    const other = await temoin(
      'serve',
      '--config',
      file(boutique()),
      '--data',
      join(folder(), 'd'),
      '--port',
      String(port),
    );
    expect(other.code).toBe(1);
    expect(other.err).toBe(
      `temoin serve: http://127.0.0.1:${port} is taken: another program listens there already. --port 0 takes any that is free\n`,
    );
    end('SIGTERM');
    await ended;
  });
});

describe('temoin token and sweep', { timeout: 60_000 }, () => {
  it('make a token and clean up while the collector serves', async () => {
    const { data, end, ended } = await serving();
    const made = await temoin('token', '--data', data, '--role', 'auditor', '--days', '1');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(/^temoin_auditor_[\w-]{40,}\n$/);
    const swept = await temoin('sweep', '--config', file(boutique()), '--data', data);
    expect(swept).toMatchObject({ code: 0, err: '' });
    expect(swept.out).toBe(
      'erased: 0 recordings; orphaned payloads: 0; consents that ended: 0; logs dropped: 0\n',
    );
    const dry = await temoin('sweep', '--config', file(boutique()), '--data', data, '--dry-run');
    expect(dry).toMatchObject({ code: 0, out: 'due: 0 recordings; logs of proofs: 0\n' });
    end('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('erase what is due, and with --dry-run only name it', async () => {
    const opened = await open({ clock: stoppedClock(Date.now() - 40 * DAY) });
    const { token } = await consented(opened);
    const session = '0123456789abcdef0123456789abcdef';
    expect((await segment(opened, session, 0, token)).status).toBe(201);
    await opened.close();
    const sweep = (...flags: readonly string[]) =>
      temoin('sweep', '--config', file(boutique()), '--data', opened.data, ...flags);
    for (let twice = 0; twice < 2; twice++)
      expect(await sweep('--dry-run')).toMatchObject({
        code: 0,
        out: `${session}\ndue: 1 recording; logs of proofs: 0\n`,
      });
    expect((await sweep()).out).toMatch(/^erased: 1 recording; /);
    expect((await sweep('--dry-run')).out).toBe('due: 0 recordings; logs of proofs: 0\n');
  });

  it('make no token, and no store, in a place that holds no data', async () => {
    const data = join(folder(), 'new');
    const made = await temoin('token', '--data', data, '--role', 'operator');
    expect(made).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`${data} is not there`) });
    expect(existsSync(data)).toBe(false);
  });

  it('make a party’s token for a party that a configuration names, and for no other', async () => {
    const { data } = await open({ configuration: boutique() as unknown as Configuration });
    const token = (party: string) => temoin('token', '--data', data, '--role', 'auditor', '--party', party);
    expect(await token('Hébergeur SA')).toMatchObject({ code: 0, err: '' });
    const refused = await token('Hébergeur');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('--party is “Hébergeur”, and no configuration in these logs names it');
    expect(refused.err).toContain('Known are: Boutique SAS, Hébergeur SA\n');
  });
});
