/** Ticks off the four steps of the guide as they happen, and points at the next one. */
export const guide = (list) => {
  const steps = [...list.children];
  const done = new Set();
  const draw = () => {
    const next = steps.findIndex((_, place) => !done.has(place));
    for (const [place, step] of steps.entries()) {
      step.querySelector('.done').hidden = !done.has(place);
      if (place === next) step.setAttribute('aria-current', 'step');
      else step.removeAttribute('aria-current');
    }
  };
  draw();
  return {
    tick(...places) {
      for (const place of places) done.add(place);
      draw();
    },
  };
};
