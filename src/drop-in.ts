import language from 'temoin:language';
import texts from 'temoin:texts';
import { createBanner } from './banner/create-banner.ts';
import type { Configuration } from './config/configuration.ts';
import { createTemoin, type Temoin } from './temoin.ts';

/** Put in by the collector when it serves this file; otherwise the page carries its own. */
declare const temoinConfiguration: unknown;

let tries = '';
/** From beside this script: a classic script's `import()` resolves against the script's own address. */
const bring = (file: string) =>
  import(/* @vite-ignore */ `./${file}.js${tries}`).catch((error) => {
    // A browser may keep a failure under its address: the next try has another.
    tries += '?';
    throw error;
  });

const readPage = (): unknown =>
  JSON.parse(document.querySelector('script[data-temoin-config]')?.textContent ?? 'null');

const start = (): Temoin | undefined => {
  try {
    const configuration = temoinConfiguration ?? readPage();
    const temoin = createTemoin(configuration, {
      texts,
      language,
      banner: createBanner,
      second: async (asked, digest) => (await bring(`second.${language}`)).createSecondLayer(asked, digest),
      core: () => bring('core'),
      recorder: () => bring('recorder'),
      // `consentMode` lies in consent-mode.js.
      beside: (part) => bring(part.replace('M', '-m')),
      looks: async (given) => (await bring('looks')).createLooks(given),
    });
    // For the site's own team: it paints, and reads or keeps nothing of a visitor.
    if ((configuration as Configuration).preview && location.search.includes('temoin-preview'))
      void bring('preview').then(({ showPreview }) => showPreview(configuration));
    return temoin;
  } catch (error) {
    // A wrong configuration: nothing is asked and nothing is recorded, and the site goes on without us.
    console.error(error);
    dispatchEvent(
      new CustomEvent('temoin:problem', { detail: { code: 'configuration', during: 'start', error } }),
    );
    return undefined;
  }
};

const page = window as { temoin?: Partial<Temoin> | undefined };
// A second copy of the script leaves the first one alone.
if (!page.temoin?.statuses) page.temoin = start() ?? page.temoin;
