/** One column, quiet tables, three colours that are named as well. */
export const style = `
:root{color-scheme:light dark;--ink:#16181d;--soft:#4a4f5a;--page:#fff;--line:#d5d8df;--broken:#9c1c1c;--held:#1c6b34;--unjudged:#5a5f6b}
@media (prefers-color-scheme:dark){:root{--ink:#eceef2;--soft:#b3b8c4;--page:#17191f;--line:#363b47;--broken:#ff9a9a;--held:#8fdba6;--unjudged:#b3b8c4}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:2.5rem 1.5rem 4rem;color:var(--ink);background:var(--page);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1,h2,h3{line-height:1.25;font-weight:600}h1{margin:0}h2{margin:2.5rem 0 .5rem}h3{font-size:1.0625rem;margin:0}
.url{font-size:1.125rem;margin:.25rem 0}.muted,.rule,footer{color:var(--soft)}.rule{font-size:.875rem;margin:.375rem 0 0}.rule span{display:block}
header dl{display:flex;gap:1rem;margin:1.5rem 0 0}header dl div{border:1px solid var(--line);border-top:3px solid;border-radius:8px;padding:.625rem 1rem;min-width:7rem}
header dt{font-size:.875rem}header dd{margin:0;font-size:1.75rem;font-weight:600}
.broken{border-color:var(--broken)}.held{border-color:var(--held)}.unjudged{border-color:var(--unjudged)}
header .broken dd{color:var(--broken)}header .held dd{color:var(--held)}
article{border-left:3px solid;padding:.25rem 0 .25rem 1rem;margin:1rem 0}article p{margin:.25rem 0}ul{margin:.25rem 0;padding-left:1.25rem}
.id{font-weight:400;color:var(--soft)}
table{width:100%;border-collapse:collapse;font-size:.9375rem}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-top:1px solid var(--line);font-weight:400}thead th{color:var(--soft);font-size:.875rem}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:1rem;align-items:start}figure{margin:0}img{max-width:100%;max-height:32rem;border:1px solid var(--line)}figcaption{font-size:.875rem;color:var(--soft)}
footer{margin-top:3rem;border-top:1px solid var(--line);font-size:.875rem}
@media print{body{max-width:none;padding:0}article,figure,tr{break-inside:avoid}}
`;
