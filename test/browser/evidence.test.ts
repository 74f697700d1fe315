import { appendFileSync, chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Driver, loadDriver } from '../../src/cli/browser/launch.ts';
import { textsOf } from '../../src/cli/locales.ts';
import { createCollector } from '../../src/collector/collector.ts';
import { verifyEd25519 } from '../../src/collector/ed25519.ts';
import { loadLogKey } from '../../src/collector/ledger/log-key.ts';
import { sha256, sha256hex } from '../../src/collector/sha256.ts';
import { explain } from '../../src/config/explain.ts';
import { leafHash, openNote, parseCheckpoint, verifierKey } from '../../src/log/index.ts';
import { noticesOf } from '../../src/notice/notices-of.ts';
import { parseEntry } from '../../src/proof/index.ts';
import { boutique } from '../unit/config/boutique.ts';
import {
  BUILT,
  executablePath,
  folder,
  held,
  outOfOrder,
  pixels,
  type Run,
  run,
  treeHash,
  useBrowser,
} from './evidence-kit.ts';

const DEMO = join(import.meta.dirname, '../../demo/temoin.json');

useBrowser();

describe('the evidence of the demo', () => {
  const data = join(folder(), 'data');
  const netLog = join(folder(), 'net.json');
  let ended: Awaited<ReturnType<typeof run>>;
  let found: Awaited<ReturnType<typeof held>>;

  beforeAll(async () => {
    // A browser that keeps a diary of all that it does on the network.
    const chromium = join(folder(), 'chromium.sh');
    writeFileSync(chromium, `#!/bin/sh\nexec "${executablePath}" --log-net-log="${netLog}" "$@"\n`);
    chmodSync(chromium, 0o755);
    const more = ['--date', '2026-11-01T12:00:00Z'];
    const around = { driver: () => loadDriver() };
    ended = await run({
      data,
      configuration: DEMO,
      viewports: '1280x800',
      schemes: 'light,dark',
      chromium,
      more,
      around,
    });
    found = await held(data);
  });

  it('is taken of both layers in every language, and says so', () => {
    expect(ended).toMatchObject({ code: 0, err: [expect.stringContaining('a new log is made in it')] });
    expect(ended.out.map((line) => line.replace(/[0-9a-f]{64}/, '…'))).toEqual([
      'en, layer 1: 2 pictures, entry 7, …',
      'en, layer 2: 2 pictures, entry 8, …',
      'fr, layer 1: 2 pictures, entry 9, …',
      'fr, layer 2: 2 pictures, entry 10, …',
    ]);
    for (const { manifest, notice, entry } of found.all) {
      expect(manifest).toMatchObject({
        language: notice.language,
        layer: notice.layer,
        notice: entry.notice,
      });
      expect(manifest.taken).toBe('2026-11-01T12:00:00Z');
      expect(entry.at > manifest.taken).toBe(true);
      expect(manifest.browser).toMatch(/^Chromium \d+\.[\d.]+$/);
      expect(manifest.views.map(({ viewport, scheme }) => `${viewport} ${scheme}`)).toEqual([
        '1280x800 light',
        '1280x800 dark',
      ]);
    }
  });

  it('has pictures as wide as the window, with something on them, in the colours asked for', () => {
    for (const { views } of found.all) {
      for (const { viewport, picture } of views) {
        const { width, height, lines } = pixels(picture.bytes);
        expect([picture.type, `${width}`]).toEqual(['png', viewport.split('x')[0]]);
        expect(new Set(lines).size, `lines of ${height}`).toBeGreaterThan(100);
      }
      expect(new Set(views.map(({ named }) => named.picture)).size).toBe(2);
    }
  });

  it('has texts that tell every purpose and every button, in the order of the notice', () => {
    for (const { manifest, notice, views } of found.all)
      for (const { text } of views) {
        const told = text.bytes.toString();
        const { title, purposes, controls } = manifest.layer === 1 ? notice.first : notice.second;
        const wanted = [
          `${manifest.layer === 1 ? 'region' : 'dialog'} "${title}"`,
          ...purposes.flatMap((purpose: { title: string; description: string }) => [
            `heading "${purpose.title}" level=3\n`,
            ...(manifest.layer === 2 ? [`checkbox "${purpose.title}" checked=false\n`] : []),
            `"${purpose.description}"\n`,
          ]),
          ...controls.map(({ label }: { label: string }) => `button "${label}"\n`),
        ];
        expect(outOfOrder(told, wanted)).toEqual([]);
        expect(text.type).toBe('txt');
        expect(told.match(/^ *button "/gm)?.length).toBe(4);
      }
  });

  it('leaves no detail of the second layer folded', () => {
    for (const { manifest, notice, views } of found.all.filter(({ manifest: { layer } }) => layer === 2))
      for (const { text } of views)
        for (const { term, text: detail } of notice.second.purposes.flatMap(
          ({ details }: { details: object[] }) => details,
        ))
          expect(text.bytes.toString(), manifest.language).toContain(
            `term "${term}"\n      definition ${JSON.stringify(detail)}`,
          );
  });

  it('names documents and built files by the digests that they have', () => {
    for (const { entry, manifest, views } of found.all) {
      expect(sha256hex(JSON.stringify(manifest))).toBe(entry.digest);
      for (const { picture, text, named } of views)
        expect([sha256hex(picture.bytes), sha256hex(text.bytes)]).toEqual([named.picture, named.text]);
      const files = [`temoin.${manifest.language}.js`, `second.${manifest.language}.js`];
      const asked = manifest.layer === 1 ? files.slice(0, 1) : files.toReversed();
      expect(manifest.code).toEqual(
        Object.fromEntries(asked.map((name) => [name, sha256hex(readFileSync(join(BUILT, name)))])),
      );
    }
  });

  it('is in a log that verifies, each entry behind the announcement of its notice', () => {
    const { log, entries, all } = found;
    const key = verifierKey(sha256, log.origin, loadLogKey(data).publicKey);
    const { text } = openNote(log.checkpoint, [key], verifyEd25519);
    const checkpoint = parseCheckpoint(text);
    expect([checkpoint.origin, checkpoint.size]).toEqual([log.origin, entries.length]);
    const root = treeHash(entries.map((each) => leafHash(sha256, Buffer.from(each))));
    expect(Buffer.from(checkpoint.root)).toEqual(Buffer.from(root));
    for (const { index, entry } of all) {
      const announced = entries
        .map((each) => parseEntry(each))
        .findIndex((each) => each.kind === 'notice' && each.digest === entry.notice);
      expect(announced).toBeGreaterThanOrEqual(0);
      expect(announced).toBeLessThan(index);
    }
  });

  it('lets not one packet leave', () => {
    const { constants, events } = JSON.parse(readFileSync(netLog, 'utf8')) as {
      constants: { logEventTypes: Record<string, number> };
      events: { type: number }[];
    };
    const counts = Object.fromEntries(
      Object.entries(constants.logEventTypes).map(([name, type]) => [
        name,
        events.filter((event) => event.type === type).length,
      ]),
    );
    // The browser was there, and would have liked to.
    expect(counts['REQUEST_ALIVE']).toBeGreaterThan(0);
    const out =
      /^(TCP_CONNECT_ATTEMPT|SOCKET_BYTES_SENT|UDP_BYTES_SENT|HOST_RESOLVER_(SYSTEM|DNS|MDNS)_TASK)$/;
    const outward = Object.keys(counts).filter((name) => out.test(name));
    expect(outward.length).toBeGreaterThanOrEqual(4);
    expect(Object.fromEntries(outward.map((name) => [name, counts[name]]))).toEqual(
      Object.fromEntries(outward.map((name) => [name, 0])),
    );
  });

  it('is not logged again where nothing has changed', async () => {
    const again = await run({ data, configuration: DEMO, viewports: '1280x800', schemes: 'dark' });
    expect(again).toMatchObject({ code: 0, err: [] });
    expect(again.out).toHaveLength(4);
    for (const line of again.out) expect(line).toContain('unchanged since 2026-11-01T12:00:00Z');
    expect((await held(data)).entries).toEqual(found.entries);
  });
});

/** In French alone, so that there is less to look at. */
const french = (changes: object = {}) => ({
  ...boutique(),
  purposes: boutique()
    .purposes.slice(0, 2)
    .concat({
      id: 'audience',
      title: { fr: 'Mesurer la fréquentation' },
      description: { fr: 'Compter les visites, sans suivre personne.' },
      trackers: [{ name: '_pk_id*', store: 'cookie' }],
    } as never),
  ...changes,
});

describe('a notice of long names and many recipients', () => {
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  const recipients = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter, place) => ({
    name: `${long} ${letter} “<script>alert(${place})</script>” {names} & Co.`,
    role: place < 4 ? 'processor' : 'joint-controller',
    country: 'FR',
    policy: `https://${letter.toLowerCase()}.example/${'p'.repeat(60)}`,
  }));
  const hostile = french({
    controller: { ...boutique().controller, name: `${long} SAS` },
    recipients,
    // A collector on an address of its own.
    collector: 'https://consent.boutique.example/t/',
  });

  it('is pictured whole: in a small window as in one in which all of it fits', async () => {
    const data = join(folder(), 'data');
    const ended = await run({ data, configuration: hostile, viewports: '320x568,700x568,700x4320' });
    expect(ended).toMatchObject({ code: 0 });
    const { all } = await held(data);
    expect(all).toHaveLength(2);
    for (const { manifest, views } of all) {
      const [narrow, wide, tall] = views.map(({ picture }) => pixels(picture.bytes));
      if (!narrow || !wide || !tall) throw new Error('a view is missing');
      expect([narrow.width, narrow.height > 568]).toEqual([320, true]);
      // A dialog in the middle of an odd window lies on half a pixel: then a few edges are drawn otherwise.
      const half = manifest.layer === 1 ? 0 : 1;
      expect(Math.abs(wide.height - tall.height), `layer ${manifest.layer}`).toBeLessThanOrEqual(half);
      const fits = new Set(tall.lines);
      const others = wide.lines.filter((line) => !fits.has(line)).length;
      expect(others).toBeLessThanOrEqual((half * wide.height) / 50);
      for (const { text } of views) {
        const told = text.bytes.toString();
        const named = manifest.layer === 1 ? recipients.slice(4) : recipients;
        const names = named.map(({ name }) => name);
        expect(outOfOrder(told, names)).toEqual([]);
        expect(told.split('\n').every((line) => /^ *[A-Za-z]+( "|$)/.test(line) || line === '')).toBe(true);
      }
    }
  });
});

describe('evidence over time', () => {
  it('is new where notice or code has changed, there alone, while a collector serves', async () => {
    const data = join(folder(), 'data');
    const { configuration } = explain(french());
    if (!configuration) throw new Error('not sound');
    const collector = await createCollector({
      ...{ configuration, data },
      notices: noticesOf(configuration, textsOf('fr'), 'fr'),
    });
    const lines = async (configuration: object, dropIn = BUILT) => {
      const { code, out, err } = await run({ data, configuration, around: { dropIn } });
      expect([code, err]).toEqual([0, []]);
      return out.map((line) => line.replace(/ entry \d+, [0-9a-f]{64}|since \S+ [0-9a-f]{64}/g, ''));
    };
    const taken = (layer: number) => `fr, layer ${layer}: 1 picture,`;
    const kept = (layer: number) => `fr, layer ${layer}: unchanged `;
    try {
      expect(await lines(french())).toEqual([taken(1), taken(2)]);
      // The contact is on the second layer alone.
      const moved = french({ controller: { ...boutique().controller, contact: 'contact@boutique.example' } });
      expect(await lines(moved)).toEqual([kept(1), taken(2)]);
      const dropIn = join(folder(), 'drop-in');
      cpSync(BUILT, dropIn, { recursive: true });
      appendFileSync(join(dropIn, 'second.fr.js'), '\n// built anew\n');
      expect(await lines(moved, dropIn)).toEqual([kept(1), taken(2)]);
      expect(await lines(moved, dropIn)).toEqual([kept(1), kept(2)]);
      const health = await collector.fetch(new Request('https://boutique.example/temoin/health'));
      expect(health.status).toBe(200);
      expect((await held(data)).all).toHaveLength(4);
    } finally {
      await collector.close();
    }
  });

  const builtOtherwise = (change: (code: string) => string): string => {
    const dropIn = join(folder(), 'drop-in');
    cpSync(BUILT, dropIn, { recursive: true });
    const file = join(dropIn, 'temoin.fr.js');
    const code = readFileSync(file, 'utf8');
    expect(change(code)).not.toBe(code);
    writeFileSync(file, change(code));
    return dropIn;
  };
  const refused = async (dropIn: string): Promise<string> => {
    const data = join(folder(), 'data');
    const { code, out, err } = await run({ data, configuration: french(), around: { dropIn } });
    expect([code, out, err.length]).toEqual([1, [], 1]);
    expect(() => readFileSync(join(data, 'temoin.sqlite'))).toThrow('ENOENT');
    return err[0] as string;
  };

  it('is refused where the built files show another notice than the configuration makes', async () => {
    const { 'accept-all': label } = textsOf('fr');
    const other = builtOtherwise((code) => code.replaceAll(`${label}`, 'Continuer'));
    expect(await refused(other)).toMatch(
      /^temoin\.fr\.js shows a notice on layer 1 that this configuration does not make, [0-9a-f]{64}: [^\n]+$/,
    );
  });

  it.each([
    ['while the browser starts', 'before'],
    ['while pictures are taken', 'after'],
  ])('is not logged in part where it is asked to end %s', async (_, when) => {
    const ending = new AbortController();
    const around = {
      driver: async (): Promise<Driver> => ({
        async launch(options) {
          if (when === 'before') ending.abort();
          const started = await (await loadDriver()).launch(options);
          started.once('context', () => ending.abort());
          return started;
        },
      }),
    };
    const data = join(folder(), 'data');
    const { code, out, err } = await run({ data, configuration: french(), around, stop: ending.signal });
    expect([code, out, err]).toEqual([1, [], ['it was asked to end; nothing was logged']]);
    expect(() => readFileSync(join(data, 'temoin.sqlite'))).toThrow('ENOENT');
  });

  it('is refused where the page asks for anything else', async () => {
    const chatty = builtOtherwise((code) => `fetch('https://elsewhere.example/pixel').catch(()=>{});${code}`);
    expect(await refused(chatty)).toBe(
      'the page asked for more than Témoin’s own files: GET https://elsewhere.example/pixel',
    );
  });

  it('is refused in one sentence where the page has a problem', async () => {
    const problem = { code: 'configuration', during: 'start', error: 'broken' };
    const broken = builtOtherwise(
      () => `dispatchEvent(new CustomEvent('temoin:problem', { detail: ${JSON.stringify(problem)} }))`,
    );
    expect(await refused(broken)).toBe('layer 1 in “fr” is not shown: configuration: broken');
  });
});

describe('what is missing', () => {
  const wrong = async (given: Partial<Run>) => {
    const data = join(folder(), 'data');
    const ended = await run({ data, configuration: french(), ...given });
    expect(ended.out).toEqual([]);
    expect(() => readFileSync(join(data, 'temoin.sqlite'))).toThrow('ENOENT');
    return ended;
  };

  it('is named in one sentence: the browser, what drives it, the built files', async () => {
    expect(await wrong({ chromium: '/nowhere/chromium' })).toMatchObject({
      code: 1,
      err: ['--chromium is “/nowhere/chromium”, which cannot be run'],
    });
    const gone = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ERR_MODULE_NOT_FOUND' }));
    expect(await wrong({ around: { driver: () => loadDriver([gone]) } })).toMatchObject({
      code: 1,
      err: [expect.stringMatching(/npm install --save-dev playwright-core$/)],
    });
    expect(await wrong({ around: { dropIn: folder() } })).toMatchObject({
      code: 1,
      err: ['the drop-in is not built (temoin.fr.js is not there): run npm run build first'],
    });
  });

  it('is wrong usage where it is an argument, and a finding where it is in the configuration', async () => {
    expect((await wrong({ viewports: '390' })).code).toBe(2);
    expect((await wrong({ schemes: 'sepia' })).code).toBe(2);
    for (const date of ['yesterday', '2026-11-22', '9999-01-01T00:00:00Z'])
      expect((await wrong({ more: ['--date', date] })).code).toBe(2);
    const { code, err } = await wrong({ configuration: french({ storage: [] }) });
    expect([code, err[0]]).toEqual([1, expect.stringContaining('error: storage is empty')]);
  });
});
