export const STYLE: string = `
:host { display: block }
.player {
  --ink: #16181d; --muted: #4a4f5a; --paper: #fff; --sunk: #eef0f4; --line: #d3d7df; --accent: #2f5bd3; --mark: #b4370b;
  color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 16px; overflow: hidden;
  font: 15px/1.5 system-ui, sans-serif; color-scheme: light;
}
@media (prefers-color-scheme: dark) {
  .player {
    --ink: #eceef2; --muted: #b3b8c4; --paper: #17191f; --sunk: #0d0e12; --line: #343843; --accent: #8fb0ff; --mark: #ff9d70;
    color-scheme: dark;
  }
}
* { box-sizing: border-box; margin: 0 }
[hidden] { display: none !important }
.stage {
  position: relative; display: grid; place-items: center; min-height: 200px; padding: 0;
  background: var(--sunk); border-bottom: 1px solid var(--line);
}
iframe { display: block; border: 0; visibility: hidden; background: #fff; color-scheme: light }
.ready .stage { min-height: 0; cursor: pointer }
.ready iframe { visibility: visible }
.status { position: absolute; padding: 16px; color: var(--muted); text-align: center }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding: 12px 16px }
button, select, input { font: inherit; color: inherit }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.play {
  flex: none; display: grid; place-items: center; width: 44px; height: 44px; padding: 0; border: 1px solid var(--line);
  border-radius: 50%; background: var(--paper); cursor: pointer;
}
.play::before {
  content: ""; width: 16px; height: 18px; margin-left: 3px; background: currentColor; forced-color-adjust: none;
  clip-path: polygon(0 0, 100% 50%, 0 100%);
}
.playing::before { margin: 0; clip-path: polygon(0 0, 35% 0, 35% 100%, 65% 100%, 65% 0, 100% 0, 100% 100%, 0 100%) }
.play:disabled, input:disabled { opacity: .4; cursor: default }
.track { position: relative; flex: 1 1 200px; height: 44px }
.track::before, .marks { content: ""; position: absolute; inset: 0 10px }
.track::before { inset-block: 20px; border-radius: 2px; background: var(--line) }
.marks i {
  position: absolute; top: 6px; width: 4px; height: 10px; margin-left: -2px; border-radius: 2px;
  left: calc(var(--at) * 100%); background: var(--mark); forced-color-adjust: none;
}
input[type="range"] {
  position: relative; width: 100%; height: 44px; margin: 0; background: none; appearance: none; cursor: pointer; border-radius: 8px;
}
input[type="range"]::-webkit-slider-runnable-track {
  height: 4px; background: linear-gradient(var(--accent) 0 0) no-repeat 10px / calc((100% - 20px) * var(--done, 0));
}
input[type="range"]::-webkit-slider-thumb {
  appearance: none; width: 20px; height: 20px; margin-top: -8px; border: 3px solid var(--paper); border-radius: 50%;
  background: var(--accent); forced-color-adjust: none;
}
input[type="range"]::-moz-range-progress { height: 4px; background: var(--accent) }
input[type="range"]::-moz-range-thumb {
  width: 14px; height: 14px; border: 3px solid var(--paper); border-radius: 50%; background: var(--accent);
}
.time, .when { font-variant-numeric: tabular-nums; white-space: nowrap; color: var(--muted) }
select { min-height: 44px; padding: 0 8px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper) }
.skip { display: flex; align-items: center; gap: 8px; min-height: 44px; cursor: pointer }
.skip input { width: 18px; height: 18px; accent-color: var(--accent) }
.difficulties { display: flex; flex-wrap: wrap; gap: 8px; padding: 0 16px 12px; list-style: none }
.difficulties button {
  min-height: 32px; padding: 2px 12px; border: 1px solid var(--line); border-left: 4px solid var(--mark); border-radius: 8px;
  background: var(--paper); cursor: pointer;
}
.legend {
  display: flex; flex-wrap: wrap; gap: 4px 24px; padding: 10px 16px; list-style: none;
  border-top: 1px solid var(--line); color: var(--muted); font-size: 13px;
}
.legend li { display: flex; align-items: center; gap: 8px }
.dots { letter-spacing: 1px }
.box {
  width: 28px; height: 14px; border: 1px solid #8886; forced-color-adjust: none;
  background: repeating-linear-gradient(135deg, #8884 0 2px, #8882 2px 10px);
}
`;
