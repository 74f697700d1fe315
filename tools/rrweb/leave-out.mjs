/**
 * What of @rrweb/record can never run under the recorder's options: reading canvases, fonts, images, media, selections
 * and frames of other origins, plug-ins, hooks, pauses. What it listens and waits with becomes the recorder's own.
 * @param {import('./text.mjs').Editing} editing
 */
export const leaveOut = ({ cut, replace, every }) => {
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
  every(/maskAllInputs === true \? \{[^}]*\} : /g, '');
  // A field's value is nobody's, in memory too.
  cut(
    '    if (type === "radio" || type === "checkbox") {\n      isChecked',
    '    cbWithDedup(\n      target,',
    '    if (type === "radio" || type === "checkbox") isChecked = target.checked;\n    text = text && maskInputFn(text);\n',
  );
  replace('const text2 = el.value;', 'const text2 = text;');
  // A changed style is told of whole: what has changed of it costs more to find than to send.
  cut(
    '            if (attributeName === "style") {',
    '} else if (attributeName === "open"',
    '            if (0) {\n            ',
  );
  cut(
    '          if (typeof attributes.style === "string") {',
    '          return {\n            id: this.mirror.getId(attribute.node)',
  );
  // Everything is masked; one selector says what is blocked.
  cut('function needMaskingText(', 'function onceIframeLoaded(', 'const needMaskingText = () => true;\n');
  cut(
    'function _isBlockedElement(',
    'function classMatchesRegex(',
    'const _isBlockedElement = (element, _, blocked) => Element.prototype.matches.call(element, blocked);\n',
  );
  cut('function classMatchesRegex(', 'const needMaskingText');
  cut(
    '  try {\n    if (typeof blockClass === "string") {\n      if (el.classList.contains(blockClass)) return true;\n      if (checkAncestors &&',
    'function isSerialized(',
    '  return Element.prototype[checkAncestors ? "closest" : "matches"].call(el, blockSelector);\n}\n',
  );
  cut('  let isCustomElement;', '  return {\n    type: NodeType.Element,');
  replace(',\n    isCustom: isCustomElement', '');
  // What listens and waits is the recorder's own, so that it can be ended.
  every(/setTimeout\(/g, 'later(');
  every(/(\w+)\.addEventListener\(/g, 'listen($1, ');
  replace('var __defProp', 'let later, listen;\nvar __defProp');
  // A proxy that warns of an access of years ago.
  cut('const DEPARTED_MIRROR_ACCESS_WARNING', 'function throttle(');
  // These two are methods: asked for as accessors, they make every page look tampered with, and rrweb puts a frame into it.
  replace('Element: ["shadowRoot", "querySelector", "querySelectorAll"]', 'Element: ["shadowRoot"]');
  // The redactor reads by name: a key too many is nothing to it, while one taken off makes a slow object of each node.
  replace('    delete serializedNode.needBlock;\n', '');
  // Asked of every node, and most are no fragments.
  replace('n && "host" in n && "mode" in n', 'n && n.nodeType === 11 && "host" in n && "mode" in n');
};
