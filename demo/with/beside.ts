import { join } from 'node:path';
import type { Configuration } from '../../src/config/configuration.ts';
import { pageConfiguration } from '../../src/config/page-configuration.ts';
import { createNotice } from '../../src/notice/create-notice.ts';
import { noticesOf } from '../../src/notice/notices-of.ts';
import type { Texts } from '../../src/notice/texts.ts';
import { type Asset, assets } from '../server/assets.ts';
import { policyWithout } from '../server/headers.ts';
import type { Words } from '../shop/words/fr.ts';
import { askedOf, KEYS } from './asked.ts';
import { installed } from './installed.ts';
import { wordsOf } from './links.ts';
import { besidePage, DROP_IN, filesAt } from './page.ts';
import type { Platform } from './platform.ts';
import { platforms } from './platforms.ts';

export interface BesideParts {
  /** The shop's words in its two languages. */
  readonly shops: readonly Words[];
  readonly locales: ReadonlyMap<string, Texts>;
  /** Built files for pages. */
  readonly dropIn: string;
  /** The shop's configuration, with a platform asking. */
  configure(ask: NonNullable<Configuration['ask']>): Configuration;
  folderOf?(platform: Platform): string | undefined;
}

export interface Beside {
  readonly pages: ReadonlyMap<string, string>;
  readonly policies: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, Asset>;
  /** What is asked beside the banner: the shop's collector has to know it too. */
  readonly notices: readonly { readonly language: string; readonly bytes: string }[];
}

const here = join(import.meta.dirname, '..');

/**
 * The pages on which another platform asks. Site, purposes and terms are the shop's, so that its collector, its counter
 * and a choice that was made in the shop serve them too; only `ask` differs, and stands in the page itself.
 */
export const beside = ({ shops, locales, dropIn, configure, folderOf = installed }: BesideParts): Beside => {
  const pages: [string, string][] = [];
  const policies: [string, string][] = [];
  const files = [...assets(join(here, 'with/site'), '/with'), ...assets(dropIn, DROP_IN)];
  const notices = new Map<string, { readonly language: string; readonly bytes: string }>();
  for (const platform of platforms) {
    const folder = folderOf(platform);
    const configuration = folder && configure({ cmp: platform.id, map: KEYS });
    if (folder) {
      files.push(...assets(folder, filesAt(platform)));
      files.push(...assets(join(here, `with-${platform.id}`), filesAt(platform)));
    }
    for (const shop of shops) {
      const { language, paths, footer } = shop;
      const texts = locales.get(language) ?? {};
      if (configuration)
        for (const notice of noticesOf(configuration, texts, language)) notices.set(notice.bytes, notice);
      for (const second of [false, true]) {
        const { path, next } = wordsOf(language);
        const address = path + platform.id + (second ? next : '');
        policies.push([address, policyWithout(platform.without)]);
        pages.push([
          address,
          besidePage({
            platform,
            shop,
            other: wordsOf(shop.other.language),
            second,
            ...(configuration && {
              configuration: pageConfiguration(configuration),
              asked: askedOf(createNotice(configuration, texts, language), texts, {
                href: paths.privacy,
                label: footer.privacy,
              }),
            }),
          }),
        ]);
      }
    }
  }
  return {
    pages: new Map(pages),
    policies: new Map(policies),
    files: new Map(files),
    notices: [...notices.values()],
  };
};
