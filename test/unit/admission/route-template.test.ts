import { describe, expect, it } from 'vitest';
import { templateOf } from '../../../src/admission/route-template.ts';

const ROUTES = ['/', '/produits/nouveau', '/produits/:id', '/blog/*/commentaires', '/aide/**', '/été/:nom'];

describe('naming a path by its template', () => {
  it.each([
    ['/', '/'],
    ['/produits/42', '/produits/:id'],
    ['/produits/42/', '/produits/:id'],
    ['/produits/nouveau', '/produits/nouveau'],
    ['/produits/jeanne%40mail.example', '/produits/:id'],
    ['/blog/2026/commentaires', '/blog/*/commentaires'],
    ['/aide', '/aide/**'],
    ['/aide/a/b/c', '/aide/**'],
    ['/%C3%A9t%C3%A9/jeanne', '/été/:nom'],
    ['/produits/42;jsessionid=8ab', '/produits/:id'],
  ])('calls %s %s', (path, template) => {
    expect(templateOf(path, ROUTES)).toBe(template);
  });

  it.each([
    '/produits',
    '/produits/42/avis',
    '/Produits/42',
    '/compte',
    '/blog/commentaires',
    '/%zz',
    '/produits/%zz',
  ])('has no name for %s', (path) => {
    expect(templateOf(path, ROUTES)).toBeUndefined();
  });

  it('has no name for anything where there are no routes', () => {
    expect(templateOf('/', [])).toBeUndefined();
  });
});
