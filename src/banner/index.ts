export type { Asked } from '../notice/asked.ts';
export { createNotice } from '../notice/create-notice.ts';
export { createSecondNotice } from '../notice/create-second-notice.ts';
export { type Notice, noticeBytes } from '../notice/notice.ts';
export { termsOf } from '../notice/terms.ts';
export type { Texts } from '../notice/texts.ts';
export type { Banner, BannerActs, BannerParts, SecondLayer } from './banner.ts';
export { createBanner } from './create-banner.ts';
export { createSecondLayer } from './create-second-layer.tsx';
