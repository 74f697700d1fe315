/** What the player adds, ahead of the page's own styles, to every document that is replayed. */
export const REPLAYED_STYLE: readonly string[] = [
  '.rr-block{background:repeating-linear-gradient(135deg,#8884 0 2px,#8882 2px 10px)!important;border:1px solid #8886!important;box-sizing:border-box}',
  'rr-inert{display:none!important}',
  // Where no script runs, a browser lays a canvas out as a span: it would have no box.
  ':where(canvas){display:inline-block}',
];
