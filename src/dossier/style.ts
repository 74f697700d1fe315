/** One column to read, quiet tables, and a sheet of A4 when printed. No value of a configuration gets in here. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#16181d;--soft:#4a4f5a;--page:#fff;--line:#d5d8df;--band:#f5f6f8;--accent:#2f5bd3;--grave:#8a3a12;--empty:#fbfbfc}
@media (prefers-color-scheme:dark){:root{--ink:#eceef2;--soft:#b3b8c4;--page:#17191f;--line:#363b47;--band:#1f222a;--accent:#8fb0ff;--grave:#f0b48e;--empty:#1b1e25}}
*{box-sizing:border-box}
html{background:var(--page);-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:53rem;padding:3rem 2rem 4rem;color:var(--ink);background:var(--page);font:1rem/1.55 system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word;font-variant-numeric:lining-nums}
h1,h2,h3,h4{line-height:1.25;font-weight:600;text-wrap:balance}
h1{font-size:2.125rem;margin:.25rem 0 .75rem;letter-spacing:-.01em}
h2{font-size:1.125rem;margin:2.5rem 0 1rem}
h2.part{font-size:1.5rem;margin:5rem 0 0;padding-top:1.25rem;border-top:2px solid var(--ink)}
h3{font-size:1.25rem;margin:3rem 0 .75rem}
h4{font-size:1rem;margin:2rem 0 .5rem}
h4 code{font-weight:400}
.number,.letter{color:var(--soft);font-weight:400;margin-right:.5rem}
.letter{display:block;font-size:.9375rem;margin:0 0 .125rem}
p,ul,ol,dl,table{margin:0 0 1rem}
p,li{max-width:44rem;text-wrap:pretty}
.kind{color:var(--soft);margin:0;font-size:.9375rem}
.sub{color:var(--soft);margin:0 0 2rem}
ul,ol{padding-left:1.25rem}
li{margin:.25rem 0}
a{color:var(--accent)}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
code{font:.875em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
strong{font-weight:600}
td span+code{display:block}
.note{border-left:3px solid var(--line);padding:.125rem 0 .125rem .875rem;margin:0 0 .75rem}
.note.grave{border-color:var(--grave);color:var(--grave)}
dl{border-top:1px solid var(--line)}
dl>div{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:0 1.5rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
dt{color:var(--soft)}
dd{margin:0;min-width:0}
dd p,td p,th p{margin:0 0 .375rem}
dd p:last-child,td p:last-child,th p:last-child{margin:0}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:.9375rem;line-height:1.45;border-bottom:1px solid var(--line)}
caption{text-align:left;color:var(--soft);padding:.75rem 0 .5rem;caption-side:top}
th,td{text-align:left;vertical-align:top;padding:.5rem .875rem .5rem 0;border-top:1px solid var(--line);font-weight:400;min-width:0}
th:last-child,td:last-child{padding-right:0}
caption.heard{position:absolute;width:1px;height:1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
thead th{color:var(--soft);font-size:.875rem;border-top:1px solid var(--ink);vertical-align:bottom}
td.empty,dd.empty{background:var(--empty);outline:1px dashed var(--soft);outline-offset:-5px;min-height:2.75rem}
td.empty{padding:0;height:3.5rem}
.shown{background:var(--band);border:1px solid var(--line);border-radius:8px;padding:1.25rem 1.5rem .25rem;margin:0 0 1.25rem}
.shown h4{margin:0 0 .75rem}.shown dl{font-size:.9375em;margin-bottom:1.5rem}.shown dl>div{padding:.375rem 0}
nav{margin:3rem 0 0}
nav p{margin:1.25rem 0 .375rem;font-weight:600}
nav ol{margin:0;padding-left:2rem;color:var(--soft)}
nav li{margin:.125rem 0}
nav a{color:var(--ink);text-decoration-color:var(--line);text-underline-offset:.2em}
nav a:hover{text-decoration-color:currentColor}
footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.875rem}
@media screen and (max-width:44rem){
body{padding:1.5rem 1.125rem 3rem}
h1{font-size:1.75rem}
dl>div{grid-template-columns:1fr;gap:.125rem}
dd.empty{margin-top:.25rem}
table,tbody,tr,th[scope=row],td,caption:not(.heard){display:block;width:auto}
thead,colgroup{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{padding:.75rem 0;border-top:1px solid var(--line)}
tbody th,tbody td{border:0;padding:.25rem 0}
tbody th{font-weight:600}
tbody th p{font-weight:400}
tbody td::before{content:attr(data-label);display:block;color:var(--soft);font-size:.875rem}
td.empty{height:auto;min-height:5rem;padding:.5rem .75rem;margin:.375rem 0}
.shown{padding:1rem 1rem 0}
}
@media print{
:root{color-scheme:light;--ink:#000;--soft:#444;--page:#fff;--line:#bbb;--band:#fff;--accent:#000;--grave:#6b2a08;--empty:#fff}
@page{size:A4;margin:20mm 18mm 20mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:8.5pt system-ui,sans-serif;color:#444}}
body{max-width:none;padding:0;font-size:10pt;line-height:1.45}
h1{font-size:22pt}h2.part{font-size:15pt;margin:0 0 4mm;break-before:page}h3{font-size:12.5pt;margin:8mm 0 2.5mm}h4{font-size:10pt;margin:5mm 0 1.5mm}
h2.part+section h3{margin-top:0}
p,li{max-width:none;orphans:3;widows:3}
h1,h2,h3,h4,caption,thead{break-after:avoid}
tr,dl>div,.note,li{break-inside:avoid}
table{font-size:9pt}caption.heard{position:absolute;width:1px;height:1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
thead th{font-size:8.5pt}
nav{break-before:page;margin:0}.shown dl{font-size:9pt;margin-bottom:5mm}.shown dl>div{padding:1mm 0}.shown h4{margin:0 0 1.5mm}
nav a{text-decoration:none}
@supports (content:target-counter(attr(href),page)){nav li a::after{content:leader(".") target-counter(attr(href),page)}}
.shown{border-radius:0}
td.empty{height:14mm}
footer{font-size:8.5pt}
}
`;
