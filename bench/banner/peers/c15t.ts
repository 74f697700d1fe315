import { join } from 'node:path';
import { build } from 'esbuild';
import { type Contestant, inline, script, style, type Words } from '../contestant.ts';

/** Its React components, without a server of theirs, bundled as a site's own build would; its style sheet beside. */
export const c15t = async (words: Words): Promise<Contestant> => {
  const { outputFiles } = await build({
    entryPoints: {
      code: join(import.meta.dirname, 'c15t-page.js'),
      sheet: join(import.meta.dirname, '../../../node_modules/@c15t/react/styles.css'),
    },
    outdir: '/',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    write: false,
  });
  const built = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.contents ?? '';
  const button = (act: string) => `[data-testid=consent-banner-${act}-button]`;
  return {
    name: 'c15t',
    banner: ['[data-testid=consent-banner-card]'],
    first: { refuse: button('reject'), accept: button('accept'), choose: button('customize') },
    second: ['[data-testid=consent-widget-reject-button]'],
    head: `<link rel="stylesheet" href="/c15t.css"><script>window.words=${inline(words)}</script>
<script type="module" src="/c15t.js"></script>`,
    files: {
      '/c15t.css': style(built('.css')),
      '/c15t.js': script(built('.js')),
    },
  };
};
