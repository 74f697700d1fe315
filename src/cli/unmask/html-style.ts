/** For the screen and for paper; the legend's patterns are those of the preview. */
export const style = `:root{color-scheme:light dark;--ink:#16181d;--muted:#4a4f5a;--paper:#fff;--line:#c9cdd6;--soft:#f3f4f7}
@media(prefers-color-scheme:dark){:root{--ink:#eceef2;--muted:#b3b8c4;--paper:#17191f;--line:#454b59;--soft:#20232b}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1240px;padding:32px 24px 64px;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{margin:0 0 4px;font-size:28px;line-height:1.2}h2{margin:40px 0 8px;font-size:20px}h3{margin:24px 0 8px;font-size:16px;overflow-wrap:anywhere}
p{margin:4px 0 12px;max-width:75ch}.muted{color:var(--muted)}
.scroll{overflow-x:auto}
table{width:100%;min-width:640px;border-collapse:collapse;font-size:15px}
th,td{padding:8px 12px 8px 0;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
th{font-weight:600}td.figure,th.figure{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}
code{font:14px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
.pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(280px,1fr));gap:16px}
figure{margin:0}figure img{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:6px}
figcaption{margin:6px 0 0;font-size:14px;color:var(--muted)}
.legend{display:flex;flex-wrap:wrap;gap:6px 20px;margin:0 0 12px;padding:0;list-style:none;font-size:14px}
.legend li{display:flex;align-items:center;gap:8px}
.legend i{width:28px;height:16px;border:1px solid}
.masked{border-color:#8a5200!important;background:repeating-linear-gradient(135deg,#8a5200 0 1.5px,#fff0cc 1.5px 6px)}
.allowed{border:2px solid #00702c!important;background:#fff}
.blocked{border-color:#3c4250!important;background:repeating-linear-gradient(45deg,#3c4250 0 1.5px,#0000 1.5px 8px),repeating-linear-gradient(135deg,#3c4250 0 1.5px,#e2e5eb 1.5px 8px)}
.never{border-color:#a3004f!important;background:repeating-linear-gradient(0deg,#a3004f 0 1.5px,#ffe0ee 1.5px 6px)}
@media print{body{padding:0}h2,h3,figure{break-inside:avoid}}`;
