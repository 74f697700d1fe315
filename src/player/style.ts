import { ABOUT } from './style-about.ts';
import { TIMELINE } from './style-timeline.ts';

/** Light or dark as the page is: by its `color-scheme`. */
const FRAME = `
:host { display: block }
* { box-sizing: border-box; margin: 0 }
[hidden] { display: none !important }
.player {
  --ink: light-dark(#16181d, #eceef2); --muted: light-dark(#4a4f5a, #b3b8c4); --paper: light-dark(#fff, #17191f);
  --sunk: light-dark(#eef0f4, #0d0e12); --line: light-dark(#d3d7df, #343843); --edge: light-dark(#868c99, #767c8a);
  --accent: light-dark(#2f5bd3, #8fb0ff); --mark: light-dark(#b4370b, #ff9d70); --on-mark: light-dark(#fff, #17191f);
  --warm: light-dark(#fdf1ea, #2b1d16);
  container-type: inline-size; overflow: hidden; color: var(--ink); background: var(--paper);
  border: 1px solid var(--line); border-radius: 16px; font: 15px/1.5 system-ui, sans-serif; text-align: start;
}
h2, h3 { font: inherit; font-weight: 600 }
button, select, input { font: inherit; color: inherit }
button { min-width: 44px; min-height: 44px; border-radius: 10px; cursor: pointer }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.icon { display: block; width: 22px; height: 22px }
.empty { display: grid; place-items: center; min-height: 200px; padding: 16px; color: var(--muted) }
.notes { display: grid }
.note {
  display: flex; gap: 12px; padding: 12px 16px; background: var(--warm); border-bottom: 1px solid var(--line);
}
.note .icon { flex: none; color: var(--mark) }
.note p { max-width: 75ch }
.screen { position: relative; background: var(--sunk); border-bottom: 1px solid var(--line) }
.stage { display: grid; place-items: center; min-height: 220px; outline-offset: -3px }
.stage.full { overflow: auto; place-items: start }
iframe { display: block; border: 0; visibility: hidden; background: #fff; color-scheme: light }
.ready .stage { min-height: 0; cursor: pointer }
.ready iframe { visibility: visible }
.status {
  position: absolute; inset: auto 0 16px; width: max-content; max-width: calc(100% - 32px); margin: 0 auto; padding: 6px 14px;
  border: 1px solid var(--line); border-radius: 20px; background: var(--paper); pointer-events: none; text-align: center;
}
.status:empty { opacity: 0 }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 20px; padding: 0 16px 12px }
.group { display: flex; flex-wrap: wrap; align-items: center; gap: 4px }
.bar > .group:last-child { gap: 4px 16px; margin-inline-start: auto }
.bar button { display: grid; place-items: center; padding: 0; border: 1px solid transparent; background: none }
.bar button:hover:not(:disabled) { background: var(--sunk) }
.bar .play { width: 52px; height: 52px; border-color: var(--edge); border-radius: 50% }
.bar .help { width: 44px; border-color: var(--edge); border-radius: 50%; font-weight: 600 }
button:disabled, input:disabled { opacity: .4; cursor: default }
.time, .when { font-variant-numeric: tabular-nums; white-space: nowrap; color: var(--muted) }
select { min-height: 44px; padding: 0 8px; border: 1px solid var(--edge); border-radius: 10px; background: var(--paper) }
label { display: flex; align-items: center; gap: 8px; min-height: 44px; cursor: pointer }
label input { width: 20px; height: 20px; accent-color: var(--accent) }
@container (max-width: 560px) {
  .bar { justify-content: center }
  .bar > .group:last-child { margin: 0; justify-content: center }
}
@media (forced-colors: active) {
  .player, .status, select, .note { border-color: CanvasText }
  .bar button:disabled { color: GrayText; opacity: 1 }
  .bar .play, .bar .help { border-color: ButtonText }
}
@media (prefers-reduced-motion: no-preference) {
  .status { transition: opacity .2s }
}
`;

export const STYLE: string = FRAME + TIMELINE + ABOUT;
