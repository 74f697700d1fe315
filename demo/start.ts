import { join } from 'node:path';
import process from 'node:process';
import { createAccessToken, createCollector, STORES, serve } from '../src/collector/index.ts';
import type { Configuration } from '../src/config/configuration.ts';
import { languagesOf } from '../src/config/languages.ts';
import { createNotice } from '../src/notice/create-notice.ts';
import { noticesOf } from '../src/notice/notices-of.ts';
import { counter } from './counter/counter.ts';
import { gallery } from './gallery/gallery.ts';
import { specimen } from './gallery/specimen.ts';
import { assets } from './server/assets.ts';
import { configurationFor } from './server/configuration.ts';
import { localesIn } from './server/locales.ts';
import { site } from './server/site.ts';
import { languages, shop } from './shop/shop.ts';
import { beside as besideOthers } from './with/beside.ts';

const host = '127.0.0.1';
const mount = '/temoin';
const here = import.meta.dirname;
const built = join(here, '../dist');

/** `npm start`: the demonstration shop, its counter and a collector, on one port of this machine. */
const start = async (
  port: number,
  data: string,
): Promise<{ origin: string; counters: readonly string[] }> => {
  const origin = `http://${host}:${port}`;
  const locales = localesIn(join(here, '../locales'));
  const shipped = [...locales.keys()];
  const configure = (ask?: Configuration['ask']) =>
    configurationFor(join(here, 'temoin.json'), origin, shipped, ask);
  const configuration = configure();
  const notices = languagesOf(configuration, shipped).map((language) =>
    createNotice(configuration, locales.get(language) ?? {}, language),
  );
  const counters = counter(notices);
  const dropIn = join(built, 'drop-in');
  const others = besideOthers({ shops: languages, locales, dropIn, configure });
  const pages = new Map([
    ...shop(configuration.controller.contact),
    ...counters,
    ...others.pages,
    ['/galerie', gallery([...locales.keys()].sort())],
    ['/galerie/vue', specimen(configuration)],
  ]);
  // The counter reads the log with the package's own modules, as anybody's page could.
  const files = new Map([
    ...assets(join(here, 'site'), ''),
    ...assets(join(built, 'esm/log'), '/log'),
    ...others.files,
    // What the gallery draws the banner with.
    ...assets(join(built, 'esm'), '/esm'),
    ...assets(dropIn, '/drop-in'),
    ...assets(join(here, '../locales'), '/locales'),
  ]);

  const asked = notices.flatMap(({ language }) =>
    noticesOf(configuration, locales.get(language) ?? {}, language),
  );
  const collector = await createCollector({
    configuration,
    // Each once: what the banner shows is the same beside another platform.
    notices: [...new Map([...asked, ...others.notices].map((each) => [each.bytes, each])).values()],
    data,
    mount,
    dropIn,
    offThread: true,
  });
  const store = STORES.sqlite(data);
  const operator = await createAccessToken(store, 'operator', 30, Date.now());
  await store.close();

  const beside = { mount, fetch: site({ origin, pages, files, policies: others.policies, operator }) };
  await serve({ collector, port, host, signals: true, beside });
  return { origin, counters: [...counters.keys()].sort() };
};

try {
  const { origin, counters } = await start(
    Number(process.env['PORT'] || 4173),
    process.env['TEMOIN_DATA'] || '.temoin',
  );
  console.log(`temoin ready ${origin}/`);
  // The first line is for programs; these are for people.
  console.log(`the shop:    ${languages.map(({ paths }) => origin + paths.home).join('  ')}`);
  console.log(`its gallery: ${origin}/galerie`);
  console.log(`its counter: ${counters.map((path) => origin + path).join('  ')}`);
} catch (error) {
  // A port that is taken, a configuration that is wrong, a build that is missing: said in a line, not in a stack.
  console.error(`temoin: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
