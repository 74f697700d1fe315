/** Drawn by hand on 24 by 24. */
const PATHS = {
  play: 'M7 4.5v15l12.5-7.5z',
  pause: 'M7 5h3.6v14H7zM13.4 5H17v14h-3.6z',
  back: 'M12 6V2.5L6.5 7 12 11.5V8a5.5 5.5 0 1 1-5.4 6.6H4.5A7.6 7.6 0 1 0 12 6z',
  forward: 'M12 6V2.5L17.5 7 12 11.5V8a5.5 5.5 0 1 0 5.4 6.6h2.1A7.6 7.6 0 1 1 12 6z',
  previous: 'M5 5h2.4v14H5zM19 5.5v13L9 12z',
  next: 'M16.6 5H19v14h-2.4zM5 5.5v13l10-6.500z',
  quarantine: 'M12 2.500 22 20.500H2zM11 9v6h2V9zm0 7.500v2h2v-2z',
} as const;

export type Icon = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

export const icon = (name: Icon): SVGSVGElement => {
  const drawing = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', 'aria-hidden': 'true', class: 'icon' }))
    drawing.setAttribute(key, value);
  path.setAttribute('d', PATHS[name]);
  path.setAttribute('fill', 'currentColor');
  path.setAttribute('fill-rule', 'evenodd');
  drawing.append(path);
  return drawing;
};
