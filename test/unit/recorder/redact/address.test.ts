import { describe, expect, it } from 'vitest';
import { createAddress } from '../../../../src/recorder/redact/address.ts';

const address = createAddress(['/', '/produits/:id', '/blog/*', '/aide/**', '/a.b/c+d']);

describe('an address', () => {
  it.each([
    ['https://boutique.example/', 'https://boutique.example/'],
    ['https://boutique.example', 'https://boutique.example/'],
    ['https://boutique.example/?q=a/b', 'https://boutique.example/'],
    ['https://boutique.example?q=a#/b', 'https://boutique.example/'],
    ['https://boutique.example/produits/42#/a/b', 'https://boutique.example/produits/:id'],
    ['https://boutique.example:8443/produits/42', 'https://boutique.example:8443/produits/:id'],
    ['https://boutique.example/produits/42/', 'https://boutique.example/produits/:id'],
    ['https://boutique.example/produits/marie@exemple.test', 'https://boutique.example/produits/:id'],
    ['https://boutique.example/blog/un-titre', 'https://boutique.example/blog/*'],
    ['https://boutique.example/aide/a/b/c', 'https://boutique.example/aide/**'],
    ['https://boutique.example/a.b/c+d', 'https://boutique.example/a.b/c+d'],
  ])('%s is named %s', (href, named) => {
    expect(address(href)).toBe(named);
  });

  it.each([
    'https://boutique.example/compte/marie',
    'https://boutique.example/produits',
    'https://boutique.example/produits/42/avis',
    'https://boutique.example/axb/ccd',
    'https://boutique.example/PRODUITS/42',
  ])('%s is its origin alone, for no route matches', (href) => {
    expect(address(href)).toBe('https://boutique.example');
  });

  it('loses its query, its fragment and its user', () => {
    expect(address('https://marie:secret@boutique.example/produits/1?q=marie#marie')).toBe(
      'https://boutique.example/produits/:id',
    );
  });

  it.each([
    '',
    'marie',
    'data:text/html,marie',
    'javascript:marie',
    'blob:https://b.example/marie',
    'file:///marie',
    7,
    null,
    undefined,
    {},
  ])('%j is nothing', (href) => {
    expect(address(href)).toBe('');
  });
});
