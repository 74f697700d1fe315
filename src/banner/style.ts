/**
 * One sheet for both hosts. The buttons of a layer share every rule: none can be made to stand out alone, and the
 * tokens colour them all together. `!important` in a shadow root beats the page's own `!important` on the host.
 */
export const css = `:host{all:initial!important;display:block!important;position:fixed!important;z-index:2147483647!important;inset-block:auto calc(8px + env(safe-area-inset-bottom,0px))!important;inset-inline:8px!important;--temoin-ink:#16181d;--temoin-muted:#4a4f5a;--temoin-paper:#fff;--temoin-line:#868c99;--temoin-accent:#2f5bd3}
:host(temoin-control){inset-block-end:calc(18px + env(safe-area-inset-bottom,0px))!important;inset-inline:20px auto!important}
*{box-sizing:border-box;margin:0;padding:0;font:inherit;color:inherit}
section,dialog,.pill,.said{font:15px/1.4 system-ui,sans-serif;color:var(--temoin-ink);background:var(--temoin-paper);border:1px solid var(--temoin-line);border-radius:16px;box-shadow:0 4px 24px #0003;overflow-wrap:anywhere}
section{display:flex;flex-direction:column;max-height:85vh;padding-bottom:60px}
[hidden]{display:none}
.body{overflow:auto;padding:16px 16px 0}
h2{font-size:20px;line-height:1.3;font-weight:600}
h3,button,dt{font-weight:600}
.list{display:grid;gap:8px 24px;margin-top:12px}
.acts{position:sticky;bottom:0;display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:8px;padding:12px 0;background:var(--temoin-paper)}
button{min-height:44px;padding:2px 8px;background:none;border:1px solid var(--temoin-line);border-radius:8px;cursor:pointer}
button:hover{background:#8882}
:focus-visible{outline:3px solid var(--temoin-accent);outline-offset:2px}
.foot,dd{color:var(--temoin-muted)}
a,summary{color:var(--temoin-accent);text-decoration:underline;cursor:pointer}
a{display:inline-block;padding:3px 0}
dialog{width:640px;max-width:calc(100% - 16px);max-height:90vh;margin:auto;padding:0 16px;overflow:auto}
dialog::backdrop{background:#0006}
header,label{display:flex;gap:12px;align-items:center;justify-content:space-between}
header{position:sticky;top:0;padding:12px 0;background:var(--temoin-paper)}
label{justify-content:start;min-height:44px;cursor:pointer}
input{flex:none;width:24px;height:24px;accent-color:var(--temoin-accent)}
dialog [data-purpose]{padding:4px 0 12px;border-top:1px solid #8886}
summary{padding:10px 0}
dl{display:grid;grid-template-columns:auto 1fr;gap:6px 16px}
dialog a{margin-inline-end:16px}
.pill{display:flex;width:max-content;max-width:100%;border-radius:22px;overflow:hidden}
.pill button{min-height:42px;padding:2px 14px;border:0;border-radius:22px;outline-offset:-4px}
.pill button+button{border-inline-start:1px solid #8886}
.said{display:flex;gap:12px;align-items:center;max-width:440px;margin-bottom:8px;padding:10px 10px 10px 16px}
@media(min-width:768px){section{max-height:45vh}.list{grid-template-columns:repeat(auto-fit,minmax(280px,1fr))}.body{padding:20px 24px 0}}
@media(min-width:1024px){:host{inset-inline:max(264px,50% - 448px) max(16px,50% - 448px)!important}section{padding-bottom:8px}}
@media(prefers-color-scheme:dark){:host{--temoin-ink:#eceef2;--temoin-muted:#b3b8c4;--temoin-paper:#17191f;--temoin-line:#767c8a;--temoin-accent:#8fb0ff}input{color-scheme:dark}}
@media print{:host{display:none!important}}`;
