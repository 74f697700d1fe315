import { type Kind, shaped } from './kind.ts';

/** Addresses of e-mail, also as addresses encode them; `icon@2x.png` is none. */
export const email: Kind = shaped(
  'email',
  /(?<![\p{L}\p{Nd}._+-])[\p{L}\p{Nd}._+-]{1,64}(?:@|%40)[\p{L}\p{Nd}-]{1,63}(?:\.[\p{L}\p{Nd}-]{1,63}){0,5}\.\p{L}{2,24}(?![\p{L}\p{Nd}])/giu,
  (match) => !/\.(?:png|jpe?g|gif|svg|webp|avif|css|m?js|tsx?|json|html?)$/i.test(match),
);
