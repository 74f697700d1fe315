/**
 * What of @rrweb/record 2.1.6 can never run under the recorder's options, taken out of the drop-in's recorder.js:
 * reading canvases (its worker, WebGL), fonts, images, frames of other origins. Nothing that runs is changed but for one line that a strict
 * `style-src` would report.
 * Throws where the code is not the one this was written for.
 */
const slim = (/** @type {string} */ code) => {
  const cut = (/** @type {string} */ from, /** @type {string} */ to, by = '') => {
    const start = code.indexOf(from);
    const end = code.indexOf(to, start);
    if (start < 0 || end < 0) throw new Error(`@rrweb/record has changed: ${from}`);
    code = code.slice(0, start) + by + code.slice(end);
  };
  const replace = (/** @type {string} */ from, /** @type {string} */ by) => {
    if (!code.includes(from)) throw new Error(`@rrweb/record has changed: ${from}`);
    code = code.replace(from, by);
  };
  // recordCanvas: false
  cut('var chars = ', 'const canvasVarMap');
  cut('const jsContent = ', 'class CanvasManager {');
  cut(
    'class CanvasManager {',
    'class StylesheetManager {',
    'class CanvasManager { reset() {} freeze() {} unfreeze() {} lock() {} unlock() {} }\n',
  );
  replace('tagName === "canvas" && recordCanvas', 'false');
  // inlineImages: false, collectFonts: false
  replace('tagName === "img" && inlineImages', 'false');
  cut('function initFontObserver(', 'function initSelectionObserver(', 'function initFontObserver() {}\n');
  // recordCrossOriginIframes: false
  cut('class CrossOriginIframeMirror {', 'class IframeManager {', 'class CrossOriginIframeMirror {}\n');
  cut('  transformCrossOriginEvent(iframeEl, e) {', 'class ShadowDomManager {', '}\n');
  // An attribute set by name is an inline style to a strict style-src; the property is not.
  replace('old.setAttribute("style", m.oldValue)', 'old.style.cssText = m.oldValue');
  // A proxy that warns of an access of years ago.
  cut('const DEPARTED_MIRROR_ACCESS_WARNING', 'function throttle(');
  // Fields by assignment.
  return code
    .replace(/__publicField\(this, "\w+"\);/g, '')
    .replace(/__publicField\(this, "(\w+)", /g, '(this.$1 = ');
};

/** @type {import('rollup').Plugin} */
export const slimRrweb = {
  name: 'temoin-slim-rrweb',
  transform: (code, id) =>
    /@rrweb[\\/]record[\\/]dist[\\/]record\.js$/.test(id) ? { code: slim(code), map: null } : null,
};
