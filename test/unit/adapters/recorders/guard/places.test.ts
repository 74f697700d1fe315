import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTS } from '../../../../../src/adapters/recorders/guard/hosts.ts';
import { mentioned, placeOf, within } from '../../../../../src/adapters/recorders/guard/places.ts';

const BASE = 'https://www.site.example/page?x=1';
const at = (...places: string[]) => places.map((place) => placeOf(place, BASE));
const VENDORS = at(...Object.values(HOSTS).flat());

describe('the places of a vendor', () => {
  it.each([
    ['*.clarity.ms', 'https://www.clarity.ms/tag/x'],
    ['*.clarity.ms', 'https://clarity.ms'],
    ['*.clarity.ms', '//a.b.CLARITY.ms:8443/collect'],
    ['*.clarity.ms', 'wss://k.clarity.ms./socket'],
    ['*.clarity.ms', 'https://user:pass@www.clarity.ms/'],
    ['*.Clarity.MS', 'https:\\\\www.cl%61rity.ms\\x'],
    ['www.vendor.test:8080', 'http://www.vendor.test:8080/x'],
    ['*.bücher.example', 'https://api.xn--bcher-kva.example/x'],
    ['https://www.site.example/ph', '/ph'],
    ['https://www.site.example/ph', '/ph/array.js?v=1'],
    ['https://www.site.example/ph', 'wss://www.site.example/ph?x'],
    ['/ph', 'https://www.site.example/ph#x'],
    ['https://www.site.example/send?to=', '/send?to=vendor'],
    ['https://proxy.example', 'https://proxy.example/anything'],
  ])('%s takes in %s', (place, address) => {
    expect(within(at(place), address, BASE)).toBe(true);
  });

  it.each([
    ['*.clarity.ms', 'https://notclarity.ms/'],
    ['*.clarity.ms', 'https://clarity.ms.other.example/'],
    ['*.clarity.ms', '/collect?to=https://www.clarity.ms/x'],
    ['*.clarity.ms', '/www.clarity.ms/x#//www.clarity.ms'],
    ['*.clarity.ms', 'https://www.clarity.ms@other.example/'],
    ['*.clarity.ms', 'data:text/plain,https://www.clarity.ms'],
    ['*.clarity.ms', 'blob:https://www.clarity.ms/2f6c'],
    ['clarity.ms', 'https://www.clarity.ms/'],
    ['https://www.site.example/ph', '/phone'],
    ['https://www.site.example/ph', '/a/ph'],
    ['https://www.site.example/ph', 'https://site.example/ph'],
  ])('%s leaves %s alone', (place, address) => {
    expect(within(at(place), address, BASE)).toBe(false);
  });

  it('holds what is no address to be one, as soon as it mentions a place', () => {
    expect(within(at('*.clarity.ms'), 'https://[www.clarity.ms/', BASE)).toBe(true);
    expect(within(at('*.clarity.ms'), 'https://[www.other.example/', BASE)).toBe(false);
    expect(within(at('http://['), 'https://www.other.example/', BASE)).toBe(false);
  });

  it('never takes in a host of anybody else, whatever the address holds', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withQueryParameters: true, withFragments: true }),
        fc.constantFrom(...VENDORS),
        (url, place) => {
          const { hostname } = new URL(url);
          const bare = place.replace('*.', '');
          fc.pre(hostname !== bare && !hostname.endsWith(`.${bare}`));
          const others = [url, `${url}${url.includes('#') ? '' : `?to=https://${bare}/x`}`, `/x/${bare}`];
          for (const other of others) expect(within([place], other, BASE)).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('takes in whatever is at the vendor’s or below it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VENDORS),
        fc.stringMatching(/^([a-z0-9]{1,10}\.){0,3}$/),
        fc.webPath(),
        fc.constantFrom('https:', 'http:', 'wss:', ''),
        (place, sub, path, scheme) => {
          fc.pre(place.startsWith('*.'));
          const address = `${scheme}//${sub}${place.replace('*.', '')}${path}`;
          expect(within(VENDORS, address, BASE)).toBe(true);
          expect(mentioned(VENDORS).test(address)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('looks at every text that may lead there, be it without the site’s own host', () => {
    expect(mentioned(at('https://www.site.example/ph')).test('<img src="/ph/x">')).toBe(true);
    expect(mentioned(at('*.clarity.ms')).test('<p>Clarity</p>')).toBe(false);
    expect(mentioned([]).test('anything')).toBe(false);
  });

  it('reaches a worker whole, as text', () => {
    const elsewhere = new Function(`return (${within})(["*.clarity.ms"], "https://www.clarity.ms/x")`);
    expect(elsewhere()).toBe(true);
  });
});
