export const ABOUT: string = `
.difficulties { display: flex; flex-wrap: wrap; gap: 8px; padding: 0 16px 14px; list-style: none }
p.difficulties { color: var(--muted) }
.difficulties button {
  display: flex; align-items: center; gap: 8px; padding: 2px 14px 2px 10px; border: 1px solid var(--edge); background: var(--paper);
}
.difficulties button:hover { background: var(--sunk) }
.glyph {
  display: grid; place-items: center; width: 22px; height: 22px; border-radius: 50%; background: var(--mark); color: var(--on-mark);
  font-size: 13px; font-weight: 700; line-height: 1;
}
.about { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); border-top: 1px solid var(--line); font-size: 14px }
.about section { padding: 16px; display: grid; gap: 10px; align-content: start }
.legend { border-inline-start: 1px solid var(--line) }
.about h2 { font-size: 15px }
.facts dl { display: grid; gap: 6px }
.facts dl div { display: grid; grid-template-columns: 9.5em minmax(0, 1fr); column-gap: 12px }
dt { color: var(--muted); grid-column: 1 }
dd { grid-column: 2; overflow-wrap: anywhere }
.facts dd:nth-child(2) { grid-row: 1 }
.legend ul { display: grid; gap: 10px; padding: 0; list-style: none }
.legend li { display: grid; grid-template-columns: 44px minmax(0, 1fr); gap: 12px; align-items: start }
.sign { display: block; height: 16px; margin-top: 3px; line-height: 1 }
.dots { letter-spacing: 2px }
.sign.box { border: 1px solid var(--edge); background: repeating-linear-gradient(135deg, #8884 0 2px, #8882 2px 10px) }
.sign.idle { height: 8px; margin-top: 7px; border-radius: 4px }
.sign.gap { border-radius: 2px }
dialog {
  margin: auto; padding: 20px; width: min(440px, calc(100vw - 32px)); color: var(--ink); background: var(--paper);
  border: 1px solid var(--edge); border-radius: 16px;
}
dialog::backdrop { background: #0008 }
dialog dl { display: grid; gap: 8px; margin: 14px 0 18px }
dialog div { display: grid; grid-template-columns: 8.5em minmax(0, 1fr); align-items: baseline; gap: 12px }
kbd { font: inherit; font-weight: 600; white-space: pre-wrap }
dialog button { padding: 2px 20px; border: 1px solid var(--edge); background: none }
@container (max-width: 700px) {
  .about { grid-template-columns: minmax(0, 1fr) }
  .legend { border-inline-start: 0; border-top: 1px solid var(--line) }
  .facts dl div { grid-template-columns: 7.5em minmax(0, 1fr) }
}
@media (forced-colors: active) {
  .glyph, .sign.box { forced-color-adjust: none; border: 1px solid CanvasText; background-color: Canvas; color: CanvasText }
}
`;
