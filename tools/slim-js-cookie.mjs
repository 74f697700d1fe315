/**
 * What of js-cookie 3.0.8 the drop-in never uses, taken out of it: all but `Cookies.set`, and of that what cannot matter
 * to a page that has a document, a name of plain letters and a date in `expires`. The cookie written is the same.
 * Throws where the code is not the one this was written for.
 */
const slim = (/** @type {string} */ code) => {
  const cut = (/** @type {string} */ from, /** @type {string} */ to, by = '') => {
    const start = code.indexOf(from);
    const end = code.indexOf(to, start);
    if (start < 0 || end < 0) throw new Error(`js-cookie has changed: ${from}`);
    code = code.slice(0, start) + by + code.slice(end);
  };
  cut('  read: function (value) {', '  write: function (value) {');
  cut("    if (typeof document === 'undefined') {", '    attributes = assign(');
  cut("    if (typeof attributes.expires === 'number') {", '    if (attributes.expires) {');
  cut('    name = encodeURIComponent(name)', "    var stringifiedAttributes = ''");
  cut('  function get(name) {', '\nvar api = ', '  return { set }\n}\n');
  return code;
};

/** @type {import('rollup').Plugin} */
export const slimJsCookie = {
  name: 'temoin-slim-js-cookie',
  transform: (code, id) =>
    /js-cookie[\\/]dist[\\/]js\.cookie\.mjs$/.test(id) ? { code: slim(code), map: null } : null,
};
