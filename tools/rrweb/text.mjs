/**
 * Changes of a text that was written for; each throws where the text is another one.
 * @typedef {{
 *   cut(from: string, to: string, by?: string): void,
 *   replace(from: string, by: string): void,
 *   every(pattern: RegExp, by: string): void,
 * }} Editing
 */

/** @param {string} given @param {((editing: Editing) => void)[]} changes */
export const edited = (given, ...changes) => {
  let text = given;
  const changed = (/** @type {string} */ from, /** @type {string} */ now) => {
    if (now === text) throw new Error(`@rrweb/record has changed: ${from}`);
    text = now;
  };
  for (const change of changes)
    change({
      cut(from, to, by = '') {
        const start = text.indexOf(from);
        const end = text.indexOf(to, start);
        changed(from, start < 0 || end < 0 ? text : text.slice(0, start) + by + text.slice(end));
      },
      replace: (from, by) =>
        changed(
          from,
          text.replace(from, () => by),
        ),
      every: (pattern, by) => changed(String(pattern), text.replaceAll(pattern, by)),
    });
  return text;
};
