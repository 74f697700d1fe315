import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @rrweb/record 2.1.6 as the recorder runs it (adr/0014): without what can never run under the recorder's options
 * (reading canvases, fonts, images, media, selections and frames of other origins), in steps instead of one task, and
 * with what it keeps to itself (`record.buffers`, `record.serialise`) in reach.
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
    code = code.replace(from, () => by);
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
  // inlineImages: false, collectFonts: false; of media and selections nothing may leave.
  replace('tagName === "img" && inlineImages', 'false');
  cut(
    'function initMediaInteractionObserver(',
    'function mergeHooks(',
    'const initMediaInteractionObserver = () => () => {};\nconst initSelectionObserver = initMediaInteractionObserver;\nconst initCustomElementObserver = initMediaInteractionObserver;\nconst initFontObserver = initMediaInteractionObserver;\n',
  );
  cut('  if (["audio", "video"].includes(tagName)) {', '  if (!newlyAddedElement) {');
  // recordCrossOriginIframes: false
  cut('class CrossOriginIframeMirror {', 'class IframeManager {', 'class CrossOriginIframeMirror {}\n');
  cut('  handleMessage(message) {', 'class ShadowDomManager {', '}\n');
  replace(
    '    if (this.recordCrossOriginIframes) {\n      window.addEventListener("message", this.handleMessage.bind(this));\n    }\n',
    '',
  );
  cut('    if (this.recordCrossOriginIframes)\n      (_a2 = ', '    (_b = this.loadListener)');
  cut('  const inEmittingFrame =', '  if (mousemoveWait !== void 0');
  cut('    if (inEmittingFrame) {', '  };\n  const wrappedMutationEmit', '    emit(e);\n');
  // No addresses leave, nor what `<meta>` says: none is made absolute, and none is told of.
  cut(
    'function transformAttribute(',
    'function ignoreAttribute(',
    'const transformAttribute = (doc, tagName, name, value) => value;\n',
  );
  cut(
    'const URL_IN_CSS_REF',
    'function normalizeCssString(',
    'const absolutifyURLs = (text) => text || "";\n',
  );
  replace('absolutifyURLs(textContent2, getHref(options.doc))', 'textContent2');
  cut(
    'function slimDOMExcluded(',
    'function serializeNodeWithId(',
    'const slimDOMExcluded = ({ type, tagName }) => type === NodeType.Comment || tagName === "script" || tagName === "meta";\n',
  );
  // No plug-ins, hooks, error handler or pausing; a class of another library; browsers of years ago.
  cut('function mergeHooks(', 'function initObservers(');
  replace('  mergeHooks(o, hooks);\n', '');
  cut('  const pluginHandlers = [];', '  return callbackWrapper(() => {\n    mutationBuffers', '');
  replace('    pluginHandlers.forEach((h) => h());\n', '');
  cut('          plugins: ((_a2 = plugins', '        },\n        hooks', '');
  cut('  const eventProcessor =', '  wrappedEmit = (r, isCheckout)');
  cut('    if (((_a2 = mutationBuffers[0])', '    emit(e);');
  cut('  for (const plugin of plugins || []) {\n    if (plugin.getMirror)', '  const processedNodeManager');
  cut('let errorHandler;', 'const mutationBuffers = [];', 'const callbackWrapper = (cb) => cb;\n');
  replace('  registerErrorHandler(errorHandler2);\n', '');
  replace('      unregisterErrorHandler();\n', '');
  cut('record.addCustomEvent =', 'record.takeFullSnapshot =');
  cut('class BaseRRNode {', 'function on(type');
  replace(
    '  if (n instanceof BaseRRNode && "shadowRoot" in n) {\n    return Boolean(n.shadowRoot);\n  }\n',
    '',
  );
  replace('  polyfill();\n', '');
  // What is masked is masked: no list of kinds of fields.
  code = code.replace(/maskAllInputs === true \? \{[^}]*\} : /g, '');
  // A field's value is nobody's, in memory too.
  cut(
    '    if (type === "radio" || type === "checkbox") {\n      isChecked',
    '    cbWithDedup(\n      target,',
    '    if (type === "radio" || type === "checkbox") isChecked = target.checked;\n    text = text && maskInputFn(text);\n',
  );
  replace('const text2 = el.value;', 'const text2 = text;');
  // An attribute set by name is an inline style to a strict style-src; the property is not.
  replace('old.setAttribute("style", m.oldValue)', 'old.style.cssText = m.oldValue');
  // A proxy that warns of an access of years ago.
  cut('const DEPARTED_MIRROR_ACCESS_WARNING', 'function throttle(');
  // These two are methods: asked for as accessors, they make every page look tampered with, and rrweb puts a frame into it.
  replace('Element: ["shadowRoot", "querySelector", "querySelectorAll"]', 'Element: ["shadowRoot"]');

  // One set of options for a whole tree instead of three for each node.
  cut(
    'serializeNode(n, {\n    doc,',
    '  if (!_serializedNode) {',
    `serializeNode(n, needsMask === options.needsMask ? options : { ...options, needsMask });\n`,
  );
  cut('serializeElementNode(n, {', '    case n.TEXT_NODE:', 'serializeElementNode(n, options, rootId);\n');
  replace(
    'function serializeElementNode(n, options) {',
    'function serializeElementNode(n, options, rootId) {',
  );
  replace(
    'keepIframeSrcFn,\n    newlyAddedElement = false,\n    rootId\n',
    'keepIframeSrcFn = () => false,\n    newlyAddedElement = false\n',
  );
  // The tree is not kept for as long as the page lives: a number is all that is asked of it.
  replace('mirror2.add(n, serializedNode);', 'mirror2.add(n, { id });');
  // Children are work to be done, at once or in several steps.
  cut(
    '    const bypassOptions = {',
    '  const parent = index.parentNode(n);\n  if (parent && isShadowRoot(parent)',
    `    const jobs = options.jobs || [];
    const inner = options.jobs && options.needsMask === needsMask && options.preserveWhiteSpace === preserveWhiteSpace && !options.cssCaptured
      ? options : { ...options, jobs, needsMask, preserveWhiteSpace, newlyAddedElement: false, cssCaptured: false };
    const { tagName, attributes } = serializedNode;
    const add = (from, options) => {
      for (let child = index.lastChild(from); child; child = index.previousSibling(child)) jobs.push([child, options, serializedNode]);
    };
    const shadow = isElement(n) && index.shadowRoot(n);
    if (shadow) add(shadow, inner);
    if (tagName !== "textarea" || attributes.value === void 0)
      add(n, attributes && typeof attributes._cssText === "string" ? { ...inner, cssCaptured: true } : inner);
    if (!options.jobs) for (let job; job = jobs.pop(); ) {
      const child = serializeNodeWithId(job[0], job[1]);
      if (child) job[2].childNodes.push(child);
    }
  }
`,
  );
  replace(
    '    newlyAddedElement: false\n  });\n}\n',
    '    newlyAddedElement: false,\n    jobs: options.jobs\n  });\n}\n',
  );
  // What changes while a picture is taken is read again, not told of.
  cut(
    '      this.texts = [];\n      this.attributes = [];',
    '      this.mutationCb(payload);',
    '      this.forget();\n',
  );
  replace(
    '  freeze() {\n    this.frozen = true;',
    `  forget() {
    this.texts = [];
    this.attributes = [];
    this.attributeMap = new WeakMap();
    this.removes = [];
    this.mapRemoves = [];
    this.addedSet = new Set();
    this.movedSet = new Set();
    this.droppedSet = new Set();
    this.removesSubTreeCache = new Set();
    this.movedMap = {};
  }
  freeze() {
    this.frozen = true;`,
  );
  replace(
    '  mutationBuffer.init(options);\n',
    '  mutationBuffer.init(options);\n  mutationBuffer.locked = mutationBuffers[0].locked && options.doc === document;\n',
  );
  // Observes first, then takes the picture, so that nothing is missed between two steps of it.
  replace(
    '      takeFullSnapshot();\n      handlers.push(observe(document));\n      recording = true;\n',
    '      handlers.push(observe(document));\n      recording = true;\n      takeFullSnapshot();\n',
  );
  cut(
    '    wrappedEmit(\n      {\n        type: EventType.Meta,',
    '    stylesheetManager.reset();',
    '    mirror.reset();\n    const jobs = [];\n',
  );
  replace('    const node = snapshot(document, {\n', '    const root = snapshot(document, {\n      jobs,\n');
  cut(
    '    if (!node) {\n      return console.warn("Failed to snapshot',
    '    mutationBuffers.forEach((buf) => buf.unlock());\n',
    `    record.take(root, jobs, (node) => {
    wrappedEmit({ type: EventType.Meta, data: { href: window.location.href, width: getWindowWidth(), height: getWindowHeight() } }, isCheckout);
    wrappedEmit({ type: EventType.FullSnapshot, data: { node, initialOffset: getWindowScroll(window) } }, isCheckout);
`,
  );
  replace(
    '        mirror.getId(document)\n      );\n  };\n  try {',
    '        mirror.getId(document)\n      );\n    });\n  };\n  try {',
  );
  replace(
    'record.mirror = mirror;',
    'record.mirror = mirror;\nrecord.buffers = mutationBuffers;\nrecord.serialise = serializeNodeWithId;',
  );

  // Numbers by themselves.
  for (const [, list, name, number] of code.matchAll(/^ {2}(\w+)2\[\w+\["(\w+)"\] = (\d+)\] = /gm))
    if (list !== 'MouseInteractions')
      code = code.replaceAll(new RegExp(`\\b${list}\\.${name}\\b`, 'g'), number);

  // Fields by assignment.
  return code
    .replace(/__publicField\(this, "\w+"\);/g, '')
    .replace(/__publicField\(this, "(\w+)", /g, '(this.$1 = ');
};

