import { beforeEach, describe, expect, it } from 'vitest';
import { createRegion } from '../../../../src/recorder/redact/region.ts';

const at = (selector: string): Element => {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`Nothing is ${selector}`);
  return element;
};
const isReadable = (html: string, selector = '#x', region = createRegion(['nav'])): boolean => {
  document.body.innerHTML = `<nav>${html}</nav>`;
  return region.readable(at(selector));
};

beforeEach(() => {
  document.body.innerHTML = '';
});

describe('text that is allowed is masked all the same', () => {
  it.each([
    ['right beside a password', '<p id="x">hunter2<input type="password"></p>'],
    ['in the element after it', '<p><input type="password"><span id="x">hunter2</span></p>'],
    ['in the element before it', '<p><span id="x">…</span><input name="cardNumber"></p>'],
    ['behind its button', '<p><input name="iban"><button>show</button><output id="x">FR76</output></p>'],
    ['in its label', '<label>IBAN <b id="x">FR76</b><input name="a"></label>'],
    [
      'in a label elsewhere',
      '<p><label id="x" for="f">Code</label></p><div><input id="f" autocomplete="cc-csc"></div>',
    ],
    [
      'in the cell of a field whose label is in the cell before',
      '<table><tr><td>IBAN</td><td id="x">… <input name="a"></td></tr></table>',
    ],
    ['in what holds it deeper', '<div id="x">…<p><i><input name="ssn"></i></p></div>'],
    [
      'beside an editable element that is called a message',
      '<p><span id="x">…</span><span contenteditable aria-label="Message"></span></p>',
    ],
    ['where the element itself is called like one', '<output id="x" name="kontonummer">…</output>'],
    ['below one that is', '<section id="patient-record"><p><b id="x">…</b></p></section>'],
    [
      'beside one that another element labels',
      '<i id="l">IBAN</i><section><input aria-labelledby="l"><b id="x">FR</b></section>',
    ],
    ['beside one of a set', '<fieldset><legend>Santé</legend><input><b id="x">A</b></fieldset>'],
    ['beside one with a hint', '<p><input placeholder="Geburtsdatum"><b id="x">1</b></p>'],
    ['beside the boxes of a code', '<p><input inputmode="numeric" maxlength="1"><b id="x">1</b></p>'],
    [
      'beside a choice of illnesses',
      '<p><span id="x">…</span><select name="maladie"><option>a</option></select></p>',
    ],
  ])('%s', (_, html) => {
    expect(isReadable(html)).toBe(false);
  });

  it('and is shown where the field is any other', () => {
    expect(isReadable('<p id="x">Ville<input name="city"></p>')).toBe(true);
    expect(isReadable('<p><label id="x">Search</label><input type="search"></p>')).toBe(true);
    expect(isReadable('<p><input type="password"></p><p><b id="x">Accueil</b></p>')).toBe(true);
  });

  it('and is shown where two elements stand between them', () => {
    expect(isReadable('<b id="x">Accueil</b><i>.</i><i>.</i><input type="password">')).toBe(true);
    expect(isReadable('<b id="x">Accueil</b><i>.</i><input type="password">')).toBe(false);
  });
});

describe('a field that was one of S1 stays one', () => {
  const shown = '<p><span id="x">…</span><input name="q7" type="password"></p>';

  it('when it is shown as text', () => {
    const region = createRegion(['nav']);
    expect(isReadable(shown, '#x', region)).toBe(false);
    at('input').setAttribute('type', 'text');
    expect(region.readable(at('#x'))).toBe(false);
  });

  it('when it was touched, before anything stood beside it', () => {
    const region = createRegion(['nav']);
    document.body.innerHTML = '<nav><p><input name="q7" type="password"></p></nav>';
    region.ignored(at('input'));
    at('input').setAttribute('type', 'hidden');
    at('p').insertAdjacentHTML('beforeend', '<output id="x">hunter2</output>');
    expect(region.readable(at('#x'))).toBe(false);
  });

  it('when it lost its name as well', () => {
    const region = createRegion(['nav']);
    isReadable(shown, '#x', region);
    at('input').setAttribute('type', 'text');
    at('input').removeAttribute('name');
    expect(region.readable(at('#x'))).toBe(false);
  });

  it('when it is a clone, or drawn anew under the same name', () => {
    const region = createRegion(['nav']);
    isReadable(shown, '#x', region);
    const clone = at('input').cloneNode() as Element;
    clone.setAttribute('type', 'text');
    at('input').replaceWith(clone);
    expect(region.readable(at('#x'))).toBe(false);
    expect(isReadable('<p><span id="x">…</span><input name="q7"></p>', '#x', region)).toBe(false);
  });

  it('and no other field with it, in this visit or another', () => {
    const region = createRegion(['nav']);
    isReadable(shown, '#x', region);
    expect(isReadable('<p><span id="x">…</span><input name="q8"></p>', '#x', region)).toBe(true);
    expect(isReadable('<p><span id="x">…</span><input name="q7"></p>')).toBe(true);
  });
});
