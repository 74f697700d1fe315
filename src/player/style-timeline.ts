/** The slider runs 12 px inside its box at either end, where the middle of its thumb is. */
export const TIMELINE: string = `
.timeline { padding: 8px 16px 0 }
.lane, .spans { position: relative; margin: 0 12px }
.lane { height: 44px }
.pin {
  position: absolute; inset-block: 0; inset-inline-start: calc(var(--x) - 22px); width: 44px; padding: 0; display: grid;
  place-items: end center; border: 0; background: none;
}
.pin span {
  position: relative; display: grid; place-items: center; min-width: 26px; height: 26px; margin-bottom: 8px; padding: 0 6px;
  border-radius: 13px; background: var(--mark); color: var(--on-mark); font-size: 14px; font-weight: 700; line-height: 1;
}
.pin span::after {
  content: ""; position: absolute; top: 100%; inset-inline-start: calc(50% - 1px); width: 2px; height: 22px; background: var(--mark);
}
.pin:hover span { outline: 2px solid var(--mark); outline-offset: 2px }
.track { position: relative; height: 44px }
.spans { position: absolute; inset: 18px 12px; margin: 0; border-radius: 4px; background: var(--edge) }
.spans i { position: absolute; inset-block: 0; inset-inline-start: calc(var(--from) * 100%); width: max(3px, calc((var(--to) - var(--from)) * 100%)) }
.idle { background: repeating-linear-gradient(90deg, var(--edge) 0 2px, var(--paper) 2px 6px) }
.gap {
  background: repeating-linear-gradient(135deg, var(--ink) 0 2px, var(--paper) 2px 6px); border: 1px solid var(--ink);
}
.spans .gap { inset-block: -5px; min-width: 8px; border-radius: 2px }
input[type="range"] {
  position: relative; display: block; width: 100%; height: 44px; margin: 0; background: none; appearance: none; cursor: pointer;
  border-radius: 8px; outline-offset: -4px;
}
input[type="range"]::-webkit-slider-runnable-track {
  height: 8px; border-radius: 4px;
  background: linear-gradient(var(--accent) 0 0) no-repeat 12px 2px / calc((100% - 24px) * var(--done, 0)) 4px;
}
input[type="range"]::-webkit-slider-thumb {
  appearance: none; width: 24px; height: 24px; margin-top: -8px; border: 3px solid var(--paper); border-radius: 50%;
  background: var(--accent); box-shadow: 0 0 0 1px var(--edge);
}
input[type="range"]::-moz-range-progress { height: 4px; background: var(--accent) }
input[type="range"]::-moz-range-thumb {
  width: 18px; height: 18px; border: 3px solid var(--paper); border-radius: 50%; background: var(--accent);
}
@media (forced-colors: active) {
  .spans, .spans i, .sign.idle, .sign.gap { forced-color-adjust: none; border: 1px solid CanvasText; background-color: Canvas }
  .idle { background: repeating-linear-gradient(90deg, CanvasText 0 1px, Canvas 1px 6px) }
  .gap { background: repeating-linear-gradient(135deg, CanvasText 0 2px, Canvas 2px 6px) }
  .pin span { forced-color-adjust: none; border: 1px solid CanvasText; background: Canvas; color: CanvasText }
  .pin span::after { background: CanvasText }
  input[type="range"]::-webkit-slider-runnable-track, input[type="range"]::-webkit-slider-thumb { forced-color-adjust: none }
  input[type="range"]::-webkit-slider-runnable-track { --accent: Highlight }
  input[type="range"]::-webkit-slider-thumb { background: Highlight; border-color: Canvas; box-shadow: 0 0 0 1px CanvasText }
}
`;
