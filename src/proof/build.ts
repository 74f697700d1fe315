declare const __TEMOIN_VERSION__: string | undefined;
declare const __TEMOIN_CODE__: string | undefined;

/** Which code asks: put in by the bundler, so that a proof names the very bytes that a site served. */
export const build: { readonly version: string; readonly code: string } = {
  version: typeof __TEMOIN_VERSION__ === 'string' ? __TEMOIN_VERSION__ : 'unbundled',
  code: typeof __TEMOIN_CODE__ === 'string' ? __TEMOIN_CODE__ : 'unbundled',
};
