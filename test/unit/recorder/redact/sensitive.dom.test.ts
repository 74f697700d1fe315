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
    ['beside the boxes of a code', '<p><input inputmode="numeric" maxlength="1"><b id="x">1</b></p>'],
    [
      'beside a choice of illnesses',
      '<p><span id="x">…</span><select name="maladie"><option>a</option></select></p>',
    ],
  ])('%s', (_, html) => {
    expect(isReadable(html)).toBe(false);
  });

  it.each([
    ['beside a field of any name', '<p><input name="city"><b id="x">Lyon</b></p>'],
    [
      'beside one whose label alone tells',
      '<label for="f">Kontonummer</label><input id="f"><b id="x">12</b>',
    ],
    [
      'beside one that another element labels',
      '<i id="l">IBAN</i><p><input aria-labelledby="l"><b id="x">FR</b></p>',
    ],
    ['beside one of a set', '<fieldset><legend>Santé</legend><p><input><b id="x">A</b></p></fieldset>'],
    ['beside one with a hint', '<p><input placeholder="Geburtsdatum"><b id="x">1</b></p>'],
    [
      'below a set that is called so',
      '<fieldset aria-label="Zahlungskarte: Kartennummer"><b id="x">1</b></fieldset>',
    ],
  ])('%s', (_, html) => {
    expect(isReadable(html)).toBe(false);
  });

  it('and is shown in a label, and where a field is farther off', () => {
    expect(isReadable('<label id="x">Ville<input name="city"></label>')).toBe(true);
    expect(isReadable('<p><label id="x">Search</label><input type="search"></p>')).toBe(true);
    expect(isReadable('<p><input type="password"></p><p><b id="x">Accueil</b></p>')).toBe(true);
  });

  it('and is shown beside a field that nobody sees', () => {
    expect(isReadable('<form><input type="hidden" name="csrf"><button id="x">Ajouter</button></form>')).toBe(
      true,
    );
  });

  it('and is shown where two elements stand between them', () => {
    expect(isReadable('<b id="x">Accueil</b><i>.</i><i>.</i><input type="password">')).toBe(true);
    expect(isReadable('<b id="x">Accueil</b><i>.</i><input type="password">')).toBe(false);
  });
});

describe('a field stays one', () => {
  const shown = '<p><span id="x">…</span><input name="q7" type="password"></p>';

  it.each(['text', 'checkbox', 'button', 'search'])('when its type becomes %s', (type) => {
    const region = createRegion(['nav']);
    expect(isReadable(shown, '#x', region)).toBe(false);
    at('input').setAttribute('type', type);
    expect(region.readable(at('#x'))).toBe(false);
  });

  it('when it lost its name as well', () => {
    const region = createRegion(['nav']);
    isReadable(shown, '#x', region);
    at('input').setAttribute('type', 'text');
    at('input').removeAttribute('name');
    expect(region.readable(at('#x'))).toBe(false);
  });

  it('when a clone takes its place, or another is drawn', () => {
    const region = createRegion(['nav']);
    isReadable(shown, '#x', region);
    const clone = at('input').cloneNode() as Element;
    clone.setAttribute('type', 'text');
    at('input').replaceWith(clone);
    expect(region.readable(at('#x'))).toBe(false);
    expect(isReadable('<p><span id="x">…</span><textarea></textarea></p>', '#x', region)).toBe(false);
  });
});
