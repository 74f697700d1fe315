/** `!important` in a shadow root beats the page's own `!important` on the host. Nothing but the panel takes a click. */
export const css = `:host{all:initial!important;display:block!important;position:fixed!important;inset:0!important;z-index:2147483647!important;pointer-events:none!important;color-scheme:light dark!important;--ink:#16181d;--paper:#fff;--line:#868c99;--accent:#2f5bd3}
canvas.sheet{position:absolute;inset:0;width:100%;height:100%}
section{position:absolute;inset-inline-end:12px;inset-block-start:12px;box-sizing:border-box;width:min(330px,calc(100% - 24px));max-height:calc(100% - 24px);overflow:auto;padding:12px 16px;font:14px/1.45 system-ui,sans-serif;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:12px;box-shadow:0 2px 12px #0004;pointer-events:auto}
h2{margin:0 0 6px;font-size:15px;font-weight:600}
ul{margin:0;padding:0;list-style:none}
li{display:flex;align-items:center;gap:10px;padding:3px 0}
li canvas{flex:none;width:32px;height:20px}
li span{flex:1;overflow-wrap:anywhere}
b{font-variant-numeric:tabular-nums;font-weight:600}
p{margin:6px 0 10px;opacity:.8}
button{box-sizing:border-box;width:100%;min-height:44px;padding:2px 12px;font:inherit;font-weight:600;color:inherit;background:none;border:1px solid var(--line);border-radius:8px;cursor:pointer}
button:hover{background:#8882}
:focus-visible{outline:3px solid var(--accent);outline-offset:-3px}
@media(max-width:600px){section{inset-block:8px auto;inset-inline:8px;width:auto;padding:8px 12px;font-size:13px}p{display:none}li{padding:1px 0}button{margin-top:6px}}
@media(prefers-color-scheme:dark){:host{--ink:#eceef2;--paper:#17191f;--line:#767c8a;--accent:#8fb0ff}}
@media print{:host{display:none!important}}`;
