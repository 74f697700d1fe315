import { describe, expect, it } from 'vitest';
import { configurationFor } from '../../../demo/server/configuration.ts';
import { localesIn } from '../../../demo/server/locales.ts';
import { languages } from '../../../demo/shop/shop.ts';
import { type Beside, beside } from '../../../demo/with/beside.ts';
import { platforms } from '../../../demo/with/platforms.ts';
import { CMPS } from '../../../src/adapters/cmp/index.ts';
import { termsOf } from '../../../src/notice/terms.ts';

const locales = localesIn('locales');
type Configure = Parameters<typeof beside>[0]['configure'];
const configure = (ask?: Parameters<Configure>[0]) =>
  configurationFor('demo/temoin.json', 'http://127.0.0.1:4173', [...locales.keys()], ask);

const pagesOf = (folder: string | undefined): Beside =>
  beside({ shops: languages, locales, dropIn: 'demo/with/site', configure, folderOf: () => folder });

describe('the pages beside a platform that asks', () => {
  it('are of every platform of the table that npm has the code of', () => {
    const real = Object.values(CMPS).filter(({ holds, tested }) => holds === 'code' && tested.on === 'real');
    expect(platforms.map(({ id }) => id).sort()).toEqual(real.map(({ id }) => id).sort());
  });

  it('say so where its package is not installed, and leave the question to the shop’s own banner', () => {
    const { pages, notices } = pagesOf(undefined);
    expect(pages.get('/avec/klaro')).toContain('Klaro! n’est pas installé ici');
    expect(pages.get('/en/with/klaro')).toContain('Klaro! is not installed here');
    for (const page of pages.values()) {
      expect(page).not.toMatch(/"\/with\/|data-temoin-config|id="asked"/);
      expect(page).toMatch(/src="\/temoin\/temoin\.(fr|en)\.js"/);
    }
    expect(notices).toEqual([]);
  });

  it('ask for the shop’s purposes on the shop’s terms, and differ in `ask` alone', () => {
    const { pages, notices } = pagesOf('demo/with/site');
    const shop = configure();
    for (const { id } of platforms) {
      const [, text = ''] = /data-temoin-config>(.*?)<\/script>/.exec(pages.get(`/avec/${id}`) ?? '') ?? [];
      const { ask, ...rest } = JSON.parse(text);
      expect(ask.cmp).toBe(id);
      expect(Object.keys(ask.map).sort()).toEqual(shop.purposes.map(({ id: each }) => each).sort());
      expect(termsOf(rest)).toBe(termsOf(shop));
      expect(rest.collector).toBe(shop.collector);
      expect(notices.filter(({ bytes }) => bytes.includes(`"cmp":"${id}"`)).length).toBe(languages.length);
    }
  });

  it('keep the shop’s policy where the platform lives with it', () => {
    const { policies } = pagesOf('demo/with/site');
    expect(policies.get('/avec/klaro')).toContain("trusted-types 'none'");
    for (const policy of policies.values()) expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
});
