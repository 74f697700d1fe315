/**
 * A full snapshot as work to be done, in one task or in several; changes of the document meanwhile are not told of.
 * What @rrweb/record keeps to itself is put in reach: `record.buffers`, `record.serialise`, `record.use`; whoever
 * starts it says what `record.take` does.
 * @param {import('./text.mjs').Editing} editing
 */
export const inSteps = ({ cut, replace }) => {
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
  // A root has another number in each picture, and none before the first.
  cut(
    '  let hostId = null;',
    '  const patchTarget =',
    '  const id = () => mirror2.getId(host2.nodeName === "#document" ? host2 : index.host(host2));\n',
  );
  replace('if (hostId === null || hostId === -1 || !patchTarget', 'if (!patchTarget');
  replace('if (hostId !== null && hostId !== -1)', 'const hostId = id();\n      if (hostId !== -1)');
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
    'record.mirror = mirror;\nrecord.buffers = mutationBuffers;\nrecord.serialise = serializeNodeWithId;\nrecord.use = (tools) => void ({ later, listen } = tools);',
  );
};
