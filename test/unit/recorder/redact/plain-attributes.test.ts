import { describe, expect, it } from 'vitest';
import { plainAttribute } from '../../../../src/recorder/redact/plain-attributes.ts';

describe('an attribute that says the same for everybody', () => {
  it.each([
    ['width', '100'],
    ['width', '50%'],
    ['height', '12.5px'],
    ['colspan', '2'],
    ['viewBox', '0 0 24 24'],
    ['d', 'M10 20 30 40z'],
    ['d', 'm1-2.5c.3.4.5.6 7e-2 8Z'],
    ['d', 'a1 1 0 01.5.5'],
    ['points', '1,2 3,4'],
    ['cx', '-4'],
    ['type', 'checkbox'],
    ['type', 'TEXT'],
    ['dir', 'rtl'],
    ['rr_open_mode', 'modal'],
    ['popover', ''],
    ['preserveAspectRatio', 'xMidYMid meet'],
    ['lang', 'fr'],
    ['lang', 'fr-FR'],
    ['rr_width', '10.5px'],
  ])('%s=%j keeps its value', (name, value) => {
    expect(plainAttribute(name, value)).toBe(value);
  });

  it.each(['hidden', 'disabled', 'open', 'readonly', 'multiple'])(
    '%s keeps its presence, never what it holds',
    (name) => {
      expect(plainAttribute(name, 'marie')).toBe('');
    },
  );

  it('is drawn with three decimals', () => {
    expect(plainAttribute('d', 'M1.23456 2.5z')).toBe('M1.234 2.5z');
  });

  it.each([
    ['width', 'marie'],
    ['width', '3marie'],
    ['viewBox', '%71%72%61'],
    ['x', '71%72%61%'],
    ['width', '0612345678'],
    ['d', 'Camelachat'],
    ['d', 'Salah'],
    ['d', 'M1 2 Salah'],
    ['d', 'M marie 4'],
    ['d', 'M1234567 2'],
    ['x', 'Elsa'],
    ['viewBox', '0 0 24 marie'],
    ['type', 'marie'],
    ['dir', 'marie'],
    ['lang', 'marie'],
    ['preserveAspectRatio', 'marie'],
    ['rr_width', 'marie'],
    ['rr_width', '9px;color:red'],
  ])('%s=%j has no value it can have', (name, value) => {
    expect(plainAttribute(name, value)).toBeUndefined();
  });

  it.each([
    'href',
    'src',
    'srcset',
    'action',
    'title',
    'alt',
    'name',
    'value',
    'placeholder',
    'role',
    'aria-label',
    'data-x',
    'for',
    'onclick',
    'srcdoc',
    'checked',
    'selected',
    'content',
    'media',
    'nonce',
    'rr_src',
    'rr_dataURL',
    'label',
    'poster',
    '__proto__',
    'constructor',
    '',
  ])('%s is not one', (name) => {
    expect(plainAttribute(name, '1')).toBeUndefined();
    expect(plainAttribute(name)).toBeUndefined();
  });
});
