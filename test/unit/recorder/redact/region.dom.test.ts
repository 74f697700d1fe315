import { beforeEach, describe, expect, it } from 'vitest';
import { createRegion } from '../../../../src/recorder/redact/region.ts';

const at = (selector: string): Element => {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`Nothing is ${selector}`);
  return element;
};

beforeEach(() => {
  document.body.innerHTML = '';
});

const shadowed = (host: string, inner: string): ShadowRoot => {
  const root = at(host).attachShadow({ mode: 'open' });
  root.innerHTML = inner;
  return root;
};

describe('text may be shown', () => {
  it.each([
    ['inside a selector of the configuration', '<nav><p id="x"></p></nav>'],
    ['in the element itself', '<nav id="x"></nav>'],
    ['inside the attribute', '<div data-temoin-unmask><p id="x"></p></div>'],
    ['where an editable element is switched off', '<nav><p id="x" contenteditable="false"></p></nav>'],
  ])('%s', (_, html) => {
    document.body.innerHTML = html;
    expect(createRegion(['nav']).readable(at('#x'))).toBe(true);
  });

  it('inside an open shadow root of an element that is allowed', () => {
    document.body.innerHTML = '<nav><div id="host"></div></nav>';
    const root = shadowed('#host', '<p id="x"></p>');
    expect(createRegion(['nav']).readable(root.querySelector('#x'))).toBe(true);
  });
});

describe('text may not be shown', () => {
  it.each([
    ['anywhere else', '<p id="x"></p>'],
    ['beside what is allowed', '<nav></nav><p id="x"></p>'],
    ['where it is masked again', '<nav><p id="x" data-temoin-mask></p></nav>'],
    ['inside what is masked again', '<nav><div data-temoin-mask><b><p id="x"></p></b></div></nav>'],
    ['inside what is masked by class', '<nav><div class="a temoin-mask"><p id="x"></p></div></nav>'],
    ['where something masked holds what is allowed', '<div data-temoin-mask><nav><p id="x"></p></nav></div>'],
    ['in an editable element', '<nav contenteditable><p id="x"></p></nav>'],
    [
      'in one that is plain text only',
      '<nav><div contenteditable="plaintext-only"><p id="x"></p></div></nav>',
    ],
    [
      'in an island inside an editable element',
      '<nav contenteditable><p id="x" contenteditable="false"></p></nav>',
    ],
    ['in a text box that is none', '<nav><div role="textbox"><p id="x"></p></div></nav>'],
    ['in a list that stands for a select', '<nav><ul role="listbox"><li id="x"></li></ul></nav>'],
    ['in an option of one', '<nav><p role="option" id="x"></p></nav>'],
    ['in what shows which is chosen', '<nav><div role="combobox"><p id="x"></p></div></nav>'],
    ['in a field', '<nav><textarea id="x"></textarea></nav>'],
    ['in an option', '<nav><select><option id="x"></option></select></nav>'],
    ['in a script', '<nav><script id="x"></script></nav>'],
    ['in a style', '<nav><style id="x"></style></nav>'],
    ['in a blocked element', '<nav><div data-temoin-block><p id="x"></p></div></nav>'],
  ])('%s', (_, html) => {
    document.body.innerHTML = html;
    expect(createRegion(['nav']).readable(at('#x'))).toBe(false);
  });

  it('nowhere at all', () => {
    expect(createRegion(['nav']).readable(null)).toBe(false);
  });

  it('in a shadow root whose host is masked', () => {
    document.body.innerHTML = '<nav><div data-temoin-mask><div id="host"></div></div></nav>';
    const root = shadowed('#host', '<p id="x" data-temoin-unmask></p>');
    expect(createRegion(['nav']).readable(root.querySelector('#x'))).toBe(false);
  });

  it('in a slot that is masked inside the shadow root', () => {
    document.body.innerHTML = '<nav><div id="host"><p id="x"></p></div></nav>';
    const root = shadowed('#host', '<div data-temoin-mask><slot></slot></div>');
    // happy-dom does not assign slots.
    Object.defineProperty(at('#x'), 'assignedSlot', { value: root.querySelector('slot') });
    expect(createRegion(['nav']).readable(at('#x'))).toBe(false);
  });

  it('once it is masked later, in the next task at the latest', async () => {
    document.body.innerHTML = '<nav><p id="x"></p></nav>';
    const region = createRegion(['nav']);
    expect(region.readable(at('#x'))).toBe(true);
    at('nav').setAttribute('data-temoin-mask', '');
    await Promise.resolve();
    expect(region.readable(at('#x'))).toBe(false);
    at('nav').removeAttribute('data-temoin-mask');
    region.forget();
    expect(region.readable(at('#x'))).toBe(true);
  });

  it('in a document that is edited as a whole', () => {
    document.body.innerHTML = '<nav><p id="x"></p></nav>';
    Object.defineProperty(document, 'designMode', { value: 'on', configurable: true });
    expect(createRegion(['nav']).readable(at('#x'))).toBe(false);
    Reflect.deleteProperty(document, 'designMode');
  });

  it('by a selector that is not one, while the others hold', () => {
    document.body.innerHTML = '<nav><p id="x"></p></nav><main><p id="y"></p></main>';
    const region = createRegion(['nav', ':::', '', 'main:has(']);
    expect(region.readable(at('#x'))).toBe(true);
    expect(region.readable(at('#y'))).toBe(false);
  });
});

describe('nothing leaves', () => {
  it.each([
    ['of a blocked element', '<div id="x" data-temoin-block></div>', true],
    ['of what is inside one', '<div data-temoin-block><p><b id="x"></b></p></div>', true],
    ['of what stands in for a video', '<video><p id="x"></p></video>', true],
    ['but of the video itself', '<video id="x"></video>', false],
    ['but of an ordinary element', '<p id="x"></p>', false],
  ])('%s', (_, html, hidden) => {
    document.body.innerHTML = html;
    expect(createRegion([]).hidden(at('#x'))).toBe(hidden);
  });

  it('of a node that is gone or unknown', () => {
    expect(createRegion([]).hidden(document.createElement('p'))).toBe(true);
    expect(createRegion([]).hidden(null)).toBe(true);
  });

  it('of a text in a shadow root of a blocked element', () => {
    document.body.innerHTML = '<div data-temoin-block><div id="host"></div></div>';
    expect(createRegion([]).hidden(shadowed('#host', 'text').firstChild)).toBe(true);
  });
});

describe('interactions are not recorded', () => {
  it.each([
    ['with an ignored element', '<p id="x" data-temoin-ignore></p>', true],
    ['inside one', '<div data-temoin-ignore><p><b id="x"></b></p></div>', true],
    ['inside a blocked one', '<div data-temoin-block><b id="x"></b></div>', true],
    ['but with any other', '<div><b id="x"></b></div>', false],
  ])('%s', (_, html, ignored) => {
    document.body.innerHTML = html;
    expect(createRegion([]).ignored(at('#x'))).toBe(ignored);
  });

  it('with a node that nobody knows', () => {
    expect(createRegion([]).ignored(null)).toBe(true);
  });
});
