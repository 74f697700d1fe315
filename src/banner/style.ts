/**
 * One sheet for both hosts. The buttons of a layer share every rule: none can be made to stand out alone, and the
 * tokens colour them all together. `!important` in a shadow root beats the page's own `!important` on the host.
 * In a small window the titles stick inside the list (their blocks are no boxes, so that it is the whole list), each in
 * a row of 44 pixels, and the texts scroll under them, fading at an edge.
 */
export const css = `:host{all:initial!important;display:block!important;position:fixed!important;z-index:2147483647!important;inset-block:auto calc(8px + env(safe-area-inset-bottom,0px))!important;inset-inline:8px!important;color-scheme:light dark!important;--temoin-ink:#16181d;--temoin-muted:#4a4f5a;--temoin-paper:#fff;--temoin-line:#868c99;--temoin-accent:#2f5bd3}
:host(temoin-control){inset-block-end:calc(16px + env(safe-area-inset-bottom,0px))!important;inset-inline:16px auto!important;max-width:calc(100% - 32px)!important}
:host::before,:host::after{display:none!important}
:host::backdrop{display:none!important}
*{box-sizing:border-box;margin:0;padding:0;font:inherit;color:inherit;outline-offset:-4px}
section,dialog,.pill,.said{font:15px/1.4 system-ui,sans-serif;color:var(--temoin-ink);background:var(--temoin-paper);border:1px solid var(--temoin-line);border-radius:16px;box-shadow:0 2px 12px #0003;overflow-wrap:anywhere}
section,.page{display:flex;flex-direction:column;min-height:0}
section{max-height:85vh;padding:14px 12px 56px}
[hidden]{display:none}
.body,.foot{overflow:auto;outline-offset:1px}
h2{font-size:18px;margin-bottom:4px}
h2,h3,.acts button,[data-act=withdraw]{font-weight:600;line-height:1.3}
h3,.acts{position:sticky;inset-block:0;background:var(--temoin-paper);box-shadow:0 -4px 4px -1px var(--temoin-paper)}
.acts{display:flex;gap:6px;padding:8px 0}
.acts button{flex:1;font-size:clamp(12px,3.7vw,15px)}
button{min-height:44px;padding:1px;background:none;border:1px solid var(--temoin-line);border-radius:8px;cursor:pointer}
button:hover{background:#8882}
:focus-visible{outline:3px solid var(--temoin-accent)}
.foot{flex:0 999 auto;min-height:62px;padding-bottom:16px;scroll-padding:16px;font-size:13px;color:var(--temoin-muted);mask:linear-gradient(#000 calc(100% - 16px),#0000)}
a{display:inline-block;padding:3px 8px 3px 0;color:var(--temoin-accent)}
.pill{display:flex;align-items:center;width:max-content;max-width:100%;border-radius:22px}
.pill button{min-height:42px;padding:2px 10px;border:0;border-radius:22px}
.said{max-width:400px;margin-bottom:8px;padding:12px 16px}
@media(max-width:767px){.list>div{display:contents}.list p{padding-bottom:12px}.list h3{display:flex;align-items:center;min-height:44px;border-top:1px solid #8884}.list :nth-child(3) h3{top:44px}.list :nth-child(4) h3{top:88px}.list :nth-last-child(2) h3{bottom:44px}.list :nth-last-child(3) h3{bottom:88px}}
@media(min-width:768px){section{max-height:min(85vh,max(45vh,384px));padding:20px 24px 56px}.list{display:flex;flex-wrap:wrap;gap:12px 16px}.list>p{width:100%}.list>div{flex:1 1 200px}.acts{gap:16px;padding:12px 0}}
@media(min-width:1024px){:host{inset-inline:max(272px,50% - 560px) max(16px,50% - 560px)!important;bottom:16px!important}section{max-height:min(85vh,max(45vh,340px));padding-bottom:4px}}
@media(max-width:239px){:host(temoin-control){inset:auto auto 9px 9px!important;max-width:calc(100% - 18px)!important}.pill{flex-wrap:wrap;font-size:10px}.pill button{padding:1px 2px}}
@media(max-height:359px){.page{display:block;overflow:auto}.body{overflow:visible}}
@media(prefers-color-scheme:dark){:host{--temoin-ink:#eceef2;--temoin-muted:#b3b8c4;--temoin-paper:#17191f;--temoin-line:#767c8a;--temoin-accent:#8fb0ff}}
@media print{:host{display:none!important}}`;
