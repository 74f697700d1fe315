/** The second layer's own rules, added to the banner's when it is first opened. */
export const secondCss = `dialog{width:640px;max-width:calc(100% - 16px);max-height:90vh;margin:auto;padding:0;overflow:auto}
dialog[open]{display:flex;flex-direction:column}
.all{padding:0 16px;overflow:auto}
dialog::backdrop{background:#0006}
.head,label{display:flex;gap:12px;align-items:center}
.head{justify-content:space-between;padding:12px 16px}
dialog h3,dialog .acts{position:static}
dialog .acts{padding:8px 16px 12px}
.head button{flex:none;padding:2px 12px}
label{min-height:44px;padding:6px 0;cursor:pointer}
input{flex:none;width:24px;height:24px;accent-color:var(--temoin-accent)}
dialog [data-purpose]{padding:4px 0;border-top:1px solid #8886}
summary{padding:10px 0;color:var(--temoin-accent);text-decoration:underline;cursor:pointer}
dt{font-weight:600}
dd{margin-bottom:8px;color:var(--temoin-muted)}
@media(min-width:768px){dl{display:grid;grid-template-columns:auto 1fr;gap:0 16px}}
@media(max-width:359px){dialog h2{font-size:16px}dialog .acts{flex-direction:column}dialog .acts button{font-size:15px}}
@media(max-height:359px){dialog[open]{display:block}.all{overflow:visible}}`;
