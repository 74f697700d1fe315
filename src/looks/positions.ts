import type { Position } from './theme.ts';

/** On a phone there is one place: the bottom. The control has its own corner, which none of these takes. */
const CORNER = `@media(min-width:768px) and (min-height:480px){:host(temoin-banner){inset-inline:auto 16px!important;bottom:16px!important;width:440px!important}
:host(temoin-control){max-width:calc(100% - 488px)!important}
section{max-height:min(75vh,600px);padding:20px 20px 4px}.acts{gap:8px}.list{display:block}.list>*{margin-top:10px}}`;

const CENTRE = `@media(min-width:768px) and (min-height:480px){:host(temoin-banner){inset:0!important;width:600px!important;height:fit-content!important;margin:auto!important}
section{max-height:min(70vh,100vh - 168px);padding:24px 24px 8px}}`;

/**
 * A part of the page: as high as its words where there is room; in a very low window it scrolls by itself, and its
 * buttons stay in sight there. Scrolled under the control, it lies above it, so that no button is covered alone; the
 * control comes forward when it has the focus.
 */
const INLINE = `:host(temoin-banner[data-inline]){position:relative!important;inset:0!important;z-index:2147483646!important}
:host(temoin-control[data-inline]:not(:focus-within)){z-index:2147483645!important}
:host([data-inline]) section{padding-bottom:4px;box-shadow:none}
@media(min-width:768px),(min-height:360px){:host([data-inline]) section .acts{position:static}}
@media(min-width:768px){:host([data-inline]) section{max-height:none;padding:20px clamp(14px,5%,24px) 4px}
:host([data-inline]) :is(.body,.foot){overflow:visible;flex:none}
:host([data-inline]) section h3{position:static}}`;

export const positionCss: Readonly<Record<Position, string>> = {
  bottom: '',
  corner: CORNER,
  centre: CENTRE,
  inline: INLINE,
};