const LIBRARY = /@rrweb[\\/]record[\\/]dist[\\/]record\.js$/;

/** @type {import('rollup').Plugin} */
export const slimRrweb = {
  name: 'temoin-slim-rrweb',
  transform: (code, id) => (LIBRARY.test(id) ? { code: slim(code), map: null } : null),
};

/**
 * The same for esbuild, which tests and benchmarks bundle with: only where the recorder asks for the library, so that
 * it can stand beside the library as it comes.
 * @type {import('esbuild').Plugin}
 */
export const slimRrwebHere = {
  name: slimRrweb.name,
  setup(build) {
    const namespace = 'slim-rrweb';
    build.onResolve({ filter: /^@rrweb\/record$/ }, async ({ importer, resolveDir, namespace: from }) => {
      if (from === namespace || !/rrweb[\\/]library\.ts$/.test(importer)) return;
      const { path } = await build.resolve('@rrweb/record', {
        resolveDir,
        namespace,
        kind: 'import-statement',
      });
      return { path, namespace };
    });
    build.onLoad({ filter: LIBRARY, namespace }, ({ path }) => ({
      contents: slim(readFileSync(path, 'utf8')),
    }));
  },
};

/** The library's text, patched. */
export const slimmed = () => slim(readFileSync(fileURLToPath(import.meta.resolve('@rrweb/record')), 'utf8'));
