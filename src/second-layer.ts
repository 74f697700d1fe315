import texts from 'temoin:all-texts';
import language from 'temoin:language';
import type { SecondLayer } from './banner/banner.ts';
import { createSecondLayer as create } from './banner/create-second-layer.tsx';
import type { Asked } from './notice/asked.ts';

/** The entry of `second.<locale>.js`, fetched when a visitor first opens the second layer. */
export const createSecondLayer = (
  asked: Asked,
  digest: (text: string) => Promise<string>,
): Promise<SecondLayer> => create(asked, texts, language, digest);

/** For the boxes in the place of embeds, which come with a file of their own. */
export const embed: string = texts['3.embed'] as string;
