/// <reference types="vite/client" />
import { createSecondLayer } from '../../src/banner/create-second-layer.tsx';
import { createNotice } from '../../src/notice/create-notice.ts';
import type { Texts } from '../../src/notice/texts.ts';
import { asked } from '../unit/notice/example.ts';
import type { Setting } from './stage.ts';

const files = import.meta.glob<Texts>('../../locales/*.json', { eager: true, import: 'default' });

/** Every locale that there is, by its tag. */
export const locales: readonly (readonly [language: string, texts: Texts])[] = Object.entries(files).map(
  ([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts],
);

/** The banner in one of them. */
export const inLanguage = (language: string): Setting => {
  const [, texts] = locales.find(([tag]) => tag === language) ?? [];
  if (!texts) throw new Error(`no locale ${language}`);
  return {
    notice: createNotice(asked, texts, language),
    second: () => createSecondLayer(asked, texts, language, async () => 'e'.repeat(64)),
  };
};
