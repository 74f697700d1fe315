import { type Html, raw } from './markup.ts';

/** Text as a string of CSS: whatever is not plain becomes its number. */
const quoted = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} ./–-]/gu, (each) => `\\${(each.codePointAt(0) as number).toString(16)} `)}"`;

const SHEET = `
:root{--ink:#16181d;--paper:#fff;--muted:#4a4f5a;--line:#d3d6dc;--soft:#f4f5f7;--accent:#2f5bd3;--bad:#a11a1a;--grant:#16181d;--refuse:#9aa1ae;--serif:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"DejaVu Serif",serif;--mono:ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{--ink:#eceef2;--paper:#17191f;--muted:#b3b8c4;--line:#3a3f4b;--soft:#20232b;--accent:#8fb0ff;--bad:#ff9d9d;--grant:#eceef2;--refuse:#7b8292}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:17px/1.55 var(--serif);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0}
main{max-width:46rem;margin:0 auto;padding:3rem 1.5rem 5rem}
h1,h2,h3,h4,h5{line-height:1.25;font-weight:600;text-wrap:balance}
h1{font-size:2.1rem;margin:0 0 .5rem}
h2{font-size:1.4rem;margin:3.5rem 0 1rem;padding-top:.6rem;border-top:1px solid var(--ink)}
h3{font-size:1.1rem;margin:2rem 0 .5rem}
h4,h5{font-size:1rem;margin:1.25rem 0 .35rem}
.nth{color:var(--muted);font-weight:400;margin-right:.35em}
p{margin:.6rem 0}
.lead{font-size:1.15rem}
.hint,small,figcaption{color:var(--muted);font-size:.85rem}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
code,pre{font-family:var(--mono);font-size:.8em}
code{overflow-wrap:break-word}
dd code,.hint code{overflow-wrap:anywhere}
.digest{word-break:break-all}
pre{margin:.6rem 0;padding:.75rem 1rem;background:var(--soft);border:1px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.45}
mark{background:none;color:var(--bad);font-weight:700}
dl{margin:1rem 0}
dl>div{display:grid;grid-template-columns:13rem 1fr;gap:0 1.25rem;padding:.35rem 0;border-top:1px solid var(--line)}
dl>div:last-child{border-bottom:1px solid var(--line)}
dt{color:var(--muted)}
dd{margin:0;min-width:0;overflow-wrap:anywhere}
ol,ul{padding-left:1.4rem}
li{margin:.35rem 0}
nav ol{columns:2;column-gap:2.5rem;margin:0}
nav li{break-inside:avoid;margin:0;padding:.175rem 0}
.wide{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
.slim{width:auto;min-width:60%}
th,td{padding:.35rem .75rem .35rem 0;text-align:left;vertical-align:top;font-weight:400;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--muted);border-bottom-color:var(--ink);vertical-align:bottom}
tfoot th,tfoot td{font-weight:600;border-bottom:0}
th.n,td.n{text-align:right}
td.n{white-space:nowrap}
.values{table-layout:fixed}
.values th:first-child{width:42%}
.values td,.values th{overflow-wrap:anywhere}
.verdict{margin:1.5rem 0;padding:.25rem 1.25rem;border:1px solid var(--line);border-left:4px solid var(--ink);background:var(--soft)}
.faulty{border-left-color:var(--bad)}
.faulty b{color:var(--bad)}
.warn{border-left:4px solid var(--muted);padding:.1rem 0 .1rem 1rem}
.log{margin:1rem 0 1.5rem}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding:0;font-size:.85rem}
.legend svg{vertical-align:-2px}
figure{margin:1rem 0}
.chart{display:block;width:100%;height:auto}
.chart line{stroke:var(--line)}
.chart text{font:11px var(--serif);fill:var(--muted)}
.grant{fill:var(--grant);stroke:var(--grant)}
.refuse{fill:var(--refuse);stroke:var(--refuse)}
.withdraw{fill:var(--paper);stroke:var(--ink)}
.shown{margin:1rem 0;padding:.5rem 1.25rem 1rem;border:1px solid var(--ink)}
.block{margin:1rem 0 1rem .75rem;padding-inline-start:1rem;border-inline-start:2px solid var(--line)}
.controls{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.5rem}
.controls li{margin:0;padding:.3rem .9rem;border:1px solid var(--ink);border-radius:4px}
.view img{display:block;max-width:100%;height:auto;max-height:60rem;object-fit:contain;object-position:left top;border:1px solid var(--line)}
.read{max-height:24rem;overflow:auto}
@media (max-width:40rem){html{font-size:16px}main{padding:1.5rem 1rem 3rem}h1{font-size:1.7rem}h2{margin-top:2.5rem}dl>div{grid-template-columns:1fr}nav ol{columns:1}.slim{width:100%}table{font-size:.82rem}th,td{padding-right:.5rem}}
@media print{
html{font-size:10.5pt;background:#fff}
main{max-width:none;padding:0}
h2{margin-top:2rem}
h1,h2,h3,h4,h5,thead,.legend{break-after:avoid}
tr,dl>div,figure,.verdict,.log,.controls,li{break-inside:avoid}
p:has(+.wide),p:has(+dl),p:has(+pre),.hint:has(+.controls){break-after:avoid}
.keep{break-inside:avoid}
#notices,#verification{break-before:page}
a{color:inherit;text-decoration:none}
.read{max-height:none}
.view img{max-height:12cm;width:auto}
.wide{overflow:visible}
p,li{orphans:3;widows:3}
}`;

/** The one style sheet: screen and paper. `running` is at the head of each page; pages are counted at its foot. */
export const style = (running: string): Html =>
  raw(`${SHEET}
@page{size:A4;margin:22mm 20mm 20mm;@top-left{content:${quoted(running)};font:8.5pt Georgia,serif;color:#4a4f5a}@bottom-right{content:counter(page) " / " counter(pages);font:8.5pt Georgia,serif;color:#4a4f5a}}
`);
