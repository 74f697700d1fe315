declare const __TEMOIN_LOCALES__: readonly string[];

/**
 * The entry of `temoin.js`: fetches the drop-in of the page's own language. By `import()`, since a script element's
 * address may not be set under Trusted Types. No language of the page's: nothing is asked, since a legal text is
 * never shown in another language (GDPR art. 12).
 */
/** By a name of its own: a build replaces the bare word only. */
const shipped = __TEMOIN_LOCALES__;
// Languages are written in any case, and by the habits of servers: `FR`, `pt-br`, `en_US`.
const lang = document.documentElement.lang.trim().toLowerCase().replaceAll('_', '-');
/** `no` names Norwegian as a whole, which on the web is Bokmål; whoever writes Nynorsk reads it. */
const locale = [lang, lang.split('-')[0], /^n[on]\b/.test(lang) && 'nb'].find((tag) =>
  shipped.includes(tag as string),
);
const { src } = document.currentScript as HTMLScriptElement;
if (locale) void import(/* @vite-ignore */ new URL(`temoin.${locale}.js`, src).href);
else console.error(`temoin: no texts for lang="${lang}"`);
