import { render } from 'preact';
import type { Asked } from '../notice/asked.ts';
import { createSecondNotice } from '../notice/create-second-notice.ts';
import { noticeBytes } from '../notice/notice.ts';
import type { Texts } from '../notice/texts.ts';
import type { SecondLayer as Layer } from './banner.ts';
import { SecondLayer } from './second-layer.tsx';
import { secondCss } from './second-style.ts';

/** The second layer of a configuration in one language. `texts` is the whole locale. */
export const createSecondLayer = async (
  asked: Asked,
  texts: Texts,
  language: string,
  digest: (text: string) => Promise<string>,
): Promise<Layer> => {
  const notice = createSecondNotice(asked, texts, language);
  const place = document.createElement('div');
  return {
    digest: await digest(noticeBytes(notice)),
    css: secondCss,
    draw(root, props) {
      // A dialog can be opened in the page only.
      if (props && !place.isConnected) {
        root.append(place);
        // WebKit lays out a root that was out of the page while the window was resized for the window of before.
        root.adoptedStyleSheets = [...(root.adoptedStyleSheets ?? [])];
      }
      render(props ? <SecondLayer notice={notice} {...props} /> : null, place);
      if (!props) place.remove();
    },
  };
};
